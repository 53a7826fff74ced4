import sql from 'sql-template-tag';
import { name } from '../database/database.ts';
import type { Now } from '../dates.ts';
import type { Names } from '../fields/field-type.ts';
import { UUID } from '../fields/id.ts';
import { maskValue } from '../fields/mask.ts';
import type { Actor } from '../people/actor.ts';
import { tableOf } from './entry.ts';
import type { AnyRegister } from './register.ts';
import { columnsOf, isMasked, type Reader, readable, reading, seenWhole } from './sight.ts';

/**
 * Names of entries by id, for the outputs of fields that refer to them: the field `name`, or the first of the key. What the
 * actor may not read is left out, and what they see masked is masked here too.
 */
export async function namesOfEntries(
  reader: Reader,
  actor: Actor,
  now: Now,
  register: AnyRegister,
  ids: readonly string[],
): Promise<Names> {
  const wanted = [...new Set(ids)].filter((id) => UUID.test(id));
  const called = 'name' in register.fields ? 'name' : (register.key[0] ?? 'id');
  const field = register.fields[called];
  if (wanted.length === 0 || field === undefined) return {};
  return reading(reader, actor, now, register, 'names', async (db) => {
    const rows = await db.many<{ id: string; name: unknown; whole: boolean }>(sql`
      select t.id, ${name('t', called)} as name, ${seenWhole(actor, register, columnsOf('t'))} as whole
      from ${tableOf(register)} t
      where t.id = any(${wanted}::uuid[])
      and ${readable(actor, register, columnsOf('t'))}`);
    const hidden = isMasked(register, called);
    const result = Object.fromEntries(
      rows.map((row) => [row.id, String(hidden && !row.whole ? maskValue(field, row.name) : row.name)]),
    );
    return { result, ids: rows.map(({ id }) => id) };
  });
}
