import { isPlainDate, type PlainDate } from '../dates.ts';
import type { Field } from '../fields/field.ts';
import type { ParameterCode } from '../parameters/code.ts';
import { isDecimalText } from '../parameters/exact.ts';
import type { Words } from '../words.ts';
import type { Condition, Leaf, Operand, Reading } from './condition.ts';

/** What a fact is, and so which comparisons it has. `composite` facts (lists, geometries) can only be known or not. */
export type FactKind = 'text' | 'number' | 'date' | 'boolean' | 'choice' | 'region' | 'id' | 'composite';

/** A fact that no field holds, because it is derived: an age, a count. `codes` are those of a choice. */
export interface FactDeclaration {
  readonly kind: FactKind;
  readonly title: string | Words;
  readonly unit?: string;
  readonly codes?: Readonly<Record<string, string | Words>>;
}

/** Where facts come from: the fields of a form or register, and declarations of derived facts, by name. */
export type FactSources = Readonly<Record<string, Field | FactDeclaration>>;

const kinds = {
  text: 'text',
  long_text: 'text',
  phone: 'text',
  email: 'text',
  resident_id: 'text',
  credit_code: 'text',
  integer: 'number',
  decimal: 'number',
  money: 'number',
  boolean: 'boolean',
  date: 'date',
  month: 'date',
  timestamp: 'date',
  choice: 'choice',
  region: 'region',
  organisation: 'id',
  person: 'id',
  enterprise: 'id',
  reference: 'id',
  file: 'id',
} as const satisfies Readonly<Record<string, FactKind>>;

/** The kind of fact that a field or a declaration is. A field type that is not compared is composite. */
export function kindOf(source: Field | FactDeclaration): FactKind {
  // A field's keywords are open, so its own `kind` would be `unknown`; `x-field` tells the two apart.
  const type = 'x-field' in source ? source['x-field'] : undefined;
  if (typeof type !== 'string') return (source as FactDeclaration).kind; // it is no field
  return Object.hasOwn(kinds, type) ? kinds[type as keyof typeof kinds] : 'composite'; // a key, as just seen
}

/** How facts of a kind are read when two of them are compared. */
export const readingOfKind: Readonly<Record<FactKind, Reading | null>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  boolean: 'boolean',
  choice: 'text',
  region: 'region',
  id: 'text',
  composite: null,
};

/** What may be said of a comparison: its basis in law, and a sentence of its own. */
export interface Saying {
  readonly basis?: string;
  readonly says?: string;
}

declare const factKind: unique symbol;

interface Known<K extends FactKind> {
  readonly name: string;
  readonly [factKind]?: K;
  is_known(saying?: Saying): Leaf;
}

type Param = { readonly parameter: ParameterCode };

interface Equal<V, K extends FactKind> extends Known<K> {
  equals(than: V | Known<K> | Param, saying?: Saying): Leaf;
  differs(than: V | Known<K> | Param, saying?: Saying): Leaf;
}

interface Listed<V, K extends FactKind> extends Equal<V, K> {
  one_of(than: readonly (V | Known<K> | Param)[] | Param, saying?: Saying): Leaf;
  none_of(than: readonly (V | Known<K> | Param)[] | Param, saying?: Saying): Leaf;
}

interface Ordered<V, K extends FactKind> extends Listed<V, K> {
  at_least(than: V | Known<K> | Param, saying?: Saying): Leaf;
  more_than(than: V | Known<K> | Param, saying?: Saying): Leaf;
  at_most(than: V | Known<K> | Param, saying?: Saying): Leaf;
  less_than(than: V | Known<K> | Param, saying?: Saying): Leaf;
}

interface Placed extends Listed<string, 'region'> {
  /** Lies in one of these regions, given as division codes or paths. */
  within_region(than: string | Param | readonly (string | Param)[], saying?: Saying): Leaf;
}

/** The comparisons of one fact. Decimals are texts, dates `YYYY-MM-DD`. */
export type Fact<K extends FactKind, Value = unknown> = {
  text: Listed<string, 'text'>;
  number: Ordered<`${number}`, 'number'>;
  date: Ordered<PlainDate, 'date'>;
  boolean: Equal<boolean, 'boolean'>;
  choice: Listed<Extract<Value, string>, 'choice'>;
  region: Placed;
  id: Listed<string, 'id'>;
  composite: Known<'composite'>;
}[K];

type FactOf<S> = S extends { readonly kind: infer K extends FactKind; readonly title: string | Words }
  ? Fact<K, S extends { readonly codes: infer C } ? Extract<keyof C, string> : string>
  : S extends Field<infer T> & { readonly 'x-field': infer N }
    ? Fact<N extends keyof typeof kinds ? (typeof kinds)[N] : 'composite', T>
    : never;

/** The builder of conditions over these facts: one property per fact, and what joins conditions. */
export type Facts<S> = { readonly [K in keyof S]: FactOf<S[K]> } & {
  all(...conditions: readonly Condition[]): Condition;
  any(...conditions: readonly Condition[]): Condition;
  not(condition: Condition): Condition;
};

const joiners = {
  all: (...conditions: readonly Condition[]): Condition => ({ all: conditions }),
  any: (...conditions: readonly Condition[]): Condition => ({ any: conditions }),
  not: (condition: Condition): Condition => ({ not: condition }),
};

/**
 * Makes the typed builder of conditions over fields: `const r = facts({ age: f.integer('年龄') })`, then
 * `r.age.at_least('60', { basis: '…' })`. A misspelt fact, a comparison that its type has not, or a code that its table has
 * not is a compile error. Yields plain JSON.
 * @throws Error where a fact is called `all`, `any` or `not`, or a literal is no decimal or no date
 */
export function facts<const S extends FactSources>(sources: S): Facts<S> {
  const built: Record<string, unknown> = { ...joiners };
  for (const [name, source] of Object.entries(sources)) {
    if (Object.hasOwn(joiners, name)) throw new Error(`a fact cannot be called "${name}": that word joins conditions`);
    built[name] = builder(name, kindOf(source));
  }
  return built as Facts<S>; // one builder for each key of S, each with all comparisons; the type shows those that apply
}

type Literal = string | boolean | { readonly name: string } | { readonly parameter: ParameterCode };

function builder(name: string, kind: FactKind) {
  const reading = readingOfKind[kind];
  const leaf =
    (is: Leaf['is']) =>
    (than: Literal | readonly Literal[], saying?: Saying): Leaf => {
      const operands = isLiterals(than) ? than.map((each) => operand(each, kind)) : operand(than, kind);
      const refers = [than].flat().some((each) => typeof each === 'object' && 'name' in each);
      const as = reading !== null && is !== 'within_region' && (refers || kind === 'region') ? { as: reading } : {};
      return { fact: name, is, than: operands, ...as, ...saying };
    };
  return {
    name,
    is_known: (saying?: Saying): Leaf => ({ fact: name, is: 'is_known', ...saying }),
    equals: leaf('equals'),
    differs: leaf('differs'),
    one_of: leaf('one_of'),
    none_of: leaf('none_of'),
    at_least: leaf('at_least'),
    more_than: leaf('more_than'),
    at_most: leaf('at_most'),
    less_than: leaf('less_than'),
    within_region: leaf('within_region'),
  };
}

const isLiterals = (than: Literal | readonly Literal[]): than is readonly Literal[] => Array.isArray(than);

function operand(than: Literal, kind: FactKind): Operand {
  if (typeof than === 'boolean') return than;
  if (typeof than !== 'string') return 'name' in than ? { fact: than.name } : { parameter: than.parameter };
  if (kind === 'number') {
    if (!isDecimalText(than)) throw new Error(`"${than}" is no decimal`);
    return { number: than };
  }
  if (kind !== 'date') return than;
  if (!isPlainDate(than)) throw new Error(`"${than}" is no date`);
  return { date: than };
}
