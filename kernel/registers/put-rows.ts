import sql, { join, type Sql } from 'sql-template-tag';
import { name, type Tx } from '../database/database.ts';
import type { Instant } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import type { Actor } from '../people/actor.ts';
import { type EntryRow, tableOf, versionTableOf } from './entry.ts';
import type { AnyRegister } from './register.ts';
import { searchColumnsOf } from './search-text.ts';
import { isSearchable } from './table.ts';
import { columnsOfJson, recordSql } from './value.ts';

// The statements of a put. Rows travel as one JSON parameter, so a statement has one text whatever their number. Names with
// a question mark cannot be those of fields.

/** A row to write, all fields given. */
export interface Row {
  /** Null lets the database make one. */
  readonly id: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A row written. */
export interface Written {
  readonly place: number;
  readonly id: string;
  readonly version: number;
}

/** The values of the key as one text, or null where one is missing: then the entry can only be new. */
export function keyOf(register: AnyRegister, values: Readonly<Record<string, unknown>>): string | null {
  const key = register.key.map((field) => values[field] ?? null);
  return key.includes(null) ? null : JSON.stringify(key);
}

/** The entries with these ids or keys, by id and by key text, locked until the transaction ends. */
export async function existingEntries(
  tx: Tx,
  register: AnyRegister,
  ids: readonly string[],
  keys: readonly Readonly<Record<string, unknown>>[],
): Promise<Map<string, EntryRow>> {
  const known = ids.filter((id) => UUID.test(id));
  const complete = keys.filter((values) => keyOf(register, values) !== null);
  const columns = join(['id', 'version', ...Object.keys(register.fields)].map((column) => name('t', column)));
  const found: EntryRow[] = [];
  // The order of ids is the order of locking, so that two batches never wait for each other.
  if (known.length > 0)
    found.push(
      ...(await tx.many<EntryRow>(sql`
        select ${columns}
        from ${tableOf(register)} t
        where t.id = any(${known}::uuid[])
        order by t.id
        for update`)),
    );
  if (complete.length > 0) {
    const wanted = complete.map((values) => Object.fromEntries(register.key.map((field) => [field, values[field]])));
    const equal = register.key.map((field) => sql`${name('t', field)} = ${name('k', field)}`);
    found.push(
      ...(await tx.many<EntryRow>(sql`
        select ${columns}
        from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as k(${columnsOfJson(register, register.key)})
        join ${tableOf(register)} t on ${join(equal, ' and ')}
        order by t.id
        for update of t`)),
    );
  }
  return new Map(
    found.flatMap((row) => {
      const key = keyOf(register, row);
      return key === null ? [[row.id, row] as const] : [[row.id, row] as const, [key, row] as const];
    }),
  );
}

/** Inserts rows as first versions. A row whose key or id exists by now is left out of the answer. */
export async function insertRows(
  tx: Tx,
  actor: Actor,
  moment: Instant,
  register: AnyRegister,
  rows: readonly (Row & { place: number })[],
): Promise<Written[]> {
  if (rows.length === 0) return [];
  const columns = writtenColumns(register);
  // Ids are drawn before the insert, because `returning` does not tell which row of the input became which.
  return tx.many<Written>(sql`
    with n as materialized (
      select coalesce(n."?id", kernel.new_id()) as "?id", n."?place", ${columnList('n', columns)}
      from jsonb_to_recordset(${jsonOf(register, rows)}::jsonb) as n("?id" uuid, "?place" integer, ${typedColumns(register)})
    ), written as (
      insert into ${tableOf(register)} (id, version, recorded_at, recorded_by, ${join(columns.map((column) => name(column)))})
      select n."?id", 1, ${moment}::timestamptz, ${actor.id}, ${columnList('n', columns)}
      from n
      order by n."?place"
      on conflict do nothing
      returning id
    )
    select n."?place" as place, n."?id" as id, 1 as version
    from n
    join written on written.id = n."?id"
    order by n."?place"`);
}

/** Writes new versions of locked rows and keeps the superseded ones. */
export async function updateRows(
  tx: Tx,
  actor: Actor,
  moment: Instant,
  register: AnyRegister,
  rows: readonly (Row & { place: number })[],
): Promise<Written[]> {
  if (rows.length === 0) return [];
  const columns = writtenColumns(register);
  const n = sql`jsonb_to_recordset(${jsonOf(register, rows)}::jsonb) as n("?id" uuid, "?place" integer, ${typedColumns(register)})`;
  return tx.many<Written>(sql`
    with n as materialized (
      select n."?id", n."?place", ${columnList('n', columns)}
      from ${n}
    ), kept as (
      ${keepVersions(register, moment, sql`n`, sql`t.id = n."?id"`)}
    )
    update ${tableOf(register)} t
    set version = t.version + 1,
      recorded_at = ${laterThan(moment)},
      recorded_by = ${actor.id},
      ${join(columns.map((column) => sql`${name(column)} = ${name('n', column)}`))}
    from n
    where t.id = n."?id"
    returning n."?place" as place, t.id, t.version`);
}

/** Copies the current rows (alias `t`, joined with `others`) to the superseded versions. */
export function keepVersions(register: AnyRegister, moment: Instant, others: Sql, on: Sql): Sql {
  return sql`insert into ${versionTableOf(register)} (id, version, recorded, recorded_by, record)
      select t.id, t.version, tstzrange(t.recorded_at, ${laterThan(moment)}), t.recorded_by, ${recordSql(register, 't')}
      from ${others}
      join ${tableOf(register)} t on ${on}`;
}

/** The present, but after the version before: a clock that stands or runs back must not make a version without a time. */
export const laterThan = (moment: Instant): Sql =>
  sql`greatest(${moment}::timestamptz, t.recorded_at + interval '1 microsecond')`;

const writtenColumns = (register: AnyRegister): readonly string[] => [
  ...Object.keys(register.fields),
  ...(isSearchable(register) ? ['search', 'search_terms'] : []),
];

const columnList = (alias: string, columns: readonly string[]): Sql =>
  join(columns.map((column) => name(alias, column)));

const typedColumns = (register: AnyRegister): Sql =>
  isSearchable(register)
    ? sql`${columnsOfJson(register, Object.keys(register.fields))}, search text, search_terms text[]`
    : columnsOfJson(register, Object.keys(register.fields));

const jsonOf = (register: AnyRegister, rows: readonly (Row & { place: number })[]): string =>
  JSON.stringify(
    rows.map(({ id, place, values }) => ({
      ...values,
      ...(isSearchable(register) ? searchColumnsOf(register, values) : {}),
      '?id': id,
      '?place': place,
    })),
  );
