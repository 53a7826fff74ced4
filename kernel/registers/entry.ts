import sql, { join, type Sql } from 'sql-template-tag';
import { name } from '../database/database.ts';
import type { Instant } from '../dates.ts';
import type { Actor } from '../people/actor.ts';
import type { AnyRegister } from './register.ts';
import { columnsOf, masked, seenWhole } from './sight.ts';

/** One entry as a reader sees it. */
export interface Entry<Values extends object = object> {
  readonly id: string;
  readonly version: number;
  /** When and by whom this version was written. */
  readonly recorded_at: Instant;
  readonly recorded_by: string;
  /** Values of graded fields are masked where `whole` is false. */
  readonly values: Values;
  readonly whole: boolean;
}

/** A row as the statements of this folder select it. */
export interface EntryRow {
  readonly id: string;
  readonly version: number;
  readonly recorded_at: Instant;
  readonly recorded_by: string;
  readonly '?whole': boolean;
  readonly [field: string]: unknown;
}

/** The table of the current entries. */
export const tableOf = (register: AnyRegister): Sql => name('register', register.name);

/** The table of superseded versions. */
export const versionTableOf = (register: AnyRegister): Sql => name('register', `${register.name}_version`);

/** The columns of an entry under the alias `t`, and whether the actor sees it whole. */
export function selectedColumns(actor: Actor, register: AnyRegister): Sql {
  const fields = Object.keys(register.fields).map((field) => name('t', field));
  return sql`t.id, t.version, t.recorded_at, t.recorded_by, ${join(fields)}, ${seenWhole(actor, register, columnsOf('t'))} as "?whole"`;
}

/** The entry of a row, masked where it must be. */
export function entryOf<Values extends object>(register: AnyRegister<Values>, row: EntryRow): Entry<Values> {
  const values = Object.fromEntries(Object.keys(register.fields).map((field) => [field, row[field] ?? null]));
  const whole = row['?whole'];
  return {
    id: row.id,
    version: row.version,
    recorded_at: row.recorded_at,
    recorded_by: row.recorded_by,
    // The columns are made from the fields from which `Values` is derived; a mask keeps a text a text.
    values: (whole ? values : masked(register, values)) as Values,
    whole,
  };
}
