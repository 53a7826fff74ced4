import sql, { type Sql } from 'sql-template-tag';
import type { Database, Db, Tx } from '../database/database.ts';
import { name } from '../database/database.ts';
import type { Now } from '../dates.ts';
import type { Field, Grade } from '../fields/field.ts';
import { gradeOf, maskValue } from '../fields/mask.ts';
import { record } from '../journal/journal.ts';
import type { Grant } from '../people/access.ts';
import type { Actor } from '../people/actor.ts';
import { type ColumnOf, may, visibleTo } from '../people/authorisation.ts';
import { Refusal } from '../refusal.ts';
import { messages } from './messages.ts';
import type { AnyRegister } from './register.ts';

/** Handles through which registers are read: reads of grade 3 and 4 are journalled, so a mere `Db` is not enough. */
export type Reader = Database | Tx;

/** The columns of a row under an alias. */
export const columnsOf =
  (alias: string): ColumnOf =>
  (field) =>
    name(alias, field);

/** The predicate of every read of a register. */
export const readable = (actor: Actor, register: AnyRegister, columns: ColumnOf): Sql =>
  visibleTo(actor, register.access.read, columns);

/** Whether a grant shows masked values whole: to the subject, and to posts of the department that answers for the data. */
function showsWhole(register: AnyRegister, grant: Grant): boolean {
  return grant.who === 'subject' || (grant.who === 'post' && grant.role.startsWith(`${register.steward}.`));
}

const wholeGrants = (register: AnyRegister): readonly Grant[] =>
  register.access.read.filter((grant) => showsWhole(register, grant));

/** The predicate by which a row is seen without masks. It is false wherever `readable` is. */
export const seenWhole = (actor: Actor, register: AnyRegister, columns: ColumnOf): Sql =>
  visibleTo(actor, wholeGrants(register), columns);

/** The same of one record in memory. */
export const maySeeWhole = (actor: Actor, register: AnyRegister, values: Readonly<Record<string, unknown>>): boolean =>
  may(actor, wholeGrants(register), values);

/** Grade of a field: its own, or the register's. */
export const gradeOfField = (register: AnyRegister, field: Field): Grade => field['x-grade'] ?? register.grade;

/**
 * Whether a field is shown masked to readers without the right to the whole: one with a mask in grade 3 or 4, and one
 * that is itself, or holds in its list, a datum of grade 3 or 4, which without a mask of its own is hidden.
 */
export function isMasked(register: AnyRegister, fieldName: string): boolean {
  const field = register.fields[fieldName];
  if (field === undefined) return false;
  return (field['x-mask'] !== undefined && gradeOfField(register, field) >= 3) || gradeOf({ field }) >= 3;
}

/** The values as a reader without the right to the whole sees them. */
export function masked(
  register: AnyRegister,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const shown: Record<string, unknown> = {};
  for (const [fieldName, value] of Object.entries(values)) {
    const field = register.fields[fieldName];
    shown[fieldName] = field && isMasked(register, fieldName) ? maskValue(field, value) : value;
  }
  return shown;
}

/** What one may not see one may not look for: rows where a masked field counts are those seen whole. */
export function lookingFor(actor: Actor, register: AnyRegister, fields: readonly string[], columns: ColumnOf): Sql {
  return fields.some((field) => isMasked(register, field)) ? seenWhole(actor, register, columns) : sql`true`;
}

/** Whether reads of the register are journalled: it, or a field of it, has grade 3 or 4. */
export const isSensitive = (register: AnyRegister): boolean => register.grade >= 3 || gradeOf(register.fields) >= 3;

/** What a read found, for the journal: ids only, no personal data. */
export interface Found<T> {
  readonly result: T;
  readonly ids: readonly string[];
  readonly detail?: Readonly<Record<string, unknown>>;
}

/**
 * Runs a read, and journals it in the same transaction where the register is sensitive. One line per entry for a single
 * entry, one for a page or an export.
 * @throws Refusal `unauthenticated` or `forbidden` where no grant could ever show this actor a row
 */
export async function reading<T>(
  reader: Reader,
  actor: Actor,
  now: Now,
  register: AnyRegister,
  act: string,
  work: (db: Db) => Promise<Found<T>>,
): Promise<T> {
  demandAnyReach(actor, register);
  if (!isSensitive(register)) return (await work(reader)).result;
  const journalled = async (tx: Tx): Promise<T> => {
    const { result, ids, detail } = await work(tx);
    if (ids.length === 0 && detail === undefined) return result;
    const only = ids.length === 1 ? ids[0] : undefined;
    await record(tx, [
      {
        at: now(),
        actor,
        act,
        object: register.name,
        object_id: only ?? '*',
        detail: { ...(only === undefined && ids.length > 0 ? { ids } : {}), ...detail },
      },
    ]);
    return result;
  };
  return 'run' in reader ? journalled(reader) : reader.transaction(journalled);
}

/** Declines at once where no grant could ever show this actor a row. */
export function demandAnyReach(actor: Actor, register: AnyRegister): void {
  // A predicate that is constantly false names no column: then the actor has no grant at all.
  if (visibleTo(actor, register.access.read, () => sql`x`).text !== 'false') return;
  throw actor.kind === 'anonymous'
    ? new Refusal('unauthenticated', messages.sign_in_first)
    : new Refusal('forbidden', messages.read_forbidden(register.title));
}
