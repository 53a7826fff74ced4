import { dateOfDay, dayNumber, type Instant, type PlainDate, startOfDate } from '../dates.ts';
import type { PauseKind } from '../procedures/definition.ts';
import type { Calendar } from './calendar.ts';

/** Name of the clock that decides legality; it alone can be extended (K8). */
export const STATUTORY = 'statutory';
/** Name of the clock that drives cards (K8). */
export const PROMISED = 'promised';

/** A time that is not counted: the half-open interval (start, end] (K6). */
export interface Pause {
  readonly kind: PauseKind;
  /** Still used up. */
  readonly start: PlainDate;
  /** The last day not counted; null while the pause is open. */
  readonly end: PlainDate | null;
  /** The written notice to the applicant. Without it the clock does not stop (§4). */
  readonly document: string | null;
  readonly reason?: string;
  /** Expected length in calendar days, as told to the applicant. */
  readonly expected_days?: number;
}

/** Everything that a time limit (时限) depends on; its last day is derived, never entered. */
export interface ClockFacts {
  /** `statutory`, `promised`, or the stage's name. */
  readonly name: string;
  readonly unit: 'working_day' | 'calendar_day' | 'immediate';
  /** The limit without extension; 0 for `immediate`, else 1 or more. */
  readonly days: number;
  readonly extension_days: number;
  /** Date of the event; not counted (K2). */
  readonly started_on: PlainDate;
  readonly stopped_on: PlainDate | null;
  readonly pauses: readonly Pause[];
  /** K4: whether a last calendar day that is a rest day moves to the next working day. Off for measures that burden. */
  readonly roll_last_day: boolean;
  /** Document and article of the limit. */
  readonly basis: string;
}

export interface ClockReading {
  readonly name: string;
  readonly unit: ClockFacts['unit'];
  readonly state: 'running' | 'paused' | 'overdue' | 'stopped';
  /** The last day; null while an open pause leaves only a remaining budget. */
  readonly due_on: PlainDate | null;
  /** Limit and extension together, in the clock's unit. */
  readonly budget: number;
  /** Units in (start, today or stop] outside pauses. */
  readonly used: number;
  /** Budget less used; below zero by as much as the clock is overdue. */
  readonly remaining: number;
  /** Working days in (today or stop, due]; null without a due date. For thresholds in working days. */
  readonly working_days_left: number | null;
  /** Whether a later holiday notice may still change the due date (K11). */
  readonly provisional: boolean;
  /** Stopped on or before the last day; null while it is not stopped. */
  readonly in_time: boolean | null;
  /** Pauses that did not stop the clock because their document is missing. */
  readonly undocumented: readonly Pause[];
}

/** Day numbers (after, up_to] that a clock does not count; `up_to` is Infinity while open. */
export interface PausedSpan {
  readonly after: number;
  readonly up_to: number;
}

/**
 * Reads a clock on a day: its state, last day and budget (K2 to K8).
 * @throws Refusal `calendar_missing` outside the compiled years, or in a year without notice where the calendar refuses
 */
export function readClock(facts: ClockFacts, calendar: Calendar, today: PlainDate): ClockReading {
  const { due, provisional } = lastDay(facts, calendar);
  const until = dayNumber(facts.stopped_on ?? today);
  const spans = facts.unit === 'immediate' ? [] : pausedSpans(facts);
  const start = dayNumber(facts.started_on);
  const budget = budgetOf(facts);
  const used = countUnits(facts, calendar, start, until) - pausedUnits(facts, calendar, spans, until);
  const late = due !== null && until > due;
  return {
    name: facts.name,
    unit: facts.unit,
    state: facts.stopped_on !== null ? 'stopped' : late ? 'overdue' : isPausedOn(spans, until) ? 'paused' : 'running',
    due_on: due === null ? null : dateOfDay(due),
    budget,
    used,
    remaining: remainingOf(facts, budget - used, due, until),
    working_days_left: due === null ? null : calendar.count(until, due),
    provisional,
    in_time: facts.stopped_on === null ? null : !late,
    undocumented: facts.pauses.filter((pause) => !isDocumented(pause)),
  };
}

/** The last day of a clock as a day number, null while an open pause keeps it from being known. */
export function lastDay(facts: ClockFacts, calendar: Calendar): { due: number | null; provisional: boolean } {
  const start = dayNumber(facts.started_on);
  if (facts.unit === 'immediate') return { due: start, provisional: false };
  const spans = pausedSpans(facts);
  const end = endOfBudget(facts, calendar, spans);
  if (end === null) return { due: null, provisional: false };
  if (facts.unit === 'working_day') return { due: end, provisional: isProvisional(calendar, spans, start, end) };
  if (!facts.roll_last_day) return { due: end, provisional: false };
  const due = rolled(calendar, spans, end);
  // Calendar days need no notice; only the move off a rest day does.
  return { due, provisional: due !== null && isProvisional(calendar, spans, end - 1, due) };
}

/** The day on which the budget is used up, before any move off a rest day. */
export function endOfBudget(facts: ClockFacts, calendar: Calendar, spans: readonly PausedSpan[]): number | null {
  let cursor = dayNumber(facts.started_on);
  let left = budgetOf(facts);
  for (const { after, up_to } of spans) {
    const before = countUnits(facts, calendar, cursor, after);
    if (before >= left) break;
    if (up_to === Number.POSITIVE_INFINITY) return null;
    left -= before;
    cursor = up_to;
  }
  return facts.unit === 'working_day' ? calendar.add(cursor, left) : cursor + left;
}

/** K4: the first working day on or after the end that no pause covers; null where an open one does. */
function rolled(calendar: Calendar, spans: readonly PausedSpan[], end: number): number | null {
  let due = calendar.onOrAfter(end);
  for (const { after, up_to } of spans) {
    if (due <= after || due > up_to) continue;
    if (up_to === Number.POSITIVE_INFINITY) return null;
    due = calendar.onOrAfter(up_to + 1);
  }
  return due;
}

/** Documented pauses as spans after the start: clipped, in order, overlapping and touching ones united (K6). */
export function pausedSpans(facts: Pick<ClockFacts, 'started_on' | 'pauses'>): readonly PausedSpan[] {
  const start = dayNumber(facts.started_on);
  const spans = facts.pauses
    .filter(isDocumented)
    .map((pause) => ({
      after: Math.max(start, dayNumber(pause.start)),
      up_to: pause.end === null ? Number.POSITIVE_INFINITY : dayNumber(pause.end),
    }))
    .filter(({ after, up_to }) => up_to > after)
    .sort((a, b) => a.after - b.after);
  const united: PausedSpan[] = [];
  for (const span of spans) {
    const before = united.at(-1);
    if (before && span.after <= before.up_to) {
      united[united.length - 1] = { after: before.after, up_to: Math.max(before.up_to, span.up_to) };
    } else united.push(span);
  }
  return united;
}

/** The moment at which a limit ends (K5). Policy: the end of the day, unless the office's closing time is given (`18:00`). */
export const endOfLimit = (dueOn: PlainDate, closes: `${number}:${number}` | '24:00' = '24:00'): Instant =>
  closes === '24:00'
    ? startOfDate(dateOfDay(dayNumber(dueOn) + 1))
    : new Date(Date.parse(`${dueOn}T${closes}:00+08:00`)).toISOString();

export const budgetOf = (facts: ClockFacts): number =>
  facts.unit === 'immediate' ? 0 : facts.days + facts.extension_days;

export const isDocumented = (pause: Pause): boolean => pause.document !== null && pause.document.trim() !== '';

// A pause opened today begins after today's close, yet the clock reads as paused at once: it has no due date any more.
const isPausedOn = (spans: readonly PausedSpan[], day: number): boolean =>
  spans.some(({ after, up_to }) => (up_to === Number.POSITIVE_INFINITY ? day >= after : day > after && day <= up_to));

const countUnits = (facts: ClockFacts, calendar: Calendar, after: number, upTo: number): number =>
  facts.unit === 'working_day' ? calendar.count(after, upTo) : Math.max(0, upTo - after);

function pausedUnits(facts: ClockFacts, calendar: Calendar, spans: readonly PausedSpan[], until: number): number {
  return spans.reduce((sum, { after, up_to }) => sum + countUnits(facts, calendar, after, Math.min(up_to, until)), 0);
}

function isProvisional(calendar: Calendar, spans: readonly PausedSpan[], after: number, upTo: number): boolean {
  const paused = spans.map((span) =>
    calendar.countProvisional(Math.max(span.after, after), Math.min(span.up_to, upTo)),
  );
  return calendar.countProvisional(after, upTo) > paused.reduce((sum, n) => sum + n, 0);
}

function remainingOf(facts: ClockFacts, left: number, due: number | null, until: number): number {
  if (facts.unit === 'working_day') return left;
  if (due !== null && until > due) return due - until;
  // A last day that moved off a rest day leaves days after the budget is used up; they are not overdue.
  return Math.max(0, left);
}
