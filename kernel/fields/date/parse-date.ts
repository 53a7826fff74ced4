import type { PlainDate } from '../../dates.ts';
import { compact } from '../checked.ts';
import type { DatePart } from './messages.ts';

/** A date read from what a person typed, or the part that is wrong. */
export type ReadDate =
  | { readonly date: PlainDate }
  | { readonly wrong: 'malformed' | 'year_digits' }
  | { readonly wrong: 'missing_part'; readonly parts: readonly DatePart[] }
  | { readonly wrong: 'bad_month'; readonly month: number }
  | { readonly wrong: 'bad_day'; readonly year: number; readonly month: number; readonly day: number };

const PARTS = /^(\d*)[-/.年](\d*)[-/.月](\d*)日?$/;
const EIGHT = /^(\d{4})(\d{2})(\d{2})$/;

/** Reads `2026-01-05`, `2026-1-5`, `2026/1/5`, `2026年1月5日` and `20260105`, blanks and full-width digits included. */
export function readDate(typed: string): ReadDate {
  const plain = compact(typed);
  const [, year, month, day] = EIGHT.exec(plain) ?? PARTS.exec(plain) ?? [];
  if (year === undefined || month === undefined || day === undefined) return { wrong: 'malformed' };
  const given = { year, month, day };
  const missing = (['year', 'month', 'day'] as const).filter((part) => given[part] === '');
  if (missing.length > 0) return { wrong: 'missing_part', parts: missing };
  if (!/^[1-9]\d{3}$/.test(year)) return { wrong: 'year_digits' };
  const numbers = { year: Number(year), month: Number(month), day: Number(day) };
  if (numbers.month < 1 || numbers.month > 12) return { wrong: 'bad_month', month: numbers.month };
  if (numbers.day < 1 || numbers.day > daysIn(numbers.year, numbers.month)) return { wrong: 'bad_day', ...numbers };
  // Digits joined by hyphens are a date text by construction.
  return { date: `${year}-${pad(numbers.month)}-${pad(numbers.day)}` as PlainDate };
}

/** Days of a month in the Gregorian calendar; months run from 1 to 12. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const pad = (part: number): string => String(part).padStart(2, '0');

/**
 * The text of several inputs, in the order of a date: `2026-1-5`. A whole date pasted into the year's input is taken as it is.
 * Answers undefined where all are blank.
 */
export function joinParts(
  parts: Readonly<Record<string, string | undefined>>,
  names: readonly DatePart[],
): string | undefined {
  const typed = names.map((name) => compact(parts[name] ?? ''));
  const [first = '', ...rest] = typed;
  if (rest.every((part) => part === '')) return first === '' ? undefined : (parts[names[0] ?? ''] ?? first);
  // People write 1月 into the month's input; the unit says nothing new.
  return typed.map((part) => part.replace(/[年月日]$/, '')).join('-');
}
