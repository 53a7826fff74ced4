import type { Field } from '../fields/field.ts';
import { typeOf } from '../fields/field-types.ts';
import { identifier, literal, objectName } from './identifier.ts';
import { referenceOf } from './reference.ts';
import type { AnyRegister } from './register.ts';
import { columnType, isNullable } from './value.ts';

/** A thing that hangs on a table, with the statement that makes it. */
export interface TablePart {
  readonly name: string;
  readonly statement: string;
}

/** The table of a register, as statements that a migration is put together from. */
export interface Table {
  /** Qualified: `register.person`. */
  readonly name: string;
  readonly create: string;
  readonly columns: readonly (TablePart & { readonly definition: string })[];
  /** Primary key, unique key, checks of field types. */
  readonly constraints: readonly TablePart[];
  /** Apart, because the table that they point at must exist. */
  readonly foreignKeys: readonly TablePart[];
  readonly indexes: readonly TablePart[];
  /** Comments and grants: harmless to repeat. */
  readonly settings: readonly string[];
}

/** Whether entries can be found by text. */
export const isSearchable = (register: AnyRegister): boolean => register.search.length > 0;

/** The table of the current entries of a register, and beside it the one of superseded versions. */
export function tablesOf(register: AnyRegister, all: readonly AnyRegister[]): readonly [Table, Table] {
  return [currentTable(register, all), versionTable(register)];
}

function currentTable(register: AnyRegister, all: readonly AnyRegister[]): Table {
  const table = `register.${register.name}`;
  const definitions: readonly (readonly [string, string, string])[] = [
    ['id', 'uuid not null default kernel.new_id()', ''],
    ['version', 'integer not null default 1', ''],
    ['recorded_at', 'timestamptz not null', '现版本记入时间'],
    ['recorded_by', 'text not null', '现版本记入者'],
    ...Object.entries(register.fields).map(
      ([name, field]) =>
        [name, `${columnType(field)}${isNullable(field) ? '' : ' not null'}`, commentOf(register, field)] as const,
    ),
    ...(isSearchable(register)
      ? ([
          ['search', "text not null default ''", '检索文本：原文、全拼、首字母，由程序写入'],
          ['search_terms', "text[] not null default '{}'", '检索短词：单字、双字、首字母，由程序写入'],
        ] as const)
      : []),
  ];
  const columns = definitions.map(([name, definition]) => ({
    name,
    definition: `${identifier(name)} ${definition}`,
    statement: `alter table ${table} add column ${identifier(name)} ${definition};`,
  }));
  const key = objectName(register.name, 'key');
  const constraints = [
    constraint(table, objectName(register.name, 'pkey'), 'primary key (id)'),
    constraint(table, key, `unique (${register.key.map(identifier).join(', ')})`),
    ...Object.entries(register.fields).flatMap(([name, field]) => {
      const condition = typeOf(field).constraint?.(identifier(name), field);
      if (condition === undefined) return [];
      return [constraint(table, objectName(register.name, name, 'check'), `check (${condition})`)];
    }),
  ];
  const [head = 'id'] = register.key;
  const sorts = register.sort.filter((field) => register.key.length > 1 || field !== head);
  const references = Object.entries(register.fields).flatMap(([name, field]) => {
    const target = referenceOf(field);
    return target === undefined ? [] : [{ name, target, byId: columnType(field) === 'uuid' }];
  });
  const regions = Object.keys(register.fields).filter((name) => register.fields[name]?.['x-field'] === 'region');
  return {
    name: table,
    create: createTable(table, columns, constraints),
    columns,
    constraints,
    foreignKeys: references.map(({ name, target, byId }) =>
      constraint(
        table,
        objectName(register.name, name, 'fkey'),
        `foreign key (${identifier(name)}) references register.${target} (${byId ? 'id' : identifier(keyOf(target, all))}) deferrable`,
      ),
    ),
    indexes: [
      // The key's own index serves a list sorted by it, because it is unique.
      ...sorts.map((field) => index(table, objectName(register.name, field, 'sort_idx'), `(${identifier(field)}, id)`)),
      ...references
        .filter(({ name }) => !sorts.includes(name) && head !== name)
        .map(({ name }) => index(table, objectName(register.name, name, 'idx'), `(${identifier(name)})`)),
      ...regions.map((name) =>
        index(
          table,
          objectName(register.name, name, 'path_idx'),
          `using gist (kernel.region_path(${identifier(name)}))`,
        ),
      ),
      ...(isSearchable(register)
        ? [
            index(
              table,
              objectName(register.name, 'search_idx'),
              'using gin (search public.gin_trgm_ops, search_terms)',
            ),
          ]
        : []),
    ],
    settings: [
      `comment on table ${table} is ${literal(`${register.title}（${register.grade} 级，${register.steward}）`)};`,
      ...definitions
        .filter(([, , comment]) => comment !== '')
        .map(([name, , comment]) => `comment on column ${table}.${identifier(name)} is ${literal(comment)};`),
      `grant select, insert, update, delete on ${table} to jisuban_app;`,
    ],
  };
}

function versionTable(register: AnyRegister): Table {
  const short = `${register.name}_version`;
  const table = `register.${short}`;
  const columns = [
    ['id', 'uuid not null'],
    ['version', 'integer not null'],
    ['recorded', 'tstzrange not null'],
    ['recorded_by', 'text not null'],
    ['record', 'jsonb not null'],
  ].map(([name = '', definition]) => ({
    name,
    definition: `${identifier(name)} ${definition}`,
    statement: `alter table ${table} add column ${identifier(name)} ${definition};`,
  }));
  const constraints = [constraint(table, objectName(short, 'pkey'), 'primary key (id, version)')];
  const trigger = objectName(short, 'append_only');
  return {
    name: table,
    create: `${createTable(table, columns, constraints)}
create trigger ${trigger} before update or delete on ${table}
  for each row execute function kernel.refuse_change();`,
    columns,
    constraints,
    foreignKeys: [],
    indexes: [],
    settings: [
      `comment on table ${table} is ${literal(`${register.title}：被取代或移出的版本，只增不改`)};`,
      `grant select, insert on ${table} to jisuban_app;`,
    ],
  };
}

const createTable = (
  table: string,
  columns: readonly { definition: string }[],
  constraints: readonly TablePart[],
): string => {
  const lines = [
    ...columns.map(({ definition }) => definition),
    ...constraints.map(({ statement }) => statement.slice(statement.indexOf(' add ') + 5, -1)),
  ];
  return `create table ${table} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);`;
};

const constraint = (table: string, name: string, definition: string): TablePart => ({
  name,
  statement: `alter table ${table} add constraint ${name} ${definition};`,
});

const index = (table: string, name: string, definition: string): TablePart => ({
  name,
  statement: `create index ${name} on ${table} ${definition};`,
});

function commentOf(register: AnyRegister, field: Field): string {
  const grade = field['x-grade'] ?? register.grade;
  return `${field.title}${grade === register.grade ? '' : `（${grade} 级）`}`;
}

/** Regions are referred to by code: the one field of their key. */
function keyOf(target: string, all: readonly AnyRegister[]): string {
  const key = all.find(({ name }) => name === target)?.key;
  if (key?.length !== 1)
    throw new Error(`register ${target}: it is referred to by its key, so it needs one of one field`);
  return key[0] ?? 'id';
}
