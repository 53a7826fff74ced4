import sql, { empty, join, type Sql } from 'sql-template-tag';
import { type Db, name } from '../database/database.ts';
import type { Now } from '../dates.ts';
import { typeOf } from '../fields/field-types.ts';
import type { Actor } from '../people/actor.ts';
import { withinRegion } from '../people/authorisation.ts';
import { regionPath } from '../people/region.ts';
import { Refusal } from '../refusal.ts';
import type { Condition } from '../rules/condition.ts';
import { toSql } from '../rules/to-sql.ts';
import type { RuleContext } from '../rules/verdict.ts';
import { factsIn } from '../rules/walk.ts';
import { ruleColumns } from './condition-columns.ts';
import { type Entry, type EntryRow, entryOf, selectedColumns, tableOf } from './entry.ts';
import { messages } from './messages.ts';
import { behind, cursorAfter, orderBy, orderOf } from './order.ts';
import type { AnyRegister } from './register.ts';
import { columnsOf, lookingFor, type Reader, readable, reading } from './sight.ts';
import { typeSql } from './value.ts';

/** Field names of a register whose declaration is in sight; any text where it is erased. */
export type FieldName<Values extends object> = [keyof Values] extends [never] ? string : keyof Values & string;

/** Which entries. */
export interface Selection<Values extends object = object> {
  /** Equal to a value, or to one of several; null finds what is empty. */
  readonly where?: [keyof Values] extends [never]
    ? Readonly<Record<string, unknown>>
    : { readonly [Name in keyof Values]?: Values[Name] | readonly Values[Name][] };
  /** The region of a field lies in this division (code or path). */
  readonly within?: { readonly field: FieldName<Values>; readonly region: string };
  /** Entries that certainly meet a rule over the register's fields. */
  readonly condition?: Condition;
  /** Parameters in force, where the rule refers to some. */
  readonly context?: RuleContext;
}

/** A page asked for. */
export interface PageRequest<Values extends object = object> extends Selection<Values> {
  readonly sort?: { readonly by: FieldName<Values>; readonly descending?: boolean };
  /** Entries at most: 50 where absent, 500 at most. */
  readonly limit?: number;
  /** `next` of the page before, with the same sort. */
  readonly cursor?: string;
  /** Whether to count all entries of the selection. */
  readonly count?: boolean;
}

/** A page found. */
export interface Page<Values extends object = object> {
  readonly entries: readonly Entry<Values>[];
  /** Cursor of the next page, or null on the last. */
  readonly next: string | null;
  readonly count?: number;
}

const MOST = 500;

/** A page of the current entries that the actor may read, by keyset: the hundredth page costs what the first does. */
export function listEntries<Values extends object>(
  reader: Reader,
  actor: Actor,
  now: Now,
  register: AnyRegister<Values>,
  request: PageRequest<Values> = {},
): Promise<Page<Values>> {
  return reading(reader, actor, now, register, 'list', async (db) => {
    const order = orderOf(register, request.sort);
    const limit = Math.min(Math.max(request.limit ?? 50, 1), MOST);
    // A list sorted by a masked field would tell the order of what is hidden.
    const where = sql`${selected(actor, register, request)} and ${lookingFor(actor, register, [order.by], columnsOf('t'))}`;
    const rows = await db.many<EntryRow>(sql`
      select ${selectedColumns(actor, register)}
      from ${tableOf(register)} t
      where ${where}
      ${request.cursor === undefined ? empty : sql`and ${behind(register, order, request.cursor)}`}
      ${orderBy(order)}
      limit ${limit + 1}`);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const result = {
      entries: page.map((row) => entryOf(register, row)),
      next: rows.length > limit && last ? cursorAfter(order, last) : null,
      ...(request.count ? { count: await countRows(db, register, where) } : {}),
    };
    return { result, ids: page.map(({ id }) => id) };
  });
}

/** How many current entries of a selection the actor may read. */
export function countEntries<Values extends object>(
  reader: Reader,
  actor: Actor,
  now: Now,
  register: AnyRegister<Values>,
  selection: Selection<Values> = {},
): Promise<number> {
  return reading(reader, actor, now, register, 'count', async (db) => ({
    result: await countRows(db, register, selected(actor, register, selection)),
    ids: [],
  }));
}

const countRows = async (db: Db, register: AnyRegister, where: Sql): Promise<number> =>
  (await db.one<{ n: number }>(sql`select count(*) as n from ${tableOf(register)} t where ${where}`)).n;

/**
 * The predicate of a selection, authorisation included.
 * @throws Refusal `invalid` naming a field that the register does not have, or a value that its column cannot hold
 */
export function selected(actor: Actor, register: AnyRegister, selection: Selection): Sql {
  const { where = {}, within, condition, context } = selection;
  const asked = [
    ...Object.keys(where),
    ...(within === undefined ? [] : [within.field]),
    ...(condition === undefined ? [] : factsIn(condition)),
  ];
  const t = columnsOf('t');
  return join(
    [
      readable(actor, register, t),
      lookingFor(actor, register, asked, t),
      ...Object.entries(where).map(([field, value]) => equals(register, field, value)),
      ...(within === undefined
        ? []
        : [sql`${withinRegion(t(declaredName(register, within.field)), [regionPath(within.region)])}`]),
      ...(condition === undefined ? [] : [toSql(condition, ruleColumns(register), context)]),
    ],
    ' and ',
  );
}

function declaredName(register: AnyRegister, field: string): string {
  if (Object.hasOwn(register.fields, field)) return field;
  throw new Refusal('invalid', messages.no_such_field(register.title, field), { field });
}

function equals(register: AnyRegister, fieldName: string, value: unknown): Sql {
  const field = register.fields[declaredName(register, fieldName)];
  if (field === undefined || value === undefined) return sql`true`;
  const column = name('t', fieldName);
  if (value === null) return sql`${column} is null`;
  const values = (Array.isArray(value) ? value : [value]).map((each) =>
    asked(field.title, fieldName, () => typeOf(field).check(each, field).value),
  );
  return values.length === 1
    ? sql`${column} = ${values[0]}::${typeSql(field)}`
    : sql`${column} = any(${values}::${typeSql(field)}[])`;
}

/** A value that does not pass its field's check would fail in the statement; a doubtful one (credit code) is let through. */
function asked<T>(title: string, field: string, read: () => T | null): T {
  const value = read();
  if (value === null) throw new Refusal('invalid', messages.bad_value(title), { field });
  return value;
}
