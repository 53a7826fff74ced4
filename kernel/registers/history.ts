import sql from 'sql-template-tag';
import { type Db, name } from '../database/database.ts';
import { dateOfDay, dayNumber, type Instant, isPlainDate, type Now, type PlainDate, startOfDate } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import type { Actor } from '../people/actor.ts';
import type { ColumnOf } from '../people/authorisation.ts';
import { type Entry, tableOf, versionTableOf } from './entry.ts';
import type { AnyRegister } from './register.ts';
import { columnsOf, masked, type Reader, readable, reading, seenWhole } from './sight.ts';
import { isSame, recordSql, typeSql } from './value.ts';

/** One field that a version changed. */
export interface Change {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** A version of an entry, and what it changed against the one before. */
export interface Version<Values extends object = object> extends Entry<Values> {
  /** When the next version, or the removal, took its place; null while it stands. */
  readonly superseded_at: Instant | null;
  readonly changes: readonly Change[];
}

/** What became of an entry, newest version first. */
export interface History<Values extends object = object> {
  readonly id: string;
  readonly versions: readonly Version<Values>[];
  /** When and by whom it was taken out; null while it is current. */
  readonly removed: { readonly at: Instant; readonly by: string } | null;
}

interface VersionRow {
  readonly version: number;
  readonly recorded_at: Instant;
  readonly superseded_at: Instant | null;
  readonly recorded_by: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly whole: boolean;
}

/**
 * All versions of an entry with their differences; null where there is none or the actor may not read it. The right to read
 * is that to the entry as it stands, or as it stood last.
 */
export function entryHistory<Values extends object>(
  reader: Reader,
  actor: Actor,
  now: Now,
  register: AnyRegister<Values>,
  id: string,
): Promise<History<Values> | null> {
  return reading(reader, actor, now, register, 'history', async (db) => {
    const rows = await versionsOf(db, actor, register, id);
    const [newest] = rows;
    if (newest === undefined) return { result: null, ids: [] };
    const shown = rows.map((row) => entryOfVersion(register, id, row));
    const versions = shown.map((entry, place) => ({
      ...entry,
      superseded_at: rows[place]?.superseded_at ?? null,
      changes: changesBetween(register, rows[place + 1], rows[place], newest.whole),
    }));
    const removed = newest.superseded_at === null ? null : await removalOf(db, register, id, newest.superseded_at);
    return { result: { id, versions, removed }, ids: [id] };
  });
}

/**
 * The entry as the register had it at a moment, or at the end of a date; null where it had none then. The right to read is
 * that of `entryHistory`.
 */
export function entryAsOf<Values extends object>(
  reader: Reader,
  actor: Actor,
  now: Now,
  register: AnyRegister<Values>,
  id: string,
  when: PlainDate | Instant,
): Promise<Entry<Values> | null> {
  const moment = isPlainDate(when) ? startOfDate(dateOfDay(dayNumber(when) + 1)) : when;
  return reading(reader, actor, now, register, 'read', async (db) => {
    const rows = await versionsOf(db, actor, register, id);
    // A date stands for its whole day, so what was recorded at the very next midnight is out.
    const isBefore = (at: Instant) => (isPlainDate(when) ? at < moment : at <= moment);
    const row = rows.find(({ recorded_at }) => isBefore(recorded_at));
    const stands = row !== undefined && (row.superseded_at === null || !isBefore(row.superseded_at));
    return stands ? { result: entryOfVersion(register, id, row), ids: [id] } : { result: null, ids: [] };
  });
}

/** The versions that the actor may read, newest first. */
async function versionsOf(db: Db, actor: Actor, register: AnyRegister, id: string): Promise<VersionRow[]> {
  if (!UUID.test(id)) return [];
  const last = columnsOfRecord(register);
  return db.many<VersionRow>(sql`
    with sight as (
      select ${seenWhole(actor, register, columnsOf('t'))} as whole
      from ${tableOf(register)} t
      where t.id = ${id}
      and ${readable(actor, register, columnsOf('t'))}
      union all
      select ${seenWhole(actor, register, last)}
      from (select v.id, v.record from ${versionTableOf(register)} v where v.id = ${id} order by v.version desc limit 1) v
      where not exists (select from ${tableOf(register)} t where t.id = ${id})
      and ${readable(actor, register, last)}
    )
    select t.version, t.recorded_at, null::timestamptz as superseded_at, t.recorded_by, ${recordSql(register, 't')} as record, sight.whole
    from ${tableOf(register)} t
    cross join sight
    where t.id = ${id}
    union all
    select v.version, lower(v.recorded), upper(v.recorded), v.recorded_by, v.record, sight.whole
    from ${versionTableOf(register)} v
    cross join sight
    where v.id = ${id}
    order by version desc`);
}

/** The fields of a stored version under the alias `v`, typed as their columns. */
function columnsOfRecord(register: AnyRegister): ColumnOf {
  return (field) => {
    const declaration = register.fields[field];
    return declaration === undefined ? name('v', field) : sql`(v.record ->> ${field})::${typeSql(declaration)}`;
  };
}

function entryOfVersion<Values extends object>(
  register: AnyRegister<Values>,
  id: string,
  row: VersionRow,
): Entry<Values> {
  // A version written before a field was declared has no value for it.
  const values = Object.fromEntries(Object.keys(register.fields).map((field) => [field, row.record[field] ?? null]));
  return {
    id,
    version: row.version,
    recorded_at: row.recorded_at,
    recorded_by: row.recorded_by,
    // The record was written from the fields from which `Values` is derived.
    values: (row.whole ? values : masked(register, values)) as Values,
    whole: row.whole,
  };
}

function changesBetween(
  register: AnyRegister,
  before: VersionRow | undefined,
  after: VersionRow | undefined,
  whole: boolean,
): Change[] {
  if (before === undefined || after === undefined) return [];
  const [from, to] = whole
    ? [before.record, after.record]
    : [masked(register, before.record), masked(register, after.record)];
  return Object.entries(register.fields)
    .filter(([field, declaration]) => !isSame(declaration, before.record[field] ?? null, after.record[field] ?? null))
    .map(([field]) => ({ field, from: from[field] ?? null, to: to[field] ?? null }));
}

async function removalOf(db: Db, register: AnyRegister, id: string, at: Instant): Promise<{ at: Instant; by: string }> {
  // The version says when; who is in the journal line of the same transaction. Loads past the journal have none.
  const row = await db.maybe<{ by: string }>(sql`
    select actor as by
    from kernel.journal
    where object = ${register.name}
    and object_id = ${id}
    and act = 'remove'
    order by seq desc
    limit 1`);
  return { at, by: row?.by ?? 'system' };
}
