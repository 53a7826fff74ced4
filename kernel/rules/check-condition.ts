import type { ParameterCode } from '../parameters/code.ts';
import type { ParameterKind } from '../parameters/parameter.ts';
import type { Problem } from '../refusal.ts';
import { say, type Words } from '../words.ts';
import type { Comparison, Leaf, Operand, Reading } from './condition.ts';
import { type FactKind, type FactSources, kindOf, readingOfKind } from './facts.ts';
import { conditionProblems as messages } from './messages.ts';
import { own, read } from './reading.ts';

const equal = ['is_known', 'equals', 'differs'] as const;
const listed = [...equal, 'one_of', 'none_of'] as const;
const ordered = [...listed, 'at_least', 'more_than', 'at_most', 'less_than'] as const;

/** The comparisons of each kind of fact; a form offers these. The types of `facts` say the same. */
export const comparisonsOf: Readonly<Record<FactKind, readonly Comparison[]>> = {
  text: listed,
  number: ordered,
  date: ordered,
  boolean: equal,
  choice: listed,
  region: [...listed, 'within_region'],
  id: listed,
  composite: ['is_known'],
};

/** The parameters that a condition may name, by code. */
export type KnownParameters = Readonly<Record<ParameterCode, { readonly kind: ParameterKind }>>;

/**
 * What is wrong with a stored condition, before it is published: unknown facts and parameters, comparisons that a type has
 * not, operands of another type, codes that are in no table. Problem fields are paths such as `all.0.not`; none is no problem.
 * @param condition as stored or sent, not yet known to be one
 * @param parameters without it, parameters are not looked at
 */
export function checkCondition(condition: unknown, sources: FactSources, parameters?: KnownParameters): Problem[] {
  return checkNode(condition, { sources, parameters, path: [] });
}

interface Place {
  readonly sources: FactSources;
  readonly parameters: KnownParameters | undefined;
  readonly path: readonly (string | number)[];
}

const problem = ({ path }: Place, rule: string, message: Words): Problem => ({ field: path.join('.'), rule, message });
const into = (place: Place, ...path: (string | number)[]): Place => ({ ...place, path: [...place.path, ...path] });

function checkNode(node: unknown, place: Place): Problem[] {
  if (!isObject(node)) return [problem(place, 'malformed', messages.malformed)];
  const keys = Object.keys(node);
  for (const key of ['all', 'any'] as const) {
    const parts = node[key];
    if (Array.isArray(parts) && keys.length === 1)
      return parts.flatMap((part, index) => checkNode(part, into(place, key, index)));
  }
  if ('not' in node && keys.length === 1) return checkNode(node.not, into(place, 'not'));
  return isLeaf(node) ? checkLeaf(node, place) : [problem(place, 'malformed', messages.malformed)];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const READINGS: readonly unknown[] = ['text', 'number', 'date', 'boolean', 'region'] satisfies Reading[];
const COMPARISONS: readonly unknown[] = [...ordered, 'within_region'];
const LEAF_KEYS = ['fact', 'is', 'than', 'as', 'basis', 'says'];

/** Whether an object has the form of a leaf; `than` is looked at one by one. */
function isLeaf(node: Readonly<Record<string, unknown>>): node is Readonly<Record<string, unknown>> & Leaf {
  const { fact, is, than, as, basis, says } = node;
  const text = (value: unknown): boolean => value === undefined || typeof value === 'string';
  return (
    typeof fact === 'string' &&
    COMPARISONS.includes(is) &&
    (as === undefined || READINGS.includes(as)) &&
    text(basis) &&
    text(says) &&
    Object.keys(node).every((key) => LEAF_KEYS.includes(key)) &&
    (than === undefined || [than].flat().every(isOperand))
  );
}

function isOperand(value: unknown): value is Operand {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  const [key = '', ...more] = isObject(value) ? Object.keys(value) : [];
  return (
    isObject(value) &&
    more.length === 0 &&
    ['number', 'date', 'fact', 'parameter'].includes(key) &&
    typeof value[key] === 'string'
  );
}

function checkLeaf(leaf: Leaf, place: Place): Problem[] {
  const source = own(place.sources, leaf.fact);
  if (!source) return [problem(into(place, 'fact'), 'unknown_fact', messages.unknown_fact(leaf.fact))];
  const kind = kindOf(source);
  const title = say(typeof source.title === 'string' ? { zh: source.title, en: source.title } : source.title);
  if (!comparisonsOf[kind].includes(leaf.is))
    return [problem(into(place, 'is'), 'comparison', messages.comparison(title, leaf.is))];
  if (leaf.is === 'is_known') return [];
  const reading = readingOfKind[kind];
  const misread = leaf.as === undefined ? kind === 'region' && leaf.is !== 'within_region' : leaf.as !== reading;
  if (misread) return [problem(into(place, 'as'), 'reading', messages.reading(title))];
  const at = into(place, 'than');
  const { than } = leaf;
  if (than === undefined) return [problem(at, 'required', messages.operand_missing)];
  const many = leaf.is === 'one_of' || leaf.is === 'none_of' || leaf.is === 'within_region';
  if (!isOperand(than) && !many) return [problem(at, 'one_operand', messages.one_operand)];
  const subject = { leaf, kind, title, many, codes: codesOf(source) };
  return isOperand(than)
    ? checkOperand(than, subject, at)
    : than.flatMap((operand, index) => checkOperand(operand, subject, into(at, index)));
}

interface Subject {
  readonly leaf: Leaf;
  readonly kind: FactKind;
  readonly title: string;
  /** Whether the comparison takes a list. */
  readonly many: boolean;
  /** The codes of a choice. */
  readonly codes: readonly unknown[] | null;
}

function codesOf(source: FactSources[string]): readonly unknown[] | null {
  if ('enum' in source && Array.isArray(source.enum)) return source.enum;
  return 'codes' in source && isObject(source.codes) ? Object.keys(source.codes) : null;
}

function checkOperand(operand: Operand, { leaf, kind, title, many, codes }: Subject, at: Place): Problem[] {
  const reading = readingOfKind[kind];
  const wrong = problem(at, 'operand', messages.operand(title));
  if (typeof operand === 'string') {
    if (reading !== 'text' && reading !== 'region') return [wrong];
    if (codes && !codes.includes(operand)) return [problem(at, 'unknown_code', messages.unknown_code(title, operand))];
    return read(reading, operand) === null ? [wrong] : [];
  }
  if (typeof operand === 'boolean') return reading === 'boolean' ? [] : [wrong];
  if ('number' in operand) return reading === 'number' && read('number', operand.number) !== null ? [] : [wrong];
  if ('date' in operand) return reading === 'date' && read('date', operand.date) !== null ? [] : [wrong];
  if ('fact' in operand) {
    const other = own(at.sources, operand.fact);
    if (!other) return [problem(at, 'unknown_fact', messages.unknown_fact(operand.fact))];
    if (kindOf(other) !== kind) return [wrong];
    if (leaf.is === 'within_region' || leaf.as === reading) return [];
    return [problem(at, 'reading', messages.reading(title))];
  }
  if (!at.parameters) return [];
  const known = own(at.parameters, operand.parameter);
  if (!known) return [problem(at, 'unknown_parameter', messages.unknown_parameter(operand.parameter))];
  const given = reading === 'region' ? 'text' : reading;
  return known.kind === given || (known.kind === 'list' && many && given === 'text') ? [] : [wrong];
}
