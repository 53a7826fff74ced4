import { dateOfDay, dayNumber, type PlainDate } from '../dates.ts';
import { Refusal } from '../refusal.ts';
import type { Words } from '../words.ts';
import { CALENDAR_YEARS, yearEndDays } from './calendar-policy.ts';
import { messages } from './messages.ts';
import { type HolidayNotice, holidayName, isWeekend, NATION } from './notice.ts';

/** Why a day is a working day or a rest day, with the holiday and the document where a notice says so. */
export interface DayReason {
  readonly kind: 'week_day' | 'weekend' | 'holiday' | 'in_lieu' | 'make_up' | 'local_holiday';
  readonly name: Words | null;
  readonly document: string | null;
}

/**
 * Working days as prefix sums over day numbers: every question is a lookup. Intervals are (after, up_to].
 * A day outside the compiled years is refused with `calendar_missing`; so is, where the options say so, an answer that
 * passes through a year without a notice.
 */
export interface Calendar {
  /** First and last compiled day number. */
  readonly first: number;
  readonly last: number;
  /** Years with a national notice, ascending. */
  readonly years: readonly number[];
  isWorking(day: number): boolean;
  /** Whether a later notice may still change this day (K11, §8). */
  isProvisional(day: number): boolean;
  reason(day: number): DayReason;
  /** The n-th working day after a day; n is 1 or more. */
  add(day: number, n: number): number;
  /** Working days in (after, up_to]; 0 where the interval is empty. */
  count(after: number, upTo: number): number;
  /** Provisional days in (after, up_to]. */
  countProvisional(after: number, upTo: number): number;
  /** The day itself where it is a working day, else the next one. */
  onOrAfter(day: number): number;
  /** The last day L with at least n working days in (L, day]; n is 1 or more. */
  lastWith(n: number, day: number): number;
}

export interface CalendarOptions {
  /** K11: a year without notice is `provisional` (default: week-days only, and every date through it says so) or `refuse`. */
  readonly calendar_missing?: 'provisional' | 'refuse';
  /** K12: whether local holidays are rest days for a legal limit. Default no. */
  readonly local_holidays?: boolean;
}

/**
 * Compiles notices into a calendar of working days.
 * @param notices national and local ones in force, one per jurisdiction and year; of two, the later in the list counts
 */
export function compileCalendar(notices: readonly HolidayNotice[], options: CalendarOptions = {}): Calendar {
  const first = dayNumber(`${CALENDAR_YEARS.first}-01-01`);
  const last = dayNumber(`${CALENDAR_YEARS.last}-12-31`);
  const named = namedDays(notices, options.local_holidays ?? false);
  const years = new Set(notices.filter((notice) => notice.jurisdiction === NATION).map((notice) => notice.year));
  const refuse = options.calendar_missing === 'refuse';

  // Index i stands for the interval (first - 1, first - 1 + i], so that index 0 is the empty one.
  const size = last - first + 1;
  const ordinals = new Int32Array(size + 1);
  const provisionals = new Int32Array(size + 1);
  const missing = new Int32Array(size + 1);
  const workingDays: number[] = [];
  for (let i = 1; i <= size; i += 1) {
    const day = first - 1 + i;
    const working = worksOn(day, named.get(day));
    if (working) workingDays.push(day);
    const { absent, tail } = certaintyOf(day, years);
    ordinals[i] = workingDays.length;
    provisionals[i] = at(provisionals, i - 1) + (absent || tail ? 1 : 0);
    missing[i] = at(missing, i - 1) + (absent ? 1 : 0);
  }

  const index = (day: number): number => {
    const i = day - first + 1;
    if (!(i >= 0 && i <= size)) throw new Refusal('calendar_missing', messages.outside_calendar);
    return i;
  };
  const guard = (after: number, upTo: number): void => {
    const to = index(upTo);
    if (!refuse || at(missing, to) === at(missing, index(after))) return;
    let day = after + 1;
    while (years.has(yearOf(day))) day += 1;
    throw new Refusal('calendar_missing', messages.calendar_missing(yearOf(day)), { details: { year: yearOf(day) } });
  };
  const ofOrdinal = (ordinal: number): number => {
    const day = workingDays[ordinal - 1];
    if (day === undefined) throw new Refusal('calendar_missing', messages.outside_calendar);
    return day;
  };
  const isWorking = (day: number): boolean => {
    guard(day - 1, day);
    return at(ordinals, index(day)) > at(ordinals, index(day - 1));
  };
  const add = (day: number, n: number): number => {
    const result = ofOrdinal(at(ordinals, index(day)) + n);
    guard(day, result);
    return result;
  };
  return {
    first,
    last,
    years: [...years].sort((a, b) => a - b),
    isWorking,
    isProvisional: (day) => at(provisionals, index(day)) > at(provisionals, index(day - 1)),
    reason(day) {
      guard(day - 1, day);
      return named.get(day) ?? { kind: isWeekend(day) ? 'weekend' : 'week_day', name: null, document: null };
    },
    add,
    count(after, upTo) {
      if (upTo <= after) return 0;
      guard(after, upTo);
      return at(ordinals, index(upTo)) - at(ordinals, index(after));
    },
    countProvisional: (after, upTo) =>
      upTo <= after ? 0 : at(provisionals, index(upTo)) - at(provisionals, index(after)),
    onOrAfter: (day) => add(day - 1, 1),
    lastWith(n, day) {
      const result = ofOrdinal(at(ordinals, index(day)) - n + 1) - 1;
      guard(result, day);
      return result;
    },
  };
}

/** A date that was derived through a calendar, and whether a later notice may still change it. */
export interface DerivedDate {
  readonly on: PlainDate;
  readonly provisional: boolean;
}

/** The n-th working day after a date (K2, K3); n is 1 or more. */
export function addWorkingDays(calendar: Calendar, date: PlainDate, n: number): DerivedDate {
  const day = dayNumber(date);
  const result = calendar.add(day, n);
  return { on: dateOfDay(result), provisional: calendar.countProvisional(day, result) > 0 };
}

/** Working days in (after, up_to]. */
export const workingDaysBetween = (calendar: Calendar, after: PlainDate, upTo: PlainDate): number =>
  calendar.count(dayNumber(after), dayNumber(upTo));

/** Whether a date is a working day. */
export const isWorkingDay = (calendar: Calendar, date: PlainDate): boolean => calendar.isWorking(dayNumber(date));

const at = (list: Int32Array, i: number): number => list[i] ?? 0;
const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();

const worksOn = (day: number, named: DayReason | undefined): boolean =>
  named === undefined ? !isWeekend(day) : named.kind === 'make_up';

function certaintyOf(day: number, years: ReadonlySet<number>): { absent: boolean; tail: boolean } {
  const year = yearOf(day);
  const absent = !years.has(year);
  const tail = yearOf(day + yearEndDays.value) !== year && !years.has(year + 1);
  return { absent, tail };
}

function namedDays(notices: readonly HolidayNotice[], countLocal: boolean): Map<number, DayReason> {
  const named = new Map<number, DayReason>();
  // Years ascend, so that what a notice says of the December before it prevails; local holidays lie over national ones.
  const latest = new Map(notices.map((notice) => [`${notice.jurisdiction} ${notice.year}`, notice]));
  const national = [...latest.values()].filter(({ jurisdiction }) => jurisdiction === NATION);
  const local = [...latest.values()].filter(({ jurisdiction }) => jurisdiction !== NATION);
  const byYear = (a: HolidayNotice, b: HolidayNotice): number => a.year - b.year;
  for (const notice of [...national.sort(byYear), ...(countLocal ? local.sort(byYear) : [])]) {
    const off = notice.jurisdiction === NATION ? 'holiday' : 'local_holiday';
    for (const [date, value] of Object.entries(notice.holidays)) {
      const kind = Object.hasOwn(notice.inLieuDays, date) ? 'in_lieu' : off;
      named.set(dayNumber(asDate(date)), { kind, name: holidayName(value), document: notice.document });
    }
    for (const [date, value] of Object.entries(notice.workdays)) {
      named.set(dayNumber(asDate(date)), { kind: 'make_up', name: holidayName(value), document: notice.document });
    }
  }
  return named;
}

// Keys of a notice are dates: `readNotice` has checked every one.
const asDate = (text: string): PlainDate => text as PlainDate;
