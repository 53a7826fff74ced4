import sql, { join } from 'sql-template-tag';
import { name } from '../database/database.ts';
import type { Now } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import type { Actor } from '../people/actor.ts';
import { type Entry, type EntryRow, entryOf, selectedColumns, tableOf } from './entry.ts';
import type { AnyRegister } from './register.ts';
import { columnsOf, lookingFor, type Reader, readable, reading } from './sight.ts';
import { typeSql } from './value.ts';

/**
 * The current entry with this id, or with these values of the key; null where there is none or the actor may not read it.
 * @throws Refusal `unauthenticated` or `forbidden` where the actor may read no entry at all
 */
export function findEntry<Values extends object>(
  reader: Reader,
  actor: Actor,
  now: Now,
  register: AnyRegister<Values>,
  which: string | Readonly<Partial<Values>>,
): Promise<Entry<Values> | null> {
  return reading(reader, actor, now, register, 'read', async (db) => {
    if (typeof which === 'string' && !UUID.test(which)) return { result: null, ids: [] };
    const keys: Readonly<Record<string, unknown>> = typeof which === 'string' ? {} : { ...which };
    const places = register.key.map((field) => {
      const declaration = register.fields[field];
      if (!declaration) throw new Error(`register ${register.name} has no field ${field}`);
      return sql`${name('t', field)} = ${keys[field] ?? null}::${typeSql(declaration)}`;
    });
    const row = await db.maybe<EntryRow>(sql`
      select ${selectedColumns(actor, register)}
      from ${tableOf(register)} t
      where ${typeof which === 'string' ? sql`t.id = ${which}` : join(places, ' and ')}
      and ${readable(actor, register, columnsOf('t'))}
      and ${typeof which === 'string' ? sql`true` : lookingFor(actor, register, register.key, columnsOf('t'))}`);
    return { result: row && entryOf(register, row), ids: row ? [row.id] : [] };
  });
}
