import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Comparison, Condition, Leaf, Reading } from './condition.ts';
import { isOrdered, needsOrder, own, read, readingOf, type Standing, shapes, standings } from './reading.ts';
import type { RuleContext } from './verdict.ts';

/**
 * What a column is in PostgreSQL. `text` is anything that reads as its JSON text, ids (uuid) among it; `region` is text
 * (division code or path) or ltree; `other` (lists, geometries) can only be known or not.
 */
export type ColumnType = 'text' | 'number' | 'date' | 'timestamp' | 'boolean' | 'region' | 'other';

/** Where a fact is found in a statement: an expression, and its type. */
export interface Column {
  readonly sql: Sql;
  readonly type: ColumnType;
}

/** The columns of a statement by fact; a fact that has none is missing in every row. */
export type Columns = Readonly<Record<string, Column>>;

/**
 * Compiles a condition to a boolean SQL expression with exactly the answers of `evaluate`: true met, false unmet, null unknown.
 * Parameters are bound as they stand in the context, so rows of regions with other parameters need their own expression.
 */
export function toSql(condition: Condition, columns: Columns, context: RuleContext = {}): Sql {
  const compiled = (parts: readonly Condition[], separator: string): Sql =>
    sql`(${join(
      parts.map((part) => toSql(part, columns, context)),
      separator,
    )})`;
  if ('all' in condition) return condition.all.length === 0 ? sql`true` : compiled(condition.all, ' and ');
  if ('any' in condition) return condition.any.length === 0 ? sql`false` : compiled(condition.any, ' or ');
  if ('not' in condition) return sql`(not ${toSql(condition.not, columns, context)})`;
  return leafSql(condition, columns, context);
}

/**
 * The two questions that a policy asks a register, as where-clauses: who certainly meets a condition, and who is not
 * excluded by what is known.
 */
export function matchRegister(
  condition: Condition,
  columns: Columns,
  context: RuleContext = {},
): { readonly met: Sql; readonly not_unmet: Sql } {
  const expression = toSql(condition, columns, context);
  // A where-clause drops null by itself, and a bare expression can use an index where `is true` cannot.
  return { met: expression, not_unmet: sql`(${expression}) is not false` };
}

const UNKNOWN = sql`null::boolean`;

function leafSql(leaf: Leaf, columns: Columns, context: RuleContext): Sql {
  const column = own(columns, leaf.fact);
  if (leaf.is === 'is_known') return column ? sql`(${column.sql} is not null)` : sql`false`;
  if (!column || leaf.than === undefined) return UNKNOWN;
  const answers = standings(leaf, context).map((operand) => compare(leaf, column, operand, columns));
  switch (leaf.is) {
    case 'one_of':
    case 'within_region':
      return ofKnown(column, anyOf(answers));
    case 'none_of':
      return ofKnown(column, sql`(not ${anyOf(answers)})`);
    default:
      return answers.length === 1 && answers[0] ? answers[0] : UNKNOWN;
  }
}

/** `or` gives Kleene's answer, members that are null included; `in` would too, but for the empty list. */
const anyOf = (answers: readonly Sql[]): Sql => (answers.length === 0 ? sql`false` : sql`(${join(answers, ' or ')})`);

/** A missing fact leaves even the empty list open. */
const ofKnown = (column: Column, answer: Sql): Sql => sql`(case when ${column.sql} is not null then ${answer} end)`;

const operators: Readonly<Partial<Record<Comparison, string>>> = {
  equals: '=',
  differs: '<>',
  at_least: '>=',
  more_than: '>',
  at_most: '<=',
  less_than: '<',
  one_of: '=',
  none_of: '=',
  within_region: 'operator(public.<@)',
};

function compare(leaf: Leaf, column: Column, operand: Standing, columns: Columns): Sql {
  const other = operand.required.fact === undefined ? undefined : own(columns, operand.required.fact);
  if (!other && !operand.known) return UNKNOWN;
  const agreed =
    other && readingOfColumn[column.type] === readingOfColumn[other.type] ? readingOfColumn[column.type] : null;
  const reading = readingOf(leaf, operand.reading ?? (leaf.as ? null : agreed), null);
  if (needsOrder(leaf.is) && !isOrdered(reading)) return UNKNOWN;
  const left = columnAs(reading, column);
  const right = other ? columnAs(reading, other) : valueAs(reading, operand.required.value);
  const operator = operators[leaf.is];
  if (!left || !right || !operator) return UNKNOWN;
  return sql`(${left} ${raw(operator)} ${right})`;
}

const readingOfColumn: Readonly<Record<ColumnType, Reading | null>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  timestamp: 'date',
  boolean: 'boolean',
  region: 'region',
  other: null,
};

/** A literal, bound with its type; undefined where it cannot be read so. */
function valueAs(reading: Reading, given: unknown): Sql | undefined {
  const value = read(reading, given);
  if (value === null) return undefined;
  const types = { text: 'text', number: 'numeric', date: 'date', boolean: 'boolean', region: 'public.ltree' } as const;
  return sql`${value}::${raw(types[reading])}`;
}

/** A column read as a kind; undefined where its type has no such reading. */
function columnAs(reading: Reading, column: Column): Sql | undefined {
  const { sql: value, type } = column;
  if (type === 'other') return undefined;
  if (type === 'boolean' || reading === 'boolean') return type === reading ? value : undefined;
  if (reading === 'region' && type === 'region') return sql`kernel.region_path(${value})`;
  if (type === reading && type !== 'text') return value;
  // A moment's date is taken at the official zone's fixed offset, as `dateOf` does.
  if (type === 'timestamp' && reading === 'date') return sql`(${value} at time zone interval '8 hours')::date`;
  return textAs(reading, textOf(column));
}

/** A column as the text that its JSON value is. */
function textOf({ sql: value, type }: Column): Sql {
  if (type === 'timestamp') return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return sql`(${value})::text`;
}

/** A text read as a kind; null where it has not the shape, so that a cast never fails in the middle of a statement. */
function textAs(reading: Exclude<Reading, 'boolean'>, text: Sql): Sql {
  switch (reading) {
    case 'text':
      return text;
    case 'number':
      return sql`(case when ${text} ~ ${shapes.number} then (${text})::numeric end)`;
    case 'region':
      return sql`(case when ${text} ~ ${shapes.region} then kernel.region_path(${text}) end)`;
    case 'date':
      return sql`(case
        when ${text} ~ ${shapes.month} and ${text} !~ '^0000' then (${text} || '-01')::date
        when ${text} ~ ${shapes.date} and pg_input_is_valid(${text}, 'date') then (${text})::date
        when ${text} ~ ${shapes.moment} and pg_input_is_valid(${text}, 'timestamptz')
          then ((${text})::timestamptz at time zone interval '8 hours')::date
      end)`;
  }
}
