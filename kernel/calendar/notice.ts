import { dayNumber, isPlainDate, type PlainDate } from '../dates.ts';
import { type Problem, Refusal } from '../refusal.ts';
import type { Words } from '../words.ts';
import { messages } from './messages.ts';

/** Jurisdiction of the notices of the State Council; any other is a division code, such as `65` for Xinjiang. */
export const NATION = 'CN';

/** Days of a notice: date → `English,Chinese,statutory days` (clocks.md §8). */
export type NoticeDays = Readonly<Record<string, string>>;

/** The dated part of a notice, in the file format of clocks.md §8. */
export interface NoticePayload {
  /** Every day off of a holiday, week-end days included. */
  readonly holidays: NoticeDays;
  /** Week-end days that are worked (调休上班). */
  readonly workdays: NoticeDays;
  /** Week-days off that the swap gains; a subset of `holidays`. */
  readonly inLieuDays: NoticeDays;
}

/** One holiday notice: of the nation for a year, or the local holidays of a jurisdiction for a year. */
export interface HolidayNotice extends NoticePayload {
  readonly jurisdiction: string;
  readonly year: number;
  /** Title or number of the document, printed beside every day that it makes a rest day or a work day. */
  readonly document: string;
}

/** The name of a holiday out of a notice's value. */
export function holidayName(value: string): Words {
  const [en = '', zh = ''] = value.split(',');
  return { zh, en };
}

/** Saturday or Sunday. Day 0 is a Thursday. */
export const isWeekend = (day: number): boolean => ((((day + 4) % 7) + 7) % 7) % 6 === 0;

type Part = keyof NoticePayload;
const PARTS: readonly Part[] = ['holidays', 'workdays', 'inLieuDays'];

/**
 * Reads a notice from untrusted data, and refuses it with one problem per wrong date.
 * @throws Refusal `invalid`; `field` of a problem is `holidays.2026-02-30` and the like
 */
export function readNotice(input: unknown): HolidayNotice {
  const problems: Problem[] = [];
  const fail = (field: string, rule: string, message: Words): void => void problems.push({ field, rule, message });
  const given = isRecord(input) ? input : {};
  const { jurisdiction, year, document } = given;
  if (typeof jurisdiction !== 'string' || !/^(CN|\d{2,12})$/.test(jurisdiction)) {
    fail('jurisdiction', 'jurisdiction', messages.notice_jurisdiction);
  }
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 1949 || year > 9999) {
    fail('year', 'year', messages.notice_year);
  }
  if (typeof document !== 'string' || document.trim() === '') fail('document', 'document', messages.notice_document);
  const days = { holidays: {}, workdays: {}, inLieuDays: {} } as Record<Part, Record<string, string>>; // filled below
  for (const part of PARTS) {
    const entries = given[part];
    if (!isRecord(entries)) {
      fail(part, 'part', messages.notice_part(part));
      continue;
    }
    for (const [date, value] of Object.entries(entries)) {
      const wrong = wrongDay(part, date, value, typeof year === 'number' ? year : 0, given);
      if (wrong) fail(`${part}.${date}`, wrong.rule, wrong.message);
      else days[part][date] = String(value);
    }
  }
  if (Object.keys(days.holidays).length === 0 && problems.length === 0) {
    fail('holidays', 'empty', messages.notice_empty);
  }
  if (problems.length > 0) throw new Refusal('invalid', messages.notice_invalid(problems.length), { problems });
  // Each of the three has been checked above, or the refusal has been thrown.
  return { jurisdiction: jurisdiction as string, year: year as number, document: String(document).trim(), ...days };
}

function wrongDay(
  part: Part,
  date: string,
  value: unknown,
  year: number,
  given: Record<string, unknown>,
): { rule: string; message: Words } | null {
  if (!isPlainDate(date)) return { rule: 'date', message: messages.notice_date(date) };
  if (!inNoticeYear(date, year)) return { rule: 'year', message: messages.notice_other_year(date, year) };
  if (typeof value !== 'string' || !/^[^,]+,[^,]+,\d{1,2}$/.test(value)) {
    return { rule: 'value', message: messages.notice_value(date) };
  }
  const weekend = isWeekend(dayNumber(date));
  if (part === 'workdays' && !weekend) return { rule: 'weekend', message: messages.notice_workday_on_week_day(date) };
  if (part === 'workdays' && has(given.holidays, date)) {
    return { rule: 'both', message: messages.notice_both(date) };
  }
  if (part === 'inLieuDays' && weekend) return { rule: 'week_day', message: messages.notice_in_lieu_on_weekend(date) };
  if (part === 'inLieuDays' && !has(given.holidays, date)) {
    return { rule: 'subset', message: messages.notice_in_lieu_not_holiday(date) };
  }
  return null;
}

/** A notice names days of its year, and may reach back into the December before it (New Year's holiday and its swap). */
const inNoticeYear = (date: PlainDate, year: number): boolean =>
  Number(date.slice(0, 4)) === year || date.startsWith(`${year - 1}-12-`);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (value: unknown, key: string): boolean => isRecord(value) && Object.hasOwn(value, key);
