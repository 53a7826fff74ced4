import type { ParameterCode } from '../parameters/code.ts';

/** A value that stands in a condition: a literal, another fact, or a parameter of law looked up on the date of the facts. */
export type Operand =
  | string
  | boolean
  /** A decimal, as text, so that it is exact: `{ number: '0.75' }`. */
  | { readonly number: string }
  | { readonly date: string }
  | { readonly fact: string }
  | { readonly parameter: ParameterCode };

export type Comparison =
  | 'equals'
  | 'differs'
  | 'at_least'
  | 'more_than'
  | 'at_most'
  | 'less_than'
  | 'one_of'
  | 'none_of'
  | 'within_region'
  | 'is_known';

/** How both sides of a comparison are read. */
export type Reading = 'text' | 'number' | 'date' | 'boolean' | 'region';

/** One comparison with its basis in law. `says` is the Chinese sentence; without it one is made from title and operand. */
export interface Leaf {
  readonly fact: string;
  readonly is: Comparison;
  readonly than?: Operand | readonly Operand[];
  /** How two facts are compared, since neither says what it is; literals and parameters do. `region`: code or path alike. */
  readonly as?: Reading;
  readonly basis?: string;
  readonly says?: string;
}

/**
 * A rule as data. Facts are named as the fields they come from. Evaluates to met, unmet or unknown (Kleene); stored in item
 * versions, edited as a form, compiled to SQL.
 */
export type Condition =
  | Leaf
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };
