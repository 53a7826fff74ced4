import { dateOf, isPlainDate } from '../dates.ts';
import { Exact, isDecimalText } from '../parameters/exact.ts';
import type { ParameterKind } from '../parameters/parameter.ts';
import { regionPath } from '../people/region.ts';
import type { Comparison, Leaf, Operand, Reading } from './condition.ts';
import type { FactValues, Required, RuleContext } from './verdict.ts';

// What the evaluator and the SQL compiler must see alike: operands resolved, and values read as a number, a date …

/** How a parameter's value is compared; other JSON is not. */
const readingOfParameter: Readonly<Record<ParameterKind, Reading | null>> = {
  number: 'number',
  text: 'text',
  date: 'date',
  boolean: 'boolean',
  list: 'text',
  json: null,
};

/** One operand, resolved as far as it can be without facts. `reading` is null where it depends on the facts compared. */
export interface Standing {
  readonly required: Required;
  readonly reading: Reading | null;
  /** Stands for a value that is known; a fact is neither known nor unknown here. */
  readonly known: boolean;
}

/** The operands of a leaf; a parameter that is a list stands for its members. */
export function standings(leaf: Leaf, context: RuleContext): Standing[] {
  if (leaf.than === undefined) return [];
  const operands: readonly Operand[] = isList(leaf.than) ? leaf.than : [leaf.than];
  return operands.flatMap((operand) => standing(operand, context));
}

/** Whether `than` is a list of operands. */
export const isList = (than: Operand | readonly Operand[]): than is readonly Operand[] => Array.isArray(than);

function standing(operand: Operand, context: RuleContext): Standing | Standing[] {
  if (typeof operand === 'string') return { required: { value: operand }, reading: 'text', known: true };
  if (typeof operand === 'boolean') return { required: { value: operand }, reading: 'boolean', known: true };
  if ('number' in operand) return { required: { value: operand.number }, reading: 'number', known: true };
  if ('date' in operand) return { required: { value: operand.date }, reading: 'date', known: true };
  if ('fact' in operand) return { required: { value: null, fact: operand.fact }, reading: null, known: false };
  const code = operand.parameter;
  const row = own(context.parameters, code);
  if (!row) return { required: { value: null, parameter: code }, reading: null, known: false };
  const reading = readingOfParameter[row.kind];
  const of = { parameter: code, row };
  if (row.value === null) return { required: { value: null, ...of }, reading, known: false };
  if (row.kind === 'boolean') return { required: { value: row.value === 'true', ...of }, reading, known: true };
  if (row.kind !== 'list') return { required: { value: row.value, ...of }, reading, known: true };
  const members: unknown = JSON.parse(row.value);
  if (!Array.isArray(members)) return { required: { value: null, ...of }, reading, known: false };
  return members.map((value: unknown) => ({ required: { value, ...of }, reading, known: true }));
}

/** A key's value of the record itself; a fact may be called like something that every object has. */
export const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;

/**
 * How the two sides of a comparison are read: regions as regions, so that code and path of one region are equal; otherwise
 * as the operand says, or as two facts agree.
 */
export function readingOf(leaf: Leaf, operand: Reading | null, facts: readonly [unknown, unknown] | null): Reading {
  if (leaf.is === 'within_region' || leaf.as === 'region') return 'region';
  if (operand !== null) return operand;
  if (leaf.as !== undefined) return leaf.as;
  const shared = (['number', 'date', 'boolean'] as const).find((kind) => facts?.every((v) => read(kind, v) !== null));
  return shared ?? 'text';
}

/** Values that have an order, beside equality. */
export const isOrdered = (reading: Reading): boolean => reading === 'number' || reading === 'date';

/** Comparisons that need an order. */
export const needsOrder = (is: Comparison): boolean =>
  is === 'at_least' || is === 'more_than' || is === 'at_most' || is === 'less_than';

/** The shapes that are read; `to-sql.ts` guards its casts by the same expressions, so they stay within both dialects. */
export const shapes = {
  number: '^-?[0-9]+([.][0-9]+)?$',
  date: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  month: '^[0-9]{4}-(0[1-9]|1[0-2])$',
  moment: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3])(:[0-5][0-9]){2}([.][0-9]{1,6})?Z$',
  region: '^([0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?|[A-Za-z0-9_]+([.][A-Za-z0-9_]+)+)$',
} as const;

const MONTH = new RegExp(shapes.month);
const MOMENT = new RegExp(shapes.moment);
const REGION = new RegExp(shapes.region);

/** A value read as a kind, as text or boolean that compares by itself (numbers by `Exact`); null where it is none. */
export function read(reading: Reading, value: unknown): string | boolean | null {
  if (reading === 'boolean') return typeof value === 'boolean' ? value : null;
  if (typeof value === 'number') return Number.isFinite(value) ? read(reading, new Exact(value).toFixed()) : null;
  if (typeof value !== 'string') return null;
  switch (reading) {
    case 'text':
      return value;
    case 'number':
      return isDecimalText(value) ? value : null;
    case 'date':
      return readDate(value);
    case 'region':
      return REGION.test(value) ? regionPath(value) : null;
  }
}

/** A month stands for its first day, and a moment for its date in the official zone. PostgreSQL has no year 0. */
function readDate(text: string): string | null {
  const date = MONTH.test(text)
    ? `${text}-01`
    : MOMENT.test(text) && !Number.isNaN(Date.parse(text))
      ? dateOf(text)
      : text;
  return isPlainDate(date) && !date.startsWith('0000') ? date : null;
}

/** Negative, zero or positive as the left value is less than, equal to or more than the right one; both of one reading. */
export function order(reading: Reading, left: string | boolean, right: string | boolean): number {
  if (reading === 'number') return new Exact(String(left)).cmp(String(right));
  return left === right ? 0 : left < right ? -1 : 1;
}

/** The fact's value, null where missing. */
export const factOf = (facts: FactValues, name: string): unknown => own(facts, name) ?? null;
