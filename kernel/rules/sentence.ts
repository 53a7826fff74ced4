import type { Field } from '../fields/field.ts';
import { type Language, say, type Words } from '../words.ts';
import type { Comparison, Condition, Leaf } from './condition.ts';
import type { FactDeclaration, FactSources } from './facts.ts';
import { comparisonPhrases, datePhrases, sentencePhrases, sentenceWords } from './messages.ts';
import { own, type Standing, standings } from './reading.ts';
import type { RuleContext } from './verdict.ts';

/** How a fact is called, its unit, and the names of its codes or regions. */
export interface FactTitle {
  readonly title: Words;
  readonly unit?: string;
  readonly names?: Readonly<Record<string, Words>>;
}

export type FactTitles = Readonly<Record<string, FactTitle>>;

/**
 * A condition as a sentence: 年龄不小于 60 周岁，且（户籍在昌吉州 或 持有居住证）. A leaf's own `says` comes before what is made of
 * title and operand; it is Chinese, and stands in English sentences too.
 * @param titles of `titlesOf`; a fact without one is called by its name
 * @param context parameters to print by value and document; without it they are named by code
 */
export function sentence(
  condition: Condition,
  titles: FactTitles,
  language: Language = 'zh',
  context: RuleContext = {},
): string {
  return say(wordsOf(condition, titles, context, 'outer'), language);
}

/** Titles of fields and declared facts. */
export function titlesOf(sources: FactSources): FactTitles {
  return Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, titleOf(source)]));
}

function titleOf(source: Field | FactDeclaration): FactTitle {
  const english = 'x-title-en' in source ? source['x-title-en'] : undefined;
  const unit = 'x-unit' in source ? source['x-unit'] : source.unit;
  const names = 'x-names' in source ? source['x-names'] : source.codes;
  const title = toWords(source.title);
  return {
    title: typeof english === 'string' ? { ...title, en: english } : title,
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(isNames(names) ? { names: Object.fromEntries(Object.entries(names).map(([k, v]) => [k, toWords(v)])) } : {}),
  };
}

const toWords = (text: string | Words): Words => (typeof text === 'string' ? { zh: text, en: text } : text);
const isNames = (names: unknown): names is Readonly<Record<string, string | Words>> =>
  typeof names === 'object' && names !== null;

function wordsOf(condition: Condition, titles: FactTitles, context: RuleContext, place: 'outer' | 'inner'): Words {
  const join = (parts: readonly Condition[], outer: Words, inner: Words, empty: Words): Words => {
    const [only] = parts;
    if (!only) return empty;
    if (parts.length === 1) return wordsOf(only, titles, context, place);
    const words = joined(
      parts.map((part) => wordsOf(part, titles, context, 'inner')),
      place === 'outer' ? outer : inner,
    );
    return place === 'outer' ? words : sentencePhrases.in_brackets(words);
  };
  const { all, any, inner_all, inner_any, nothing_required, never } = sentenceWords;
  if ('all' in condition) return join(condition.all, all, inner_all, nothing_required);
  if ('any' in condition) return join(condition.any, any, inner_any, never);
  if ('not' in condition) return negated(condition.not, titles, context);
  return leafWords(condition, titles, context);
}

const joined = (parts: readonly Words[], separator: Words): Words => ({
  zh: parts.map(({ zh }) => zh).join(separator.zh),
  en: parts.map(({ en }) => en).join(separator.en),
});

const opposites: Readonly<Partial<Record<Comparison, Comparison>>> = {
  equals: 'differs',
  differs: 'equals',
  at_least: 'less_than',
  less_than: 'at_least',
  at_most: 'more_than',
  more_than: 'at_most',
  one_of: 'none_of',
  none_of: 'one_of',
};

/** The opposite comparison reads better than "not", and means the same: both are unknown together. */
function negated(condition: Condition, titles: FactTitles, context: RuleContext): Words {
  const simple = 'fact' in condition && condition.says === undefined ? condition : undefined;
  const opposite = simple && opposites[simple.is];
  if (simple && opposite) return leafWords({ ...simple, is: opposite }, titles, context);
  if (simple?.is === 'is_known') return sentencePhrases.is_unknown(titleFor(simple.fact, titles).title);
  return sentencePhrases.not(wordsOf(condition, titles, context, 'outer'));
}

const titleFor = (fact: string, titles: FactTitles): FactTitle => own(titles, fact) ?? { title: toWords(fact) };

function leafWords(leaf: Leaf, titles: FactTitles, context: RuleContext): Words {
  if (leaf.says !== undefined) return toWords(leaf.says);
  const fact = titleFor(leaf.fact, titles);
  const operands = standings(leaf, context);
  const values = operands.map((operand) => operandWords(operand, fact, titles));
  const value = values.length === 0 ? sentenceWords.not_given : joined(values, sentenceWords.list);
  const dated = leaf.as === 'date' || operands.some(({ reading }) => reading === 'date');
  // A list of one is that one.
  const is =
    operands.length === 1 && leaf.is === 'one_of'
      ? 'equals'
      : operands.length === 1 && leaf.is === 'none_of'
        ? 'differs'
        : leaf.is;
  const phrase = (dated ? datePhrases[is] : undefined) ?? comparisonPhrases[is];
  return phrase(fact.title, value);
}

function operandWords({ required, reading }: Standing, fact: FactTitle, titles: FactTitles): Words {
  const { value, row, parameter } = required;
  if (required.fact !== undefined) return titleFor(required.fact, titles).title;
  if (parameter !== undefined && !row) return sentencePhrases.parameter(parameter);
  if (row && value === null) return sentencePhrases.pending(row.title);
  const unit = row ? row.unit : fact.unit;
  if (reading === 'number' && row) return sentencePhrases.of_document(amount(value, unit), row.document);
  if (reading === 'number') return toWords(amount(value, unit));
  if (typeof value === 'boolean') return value ? sentenceWords.yes : sentenceWords.no;
  const text = String(value);
  if (reading === 'date') return toWords(text);
  return own(fact.names, text) ?? sentencePhrases.quoted(text);
}

const amount = (value: unknown, unit: string | null | undefined): string => (unit ? `${value} ${unit}` : String(value));
