import type { ParameterCode } from '../parameters/code.ts';
import type { ParameterRow } from '../parameters/parameter.ts';
import type { Leaf } from './condition.ts';

/** Kleene's three values. `unknown` means that a fact or a number is missing, never that something is wrong. */
export type Answer = 'met' | 'unmet' | 'unknown';

/** Facts by name, as JSON values of their fields; undefined and null are missing. A region is a division code or path. */
export type FactValues = Readonly<Record<string, unknown>>;

/** What a condition is evaluated with beside facts: the parameters in force on their date (`findParameters`). */
export interface RuleContext {
  readonly parameters?: Readonly<Record<ParameterCode, ParameterRow>>;
}

/** One thing a leaf compares with, as it stood: null where it is missing or pending. */
export interface Required {
  readonly value: unknown;
  /** The other fact from which it came. */
  readonly fact?: string;
  /** The parameter from which it came. */
  readonly parameter?: ParameterCode;
  /** Its row; absent where no row is in force. A pending one holds no value. */
  readonly row?: ParameterRow;
}

/** The verdict of one comparison: what was found against what is required. */
export interface LeafVerdict {
  readonly answer: Answer;
  readonly leaf: Leaf;
  readonly actual: unknown;
  readonly required: readonly Required[];
}

/** The verdict of a condition: a tree of the same shape, each node with its answer. */
export type Verdict =
  | LeafVerdict
  | { readonly answer: Answer; readonly all: readonly Verdict[] }
  | { readonly answer: Answer; readonly any: readonly Verdict[] }
  | { readonly answer: Answer; readonly not: Verdict };

/** A comparison that stands in the way, and which answer it would have to give. */
export interface Failing extends LeafVerdict {
  readonly wanted: 'met' | 'unmet';
}

/** What must become known before an answer is possible. */
export interface Missing {
  readonly facts: readonly string[];
  readonly parameters: readonly ParameterCode[];
}

/**
 * The comparisons because of which a condition is unmet ("why not"); empty for other answers. Of an `any`, each branch is
 * listed, though one would do.
 */
export function failing(verdict: Verdict): readonly Failing[] {
  return verdict.answer === 'unmet' ? against(verdict, 'met') : [];
}

function against(verdict: Verdict, wanted: 'met' | 'unmet'): Failing[] {
  if (verdict.answer === wanted || verdict.answer === 'unknown') return [];
  if ('all' in verdict) return verdict.all.flatMap((part) => against(part, wanted));
  if ('any' in verdict) return verdict.any.flatMap((part) => against(part, wanted));
  if ('not' in verdict) return against(verdict.not, wanted === 'met' ? 'unmet' : 'met');
  return [{ ...verdict, wanted }];
}

/** The facts and parameters for want of which a condition is unknown ("cannot tell until"); empty for other answers. */
export function missing(verdict: Verdict): Missing {
  const leaves = unknownLeaves(verdict);
  const facts = leaves.flatMap(({ leaf, actual, required }) => [
    ...(actual === null || actual === undefined ? [leaf.fact] : []),
    ...required.flatMap(({ fact, value }) =>
      fact !== undefined && (value === null || value === undefined) ? fact : [],
    ),
  ]);
  const parameters = leaves.flatMap(({ required }) =>
    required.flatMap(({ parameter, value }) => (parameter !== undefined && value === null ? parameter : [])),
  );
  return { facts: [...new Set(facts)], parameters: [...new Set(parameters)] };
}

function unknownLeaves(verdict: Verdict): LeafVerdict[] {
  if (verdict.answer !== 'unknown') return [];
  if ('all' in verdict) return verdict.all.flatMap(unknownLeaves);
  if ('any' in verdict) return verdict.any.flatMap(unknownLeaves);
  if ('not' in verdict) return unknownLeaves(verdict.not);
  return [verdict];
}
