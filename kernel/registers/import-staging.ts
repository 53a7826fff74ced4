import sql, { join, raw, type Sql } from 'sql-template-tag';
import { name, type Tx } from '../database/database.ts';
import type { Instant } from '../dates.ts';
import type { Actor } from '../people/actor.ts';
import { type ColumnOf, visibleTo } from '../people/authorisation.ts';
import type { Words } from '../words.ts';
import { tableOf, versionTableOf } from './entry.ts';
import { identifier } from './identifier.ts';
import type { Findings } from './import-findings.ts';
import { messages } from './messages.ts';
import { laterThan } from './put-rows.ts';
import { referenceOf } from './reference.ts';
import type { AnyRegister } from './register.ts';
import { refreshSearch } from './search-refresh.ts';
import { columnsOf } from './sight.ts';
import { isSearchable } from './table.ts';
import { columnType, recordSql, typeSql } from './value.ts';

// The second half of an import: rows stand in a staging table that the transaction drops, one statement per question.

/** What stands in the staging table (alias `s`): the row number and these fields. */
export interface Stage {
  readonly register: AnyRegister;
  readonly columns: readonly string[];
}

const STAGE = name('pg_temp', 'import_stage');

/** Makes the staging table with the columns that the file has. */
export async function createStaging(tx: Tx, register: AnyRegister, fields: readonly string[]): Promise<void> {
  const columns = fields.flatMap((field) => {
    const declaration = register.fields[field];
    return declaration === undefined ? [] : [sql`, ${name(field)} ${typeSql(declaration)}`];
  });
  await tx.run(sql`drop table if exists ${STAGE}`);
  await tx.run(sql`
    create temporary table import_stage (
      "?row" integer ${join(columns, ' ')} ${isSearchable(register) ? raw(', search text, search_terms text[]') : raw('')}
    ) on commit drop`);
}

/** The COPY statement into the staging table. */
export function stagedColumns(register: AnyRegister, fields: readonly string[]): string {
  const columns = ['"?row"', ...fields.map(identifier), ...(isSearchable(register) ? ['search', 'search_terms'] : [])];
  return `copy pg_temp.import_stage (${columns.join(', ')}) from stdin`;
}

/** Takes rows out of the staging table that only the database can find wrong: double keys, references to nothing, rows out of reach. */
export async function checkStaging(tx: Tx, actor: Actor, stage: Stage, findings: Findings): Promise<void> {
  const { register, columns } = stage;
  await tx.run(sql`analyze ${STAGE}`);
  const key = join(register.key.map((field) => name('s', field)));
  const twins = sql`
    select s."?row", first_value(s."?row") over (partition by ${key} order by s."?row") as other
    from ${STAGE} s
    join (select ${key} from ${STAGE} s group by ${key} having count(*) > 1) k on ${sameKey(register, 's', 'k')}`;
  await takeOut(
    tx,
    sql`select "?row", other from (${twins}) d where other <> "?row"`,
    register.key.join(', '),
    'key_twice',
    (other) => messages.key_twice(other ?? 0),
    findings,
  );
  for (const field of columns) {
    const declaration = register.fields[field];
    const target = declaration && referenceOf(declaration);
    if (declaration === undefined || target === undefined) continue;
    // The column's own foreign key says what is referred to: an id, or the code of a division.
    const at = columnType(declaration) === 'uuid' ? name('r', 'id') : name('r', 'code');
    await takeOut(
      tx,
      sql`
        select s."?row", null::integer as other
        from ${STAGE} s
        where ${name('s', field)} is not null
        and not exists (select from ${name('register', target)} r where ${at} = ${name('s', field)})`,
      field,
      'reference',
      () => messages.reference_unknown(declaration.title),
      findings,
    );
  }
  const grants = register.access.write;
  const reach = visibleTo(actor, grants, afterwards(stage));
  if (reach.text === 'true') return;
  await takeOut(
    tx,
    sql`
      select s."?row", null::integer as other
      from ${STAGE} s
      left join ${tableOf(register)} t on ${sameKey(register, 't', 's')}
      where (${reach} and (t.id is null or ${visibleTo(actor, grants, columnsOf('t'))})) is not true`,
    '',
    'forbidden',
    () => messages.row_forbidden,
    findings,
  );
}

/** A field as it will be: from the file where it has the column, else as it stands. */
const afterwards =
  ({ columns }: Stage): ColumnOf =>
  (field) =>
    columns.includes(field) ? name('s', field) : name('t', field);

const sameKey = (register: AnyRegister, one: string, other: string): Sql =>
  join(
    register.key.map((field) => sql`${name(one, field)} = ${name(other, field)}`),
    ' and ',
  );

/** Deletes the rows of a query from the staging table, counts them, and keeps the first in mind as errors. */
async function takeOut(
  tx: Tx,
  bad: Sql,
  field: string,
  rule: string,
  message: (other: number | null) => Words,
  findings: Findings,
): Promise<void> {
  const { count, first } = await tx.one<{ count: number; first: { row: number; other: number | null }[] | null }>(sql`
    with bad as materialized (${bad}),
    gone as (delete from ${STAGE} s using bad where s."?row" = bad."?row" returning s."?row")
    select (select count(*) from gone) as count,
      (select jsonb_agg(jsonb_build_object('row', f."?row", 'other', f.other) order by f."?row")
        from (select * from bad order by "?row" limit ${findings.room}) f) as first`);
  const some = (first ?? []).map(({ row, other }) => ({ row, field, rule, message: message(other) }));
  findings.addMany(count, some);
}

/** Updates what differs and inserts what is new, by key. */
export async function writeStaging(
  tx: Tx,
  actor: Actor,
  moment: Instant,
  stage: Stage,
): Promise<{ inserted: number; updated: number; unchanged: number }> {
  const { register, columns } = stage;
  const table = tableOf(register);
  const searched = isSearchable(register);
  const written = [...columns, ...(searched ? ['search', 'search_terms'] : [])];
  const compared = columns.filter((field) => !register.key.includes(field));
  const { n: total } = await tx.one<{ n: number }>(sql`select count(*) as n from ${STAGE}`);
  const isWhole = register.search.every((field) => columns.includes(field));
  // The search text of the file lacks what the file lacks; such rows get theirs from the table below.
  const assigned = isWhole ? written : columns;
  let known = 0;
  let updated = 0;
  const { found } = await tx.one<{ found: boolean }>(sql`select exists (select from ${table}) as found`);
  if (found) {
    ({ n: known } = await tx.one<{ n: number }>(
      sql`select count(*) as n from ${STAGE} s join ${table} t on ${sameKey(register, 't', 's')}`,
    ));
  }
  if (known > 0 && compared.length > 0) {
    const differs = sql`(${join(compared.map((field) => name('t', field)))}) is distinct from (${join(compared.map((field) => name('s', field)))})`;
    updated = await tx.run(sql`
      with changed as materialized (
        select t.id, s."?row"
        from ${STAGE} s
        join ${table} t on ${sameKey(register, 't', 's')}
        where ${differs}
        for update of t
      ), kept as (
        insert into ${versionTableOf(register)} (id, version, recorded, recorded_by, record)
        select t.id, t.version, tstzrange(t.recorded_at, ${laterThan(moment)}), t.recorded_by, ${recordSql(register, 't')}
        from changed
        join ${table} t on t.id = changed.id
      )
      update ${table} t
      set version = t.version + 1,
        recorded_at = ${laterThan(moment)},
        recorded_by = ${actor.id},
        ${join(assigned.map((column) => sql`${name(column)} = ${name('s', column)}`))}
      from changed
      join ${STAGE} s on s."?row" = changed."?row"
      where t.id = changed.id`);
    if (searched && !isWhole && updated > 0)
      await refreshSearch(tx, register, sql`t.recorded_at >= ${moment}::timestamptz and t.version > 1`);
  }
  let inserted = 0;
  if (known < total)
    inserted = await tx.run(sql`
      insert into ${table} (version, recorded_at, recorded_by, ${join(written.map((column) => name(column)))})
      select 1, ${moment}::timestamptz, ${actor.id}, ${join(written.map((column) => name('s', column)))}
      from ${STAGE} s
      ${known === 0 ? sql`` : sql`where not exists (select from ${table} t where ${sameKey(register, 't', 's')})`}
      order by s."?row"`);
  return { inserted, updated, unchanged: known - updated };
}
