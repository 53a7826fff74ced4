import type { Words } from '../words.ts';
import type { Comparison } from './condition.ts';

const both = (zh: string, en: string): Words => ({ zh, en });

/** How a comparison reads, by what is compared; `t` is the fact, `v` the operand as people read it. */
type Phrase = (t: Words, v: Words) => Words;
const phrase =
  (zh: (t: string, v: string) => string, en: (t: string, v: string) => string): Phrase =>
  (t, v) =>
    both(zh(t.zh, v.zh), en(t.en, v.en));

/** Chinese sets a blank between characters and figures, and none between characters. */
const spaced = (v: string): string => (/^[0-9-]/.test(v) ? ` ${v}` : v);

export const comparisonPhrases: Readonly<Record<Comparison, Phrase>> = {
  equals: phrase(
    (t, v) => `${t}为${spaced(v)}`,
    (t, v) => `${t} is ${v}`,
  ),
  differs: phrase(
    (t, v) => `${t}不是${spaced(v)}`,
    (t, v) => `${t} is not ${v}`,
  ),
  at_least: phrase(
    (t, v) => `${t}不小于${spaced(v)}`,
    (t, v) => `${t} is at least ${v}`,
  ),
  more_than: phrase(
    (t, v) => `${t}大于${spaced(v)}`,
    (t, v) => `${t} is more than ${v}`,
  ),
  at_most: phrase(
    (t, v) => `${t}不大于${spaced(v)}`,
    (t, v) => `${t} is at most ${v}`,
  ),
  less_than: phrase(
    (t, v) => `${t}小于${spaced(v)}`,
    (t, v) => `${t} is less than ${v}`,
  ),
  one_of: phrase(
    (t, v) => `${t}属于${v}之一`,
    (t, v) => `${t} is one of ${v}`,
  ),
  none_of: phrase(
    (t, v) => `${t}不属于${v}中任何一项`,
    (t, v) => `${t} is none of ${v}`,
  ),
  within_region: phrase(
    (t, v) => `${t}在${v}`,
    (t, v) => `${t} is within ${v}`,
  ),
  is_known: phrase(
    (t) => `已提供${t}`,
    (t) => `${t} is given`,
  ),
};

export const datePhrases: Readonly<Partial<Record<Comparison, Phrase>>> = {
  at_least: phrase(
    (t, v) => `${t}不早于${spaced(v)}`,
    (t, v) => `${t} is not before ${v}`,
  ),
  more_than: phrase(
    (t, v) => `${t}晚于${spaced(v)}`,
    (t, v) => `${t} is after ${v}`,
  ),
  at_most: phrase(
    (t, v) => `${t}不晚于${spaced(v)}`,
    (t, v) => `${t} is not after ${v}`,
  ),
  less_than: phrase(
    (t, v) => `${t}早于${spaced(v)}`,
    (t, v) => `${t} is before ${v}`,
  ),
};

/** What joins and closes sentences. */
export const sentenceWords = {
  all: both('，且', ', and '),
  any: both('，或', ', or '),
  inner_all: both(' 且 ', ' and '),
  inner_any: both(' 或 ', ' or '),
  nothing_required: both('无条件限制', 'no condition'),
  never: both('任何情形均不符合', 'never'),
  list: both('、', ', '),
  yes: both('是', 'yes'),
  no: both('否', 'no'),
  not_given: both('未填明', 'not stated'),
} as const;

export const sentencePhrases = {
  in_brackets: (inner: Words): Words => both(`（${inner.zh}）`, `(${inner.en})`),
  not: (inner: Words): Words => both(`并非（${inner.zh}）`, `not (${inner.en})`),
  is_unknown: (t: Words): Words => both(`未提供${t.zh}`, `${t.en} is not given`),
  quoted: (text: string): Words => both(`“${text}”`, `“${text}”`),
  parameter: (code: string): Words => both(`参数“${code}”规定的值`, `the value of parameter “${code}”`),
  pending: (title: string): Words => both(`${title}（待录入）`, `${title} (pending)`),
  of_document: (value: string, document: string): Words => both(`${value}（${document}）`, `${value} (${document})`),
} as const;

/** What is wrong with a stored condition; the official edits it as a form. */
export const conditionProblems = {
  malformed: both('条件格式不正确，请重新选择', 'This condition is malformed: choose it again'),
  unknown_fact: (name: string): Words =>
    both(`没有名为“${name}”的事实，请从字段中选择`, `There is no fact “${name}”: choose one of the fields`),
  comparison: (title: string, is: string): Words =>
    both(`“${title}”不能使用“${is}”比较`, `“${title}” cannot be compared by “${is}”`),
  operand_missing: both('请填写比较的对象', 'Enter what it is compared with'),
  one_operand: both('此比较只能有一个对象', 'This comparison takes one value, not a list'),
  operand: (title: string): Words =>
    both(
      `与“${title}”比较的值类型不符或格式不正确`,
      `The value compared with “${title}” is of another type, or malformed`,
    ),
  unknown_code: (title: string, code: string): Words =>
    both(`“${title}”的代码表中没有“${code}”`, `The code table of “${title}” has no “${code}”`),
  reading: (title: string): Words =>
    both(
      `请注明“${title}”按何种类型比较（as），并与字段类型一致`,
      `Say as what “${title}” is compared, as its type is`,
    ),
  unknown_parameter: (code: string): Words => both(`没有编码为“${code}”的参数`, `There is no parameter “${code}”`),
} as const;
