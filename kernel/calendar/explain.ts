import { dateOfDay, dayNumber, type PlainDate } from '../dates.ts';
import type { Calendar, DayReason } from './calendar.ts';
import {
  budgetOf,
  type ClockFacts,
  endOfBudget,
  isDocumented,
  lastDay,
  type Pause,
  type PausedSpan,
  pausedSpans,
} from './clock.ts';

/** One day of a derivation, or a run of days that are alike. */
export interface ExplainedDays {
  /**
   * `event` is not counted (K2); `counted` carries its running number; `rest` and `paused` are not counted; `moved` is a day
   * after the last one, to which or past which a last calendar day moves (K4).
   */
  readonly kind: 'event' | 'counted' | 'rest' | 'paused' | 'moved';
  readonly from: PlainDate;
  /** Null for a pause that is open. */
  readonly to: PlainDate | null;
  /** Running numbers of the first and the last day, in the clock's unit; null where not counted. */
  readonly number: { readonly first: number; readonly last: number } | null;
  /** What the calendar says of the day; null where it does not matter, as for a counted calendar day. */
  readonly reason: DayReason | null;
  /** The documented pauses that cover the day. */
  readonly pauses: readonly Pause[];
  /** A later notice may change this day. */
  readonly provisional: boolean;
}

/** Why a clock ends when it ends, day by day. */
export interface ClockExplanation {
  readonly facts: ClockFacts;
  readonly lines: readonly ExplainedDays[];
  /** Pauses that did not stop the clock, for want of a document. */
  readonly undocumented: readonly Pause[];
  readonly result: {
    readonly due_on: PlainDate | null;
    readonly provisional: boolean;
    readonly budget: number;
    /** Units counted by the lines. */
    readonly used: number;
  };
}

/**
 * Derives a clock's last day, one line for each date from the event on.
 * @param options.fold join runs of like days into one line each
 */
export function explainClock(
  facts: ClockFacts,
  calendar: Calendar,
  options: { readonly fold?: boolean } = {},
): ClockExplanation {
  const spans = facts.unit === 'immediate' ? [] : pausedSpans(facts);
  const { due, provisional } = lastDay(facts, calendar);
  const end = facts.unit === 'calendar_day' ? endOfBudget(facts, calendar, spans) : null;
  const open = spans.find(({ up_to }) => up_to === Number.POSITIVE_INFINITY);
  const until = due ?? Math.max(open?.after ?? 0, end ?? 0);
  const lines: ExplainedDays[] = [event(facts)];
  let used = 0;
  for (let day = dayNumber(facts.started_on) + 1; day <= until; day += 1) {
    const line = dayLine(facts, calendar, spans, day, used, end);
    if (line.kind === 'counted') used += 1;
    lines.push(line);
  }
  if (due === null) lines.push(openPause(facts, until));
  return {
    facts,
    lines: options.fold ? folded(lines) : lines,
    undocumented: facts.pauses.filter((pause) => !isDocumented(pause)),
    result: { due_on: due === null ? null : dateOfDay(due), provisional, budget: budgetOf(facts), used },
  };
}

const event = ({ started_on }: ClockFacts): ExplainedDays => ({
  kind: 'event',
  from: started_on,
  to: started_on,
  number: null,
  reason: null,
  pauses: [],
  provisional: false,
});

function dayLine(
  facts: ClockFacts,
  calendar: Calendar,
  spans: readonly PausedSpan[],
  day: number,
  used: number,
  end: number | null,
): ExplainedDays {
  const date = dateOfDay(day);
  const line = { from: date, to: date, number: null, reason: null, pauses: [], provisional: false };
  if (spans.some(({ after, up_to }) => day > after && day <= up_to)) {
    return { ...line, kind: 'paused', pauses: covering(facts, date) };
  }
  const number = { first: used + 1, last: used + 1 };
  const known = { reason: calendar.reason(day), provisional: calendar.isProvisional(day) };
  if (facts.unit === 'working_day') {
    return calendar.isWorking(day)
      ? { ...line, ...known, kind: 'counted', number }
      : { ...line, ...known, kind: 'rest' };
  }
  // The calendar matters from the last day of the budget on, and only where a rest day moves it.
  const matters = facts.roll_last_day && end !== null && day >= end ? known : {};
  return end !== null && day > end
    ? { ...line, ...known, kind: 'moved' }
    : { ...line, ...matters, kind: 'counted', number };
}

function openPause(facts: ClockFacts, until: number): ExplainedDays {
  const from = dateOfDay(until + 1);
  return {
    kind: 'paused',
    from,
    to: null,
    number: null,
    reason: null,
    pauses: facts.pauses.filter((pause) => isDocumented(pause) && pause.end === null),
    provisional: false,
  };
}

const covering = (facts: ClockFacts, date: PlainDate): readonly Pause[] =>
  facts.pauses.filter(
    (pause) => isDocumented(pause) && pause.start < date && (pause.end === null || date <= pause.end),
  );

function folded(lines: readonly ExplainedDays[]): readonly ExplainedDays[] {
  const runs: ExplainedDays[] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run === undefined || !isAlike(run, line)) runs.push(line);
    else {
      const number = run.number && line.number && { first: run.number.first, last: line.number.last };
      runs[runs.length - 1] = { ...run, to: line.to, number };
    }
  }
  return runs;
}

const isAlike = (a: ExplainedDays, b: ExplainedDays): boolean =>
  a.kind === b.kind &&
  a.provisional === b.provisional &&
  a.reason?.kind === b.reason?.kind &&
  a.reason?.document === b.reason?.document &&
  a.reason?.name?.zh === b.reason?.name?.zh &&
  a.pauses.length === b.pauses.length &&
  a.pauses.every((pause, i) => pause === b.pauses[i]);
