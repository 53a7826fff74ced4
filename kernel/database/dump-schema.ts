import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sql from 'sql-template-tag';
import type { Db, Tx } from './database.ts';
import { withFreshDatabase } from './fresh-database.ts';

// `npm run schema:dump` writes the schema that the migrations yield, so that a review sees it as a diff. Own catalog
// queries instead of pg_dump: no binary is needed, and the text does not change with the version of a tool.

/** Where the dump lies in the repository. */
export const SCHEMA_FILE = new URL('./schema.sql', import.meta.url);

interface Relation {
  oid: number;
  name: string;
  kind: string;
  persistence: string;
  security: boolean;
  comment: string | null;
}

/** The schemas `kernel` and `register` as one text in stable order: functions, tables with all that hangs on them, grants, comments. */
export async function dumpSchema(db: Tx): Promise<string> {
  // With an empty path the catalog functions qualify every name.
  await db.run(sql`set local search_path = ''`);
  const extensions = await db.many<{ name: string }>(sql`
    select extname as name from pg_extension where extname <> 'plpgsql' order by extname collate "C"`);
  const functions = await db.many<{ name: string; definition: string; comment: string | null }>(sql`
    select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as definition, obj_description(p.oid, 'pg_proc') as comment
    from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('kernel', 'register')
    and p.prokind in ('f', 'p')
    order by n.nspname, p.oid::regprocedure::text collate "C"`);
  const relations = await db.many<Relation>(sql`
    select c.oid::int as oid, format('%I.%I', n.nspname, c.relname) as name, c.relkind::text as kind,
      c.relpersistence::text as persistence, c.relrowsecurity as security, obj_description(c.oid, 'pg_class') as comment
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('kernel', 'register')
    and c.relkind in ('r', 'p', 'v', 'm', 'S')
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i' and c.relkind = 'S')
    order by n.nspname, c.relname collate "C"`);
  const parts = [
    '-- The schema after all migrations. Written by `npm run schema:dump`; never edited, never run.',
    extensions.map(({ name }) => `create extension ${name};`).join('\n'),
    ...functions.map(({ name, definition, comment }) => `${definition.trim()};${commentOn('function', name, comment)}`),
  ];
  for (const relation of relations) parts.push(await dumpRelation(db, relation));
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

async function dumpRelation(db: Db, { oid, name, kind, persistence, security, comment }: Relation): Promise<string> {
  const grants = await grantsOf(db, oid, kind === 'S' ? 'sequence' : 'table', name);
  if (kind === 'S') return [`create sequence ${name};`, ...grants].join('\n');
  if (kind === 'v' || kind === 'm') {
    const { definition } = await db.one<{ definition: string }>(sql`select pg_get_viewdef(${oid}::oid) as definition`);
    const head = `create ${kind === 'm' ? 'materialized ' : ''}view ${name} as`;
    return [head, `${definition}${commentOn('view', name, comment)}`, ...grants].join('\n');
  }
  const columns = await db.many<{ name: string; line: string; comment: string | null }>(sql`
    select a.attname as name, col_description(a.attrelid, a.attnum) as comment,
      concat(
        format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)),
        case
          when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity'
          when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
          when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
        end,
        case when a.attnotnull then ' not null' end) as line
    from pg_attribute a
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = ${oid}
    and a.attnum > 0
    and not a.attisdropped
    order by a.attnum`);
  // Not-null constraints are catalogued from PostgreSQL 18 on; they stand with their columns.
  const constraints = await db.many<{ line: string }>(sql`
    select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line
    from pg_constraint
    where conrelid = ${oid}
    and contype in ('p', 'u', 'f', 'c', 'x')
    order by array_position(array['p', 'u', 'x', 'c', 'f'], contype::text), conname collate "C"`);
  const indexes = await db.many<{ line: string }>(sql`
    select pg_get_indexdef(i.indexrelid) || ';' as line
    from pg_index i
    join pg_class c on c.oid = i.indexrelid
    where i.indrelid = ${oid}
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by c.relname collate "C"`);
  const triggers = await db.many<{ line: string }>(sql`
    select pg_get_triggerdef(oid) || ';' as line
    from pg_trigger
    where tgrelid = ${oid}
    and not tgisinternal
    order by tgname collate "C"`);
  const policies = await db.many<{ line: string }>(sql`
    select format('create policy %I on %s for %s using (%s) with check (%s);', polname, ${name}::text, polcmd::text,
      coalesce(pg_get_expr(polqual, polrelid), 'true'), coalesce(pg_get_expr(polwithcheck, polrelid), 'true')) as line
    from pg_policy
    where polrelid = ${oid}
    order by polname collate "C"`);
  const partitioned = await db.many<{ line: string }>(
    sql`select ' partition by ' || pg_get_partkeydef(partrelid) as line from pg_partitioned_table where partrelid = ${oid}`,
  );
  const body = [...columns, ...constraints].map(({ line }) => `  ${line}`).join(',\n');
  return [
    `create ${persistence === 'u' ? 'unlogged ' : ''}table ${name} (\n${body}\n)${partitioned[0]?.line ?? ''};${commentOn('table', name, comment)}`,
    ...columns.flatMap((column) => commentOn('column', `${name}.${column.name}`, column.comment).slice(1) || []),
    ...(security ? [`alter table ${name} enable row level security;`] : []),
    ...[...indexes, ...triggers, ...policies].map(({ line }) => line),
    ...grants,
  ].join('\n');
}

async function grantsOf(db: Db, oid: number, kind: string, name: string): Promise<string[]> {
  // What the owner may do goes without saying, and its name differs between installations.
  const rows = await db.many<{ line: string }>(sql`
    select format('grant %s on %s %s to %s;', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), ${kind}::text, ${name}::text,
      coalesce(quote_ident(r.rolname), 'public')) as line
    from pg_class c
    cross join aclexplode(c.relacl) g
    left join pg_roles r on r.oid = g.grantee
    where c.oid = ${oid}
    and g.grantee <> c.relowner
    group by r.rolname
    order by r.rolname collate "C"`);
  const columns = await db.many<{ line: string }>(sql`
    select format('grant %s (%s) on table %s to %s;', lower(g.privilege_type),
      string_agg(quote_ident(a.attname), ', ' order by a.attname), ${name}::text, coalesce(quote_ident(r.rolname), 'public')) as line
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    cross join aclexplode(a.attacl) g
    left join pg_roles r on r.oid = g.grantee
    where a.attrelid = ${oid}
    and g.grantee <> c.relowner
    group by g.privilege_type, r.rolname
    order by g.privilege_type, r.rolname collate "C"`);
  return [...rows, ...columns].map(({ line }) => line);
}

const commentOn = (kind: string, name: string, comment: string | null): string =>
  comment === null ? '' : `\ncomment on ${kind} ${name} is '${comment.replaceAll("'", "''")}';`;

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(SCHEMA_FILE, await withFreshDatabase((owner) => owner.transaction((tx) => dumpSchema(tx))));
