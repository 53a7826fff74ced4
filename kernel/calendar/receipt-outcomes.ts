import type { Words } from '../words.ts';

/** One of the five outcomes of 行政许可法 §32 on receipt of an application. */
export interface ReceiptOutcome {
  readonly code: '1' | '2' | '3' | '4' | '5';
  readonly name: 'not_needed' | 'not_competent' | 'corrected_on_the_spot' | 'told_what_is_missing' | 'accepted';
  readonly words: Words;
  readonly when: Words;
  /** The limit within which it must happen; null where it must happen at once. */
  readonly limit: 'L1' | null;
  /** What it does to the decision clock: only acceptance starts it (clocks.md §3). */
  readonly decision_clock: 'none' | 'starts';
  /** Whether a dated, sealed writing confirms it. */
  readonly in_writing: boolean;
}

const atOnce: Words = { zh: '即时', en: 'at once' };

/** The five outcomes, by code. A supplement lies before acceptance: it is no pause, the clock is simply not running yet. */
export const receiptOutcomes: readonly ReceiptOutcome[] = [
  {
    code: '1',
    name: 'not_needed',
    words: { zh: '依法不需要取得行政许可，告知不受理', en: 'no licence is needed' },
    when: atOnce,
    limit: null,
    decision_clock: 'none',
    in_writing: true,
  },
  {
    code: '2',
    name: 'not_competent',
    words: {
      zh: '不属于本机关职权，不予受理，并告知向有关机关申请',
      en: 'not within the agency’s powers: refused, and the right agency named',
    },
    when: atOnce,
    limit: null,
    decision_clock: 'none',
    in_writing: true,
  },
  {
    code: '3',
    name: 'corrected_on_the_spot',
    words: { zh: '当场更正', en: 'errors corrected on the spot' },
    when: atOnce,
    limit: null,
    decision_clock: 'none',
    in_writing: false,
  },
  {
    code: '4',
    name: 'told_what_is_missing',
    words: { zh: '一次告知补正', en: 'told once and completely what is missing' },
    when: { zh: '当场或者五个工作日内', en: 'at once or within 5 working days' },
    limit: 'L1',
    decision_clock: 'none',
    in_writing: true,
  },
  {
    code: '5',
    name: 'accepted',
    words: { zh: '受理', en: 'accepted' },
    when: { zh: '材料齐全、符合法定形式时', en: 'when the materials are complete' },
    limit: null,
    decision_clock: 'starts',
    in_writing: true,
  },
];
