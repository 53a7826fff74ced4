import sql, { raw } from 'sql-template-tag';
import type { Db, Tx } from '../database/database.ts';
import { identifier } from './identifier.ts';
import type { AnyRegister } from './register.ts';
import { type Table, tablesOf } from './table.ts';

/** One way in which a database differs from the declarations. */
export interface Difference {
  /** What differs, naming table and column: `register.person.phone is missing`. */
  readonly what: string;
  /** The statement that mends it. */
  readonly statement: string;
  /** Loses data, or may: written as a comment for a person to decide. */
  readonly destructive?: true;
}

interface Catalog {
  readonly columns: ReadonlyMap<string, { type: string; not_null: boolean }>;
  readonly parts: ReadonlyMap<string, string>;
}

/**
 * How the tables of a database differ from the declared ones. PostgreSQL itself tells what a declaration means: the
 * declared tables are made in a scratch schema, both are read from the catalog, and the scratch is rolled back.
 * @param tx of the owner
 */
export async function compareDeclarations(tx: Tx, registers: readonly AnyRegister[]): Promise<Difference[]> {
  const tables = registers.flatMap((register) => tablesOf(register, registers));
  await tx.run(sql`set local search_path = ''`);
  const live = await readCatalog(tx);
  await tx.run(sql`savepoint scratch`);
  await tx.run(sql`alter schema register rename to register_live`);
  await tx.run(sql`create schema register`);
  await tx.run(raw(allStatements(tables).join('\n')));
  const declared = await readCatalog(tx);
  await tx.run(sql`rollback to savepoint scratch`);
  const missing = tables.filter((table) => !live.has(table.name));
  return [
    ...allStatements(missing).map((statement) => ({ what: whatOf(statement), statement })),
    ...tables.flatMap((table) => {
      const [before, after] = [live.get(table.name), declared.get(table.name)];
      return before && after ? differencesOf(table, before, after) : [];
    }),
    ...[...live.keys()]
      .filter((name) => !declared.has(name))
      .map(
        (name): Difference => ({
          what: `${name} is declared no longer`,
          statement: `drop table ${name};`,
          destructive: true,
        }),
      ),
  ];
}

/** Makes the tables of registers that no migration has made, as a test's own. @param tx of the owner */
export async function createTables(tx: Tx, registers: readonly AnyRegister[], all = registers): Promise<void> {
  await tx.run(raw(allStatements(registers.flatMap((register) => tablesOf(register, all))).join('\n')));
}

/** Everything that makes tables, in an order in which each statement finds what it refers to. */
const allStatements = (tables: readonly Table[]): string[] => [
  ...tables.map(({ create }) => create),
  ...tables.flatMap(({ foreignKeys }) => foreignKeys.map(({ statement }) => statement)),
  ...tables.flatMap(({ indexes, settings }) => [...indexes.map(({ statement }) => statement), ...settings]),
];

const whatOf = (statement: string): string => `missing: ${statement.split('\n')[0]}`;

function differencesOf(table: Table, live: Catalog, declared: Catalog): Difference[] {
  const found: Difference[] = [];
  for (const { name, statement } of table.columns) {
    const [before, after] = [live.columns.get(name), declared.columns.get(name)];
    const column = `${table.name}.${name}`;
    const alter = `alter table ${table.name} alter column ${identifier(name)}`;
    if (before === undefined) {
      found.push({ what: `${column} is missing`, statement });
    } else if (after && before.type !== after.type) {
      found.push({
        what: `${column} is ${before.type}, declared as ${after.type}`,
        statement: `${alter} type ${after.type};`,
        destructive: true,
      });
    } else if (after && before.not_null !== after.not_null) {
      found.push({
        what: `${column} is ${before.not_null ? 'required' : 'optional'}, declared as ${after.not_null ? 'required' : 'optional'}`,
        statement: `${alter} ${after.not_null ? 'set' : 'drop'} not null;`,
      });
    }
  }
  for (const name of live.columns.keys())
    if (!declared.columns.has(name))
      found.push({
        what: `${table.name}.${name} is declared no longer`,
        statement: `alter table ${table.name} drop column ${identifier(name)};`,
        destructive: true,
      });
  const made = new Map(
    [...table.constraints, ...table.foreignKeys, ...table.indexes].map(({ name, statement }) => [name, statement]),
  );
  for (const [name, after] of declared.parts) {
    const before = live.parts.get(name);
    if (before === after) continue;
    // Comments and grants carry their own statement as definition; repeating it mends them.
    const statement = made.get(name) ?? after;
    if (before === undefined || !made.has(name)) found.push({ what: `${table.name}: ${name} differs`, statement });
    else
      found.push({
        what: `${table.name}: ${name} differs`,
        statement: `${dropOf(table, name)}\n${statement}`,
        destructive: true,
      });
  }
  return found;
}

const dropOf = (table: Table, name: string): string =>
  table.indexes.some((index) => index.name === name)
    ? `drop index register.${name};`
    : `alter table ${table.name} drop constraint ${name};`;

/** What the schema `register` holds: columns by name; constraints, indexes, triggers, comments and grants by name and definition. */
async function readCatalog(db: Db): Promise<Map<string, Catalog>> {
  const columns = await db.many<{ table: string; name: string; type: string; not_null: boolean }>(sql`
    select 'register.' || c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as not_null
    from pg_catalog.pg_class c
    join pg_catalog.pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'register'::regnamespace
    and c.relkind = 'r'
    and a.attnum > 0
    and not a.attisdropped
    order by c.relname, a.attnum`);
  const parts = await db.many<{ table: string; name: string; definition: string }>(sql`
    with t as (select oid, relname, relacl from pg_catalog.pg_class where relnamespace = 'register'::regnamespace and relkind = 'r')
    select 'register.' || t.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from t
    join pg_catalog.pg_constraint k on k.conrelid = t.oid
    where k.contype in ('p', 'u', 'f', 'c', 'x')
    union all
    select 'register.' || t.relname, i.relname, pg_get_indexdef(i.oid)
    from t
    join pg_catalog.pg_index x on x.indrelid = t.oid
    join pg_catalog.pg_class i on i.oid = x.indexrelid
    where not exists (select from pg_catalog.pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
    union all
    select 'register.' || t.relname, g.tgname, pg_get_triggerdef(g.oid) || ';'
    from t
    join pg_catalog.pg_trigger g on g.tgrelid = t.oid
    where not g.tgisinternal
    union all
    select 'register.' || t.relname, concat_ws(' ', 'comment', a.attname),
      format('comment on %s register.%s%s is %L;', case when d.objsubid = 0 then 'table' else 'column' end, t.relname, '.' || quote_ident(a.attname), d.description)
    from t
    join pg_catalog.pg_description d on d.objoid = t.oid and d.classoid = 'pg_catalog.pg_class'::regclass
    left join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = d.objsubid and d.objsubid > 0
    union all
    select 'register.' || t.relname, 'grant', format('grant %s on register.%s to jisuban_app;',
      string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), t.relname)
    from t
    cross join aclexplode(t.relacl) g
    where g.grantee = 'jisuban_app'::regrole
    group by t.relname`);
  const catalog = new Map<
    string,
    { columns: Map<string, { type: string; not_null: boolean }>; parts: Map<string, string> }
  >();
  for (const { table, name, type, not_null } of columns) {
    if (!catalog.has(table)) catalog.set(table, { columns: new Map(), parts: new Map() });
    catalog.get(table)?.columns.set(name, { type, not_null });
  }
  for (const { table, name, definition } of parts) catalog.get(table)?.parts.set(name, definition);
  return catalog;
}

/** The text of a migration that mends the differences, or null where nothing can be done without a person's decision. */
export function migrationText(title: string, differences: readonly Difference[]): string | null {
  const safe = differences.filter(({ destructive }) => !destructive);
  if (safe.length === 0) return null;
  const decisions = differences.filter(({ destructive }) => destructive);
  return `${spaced([
    `-- ${title}. Written by \`npm run migrate:new\` from the declarations of the registers; review it before it lands.`,
    ...safe.map(({ statement }) => warn(statement)),
    ...decisions.map(
      ({ what, statement }) =>
        `-- WARNING, loses data; decide and take the comment away: ${what}\n${commented(statement)}`,
    ),
  ])}\n`;
}

/** Lines about one table stand together; a blank line parts tables and longer statements. */
function spaced(statements: readonly string[]): string {
  const tableIn = (statement: string): string =>
    statement.includes('\n') ? statement : (/register\.[a-z0-9_]+/.exec(statement)?.[0] ?? statement);
  return statements
    .map((statement, place) => {
      const before = statements[place - 1];
      if (before === undefined) return statement;
      return `${tableIn(before) === tableIn(statement) ? '\n' : '\n\n'}${statement}`;
    })
    .join('');
}

const commented = (statement: string): string =>
  statement
    .split('\n')
    .map((line) => `-- ${line}`)
    .join('\n');

const warn = (statement: string): string =>
  (/^alter table \S+ add column .* not null;$/.test(statement) && !statement.includes(' default ')) ||
  statement.endsWith(' set not null;')
    ? `-- Fails where entries lack a value: fill them first.\n${statement}`
    : statement;
