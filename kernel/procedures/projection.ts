import type { Calendar } from '../calendar/calendar.ts';
import { type ClockFacts, type ClockReading, readClock } from '../calendar/clock.ts';
import { newId } from '../database/new-id.ts';
import type { PlainDate } from '../dates.ts';
import { type CaseClock, type CaseState, isFinal, isPaused } from './case-state.ts';
import type { CaseRules } from './definition.ts';
import type { Directory } from './directory.ts';
import type { DueDates } from './legality.ts';

// What lists and inboxes show of a case, computed from its state: clock facts, due dates and open work items.

/** A clock of the case with the pauses that stop it, as the calendar reads it. */
export function clockFactsOf(state: CaseState, clock: CaseClock): ClockFacts {
  const { paused_by, ...facts } = clock;
  const pauses =
    paused_by === 'none' ? [] : state.pauses.filter((pause) => paused_by === 'all' || pause.stage === paused_by.stage);
  return { ...facts, pauses, roll_last_day: true };
}

/** Every clock of the case, read on a day. */
export const readingsOf = (state: CaseState, calendar: Calendar, today: PlainDate): readonly ClockReading[] =>
  state.clocks.map((clock) => readClock(clockFactsOf(state, clock), calendar, today));

/**
 * Last days by clock name, of the clocks that run. `notice` is the newest notice clock; `notice_from_receipt` is the first
 * one's last day even after it was stopped, because what could be told then is not told later.
 */
export function dueDatesOf(state: CaseState, calendar: Calendar, today: PlainDate): DueDates {
  const due: Record<string, PlainDate | null> = {};
  for (const clock of state.clocks) {
    const reading = readClock(clockFactsOf(state, { ...clock, stopped_on: null }), calendar, today);
    if (clock.name === 'notice') due.notice_from_receipt = reading.due_on;
    if (clock.stopped_on !== null) continue;
    due[clock.name.startsWith('notice') ? 'notice' : clock.name] = reading.due_on;
  }
  return due;
}

/** One entry of an inbox (待办). */
export interface WorkItem {
  readonly id: string;
  readonly stage: string;
  readonly visit: number;
  readonly kind: 'stage' | 'opinion';
  readonly role: string;
  readonly organisation: string;
  readonly claimed_by: string | null;
  /** `infinity` while nothing is due: suspended, or without a clock. */
  readonly due_on: PlainDate | 'infinity';
}

/** What now waits for whom. */
export function workItemsOf(
  rules: CaseRules,
  state: CaseState,
  region: string,
  directory: Directory,
  due: DueDates,
): readonly WorkItem[] {
  const overall = due.promised ?? due.notice ?? due.statutory ?? null;
  const stages = state.open.flatMap((open): WorkItem[] => {
    const by = rules.stages[open.stage]?.by;
    if (!by || by === 'applicant') return [];
    const clock = open.visit === 1 ? `stage.${open.stage}` : `stage.${open.stage}.${open.visit}`;
    return [
      {
        id: newId(),
        stage: open.stage,
        visit: open.visit,
        kind: 'stage',
        role: by,
        organisation: open.organisation ?? directory.handlerOrRefuse(by, region).id,
        claimed_by: open.claimed_by ?? null,
        due_on: due[clock] ?? overall ?? 'infinity',
      },
    ];
  });
  const opinions = state.consultations.flatMap((asked) =>
    isFinal(state)
      ? []
      : asked.organisations
          .filter((organisation) => !asked.opinions.some((given) => given.organisation === organisation))
          .map(
            (organisation): WorkItem => ({
              id: newId(),
              stage: asked.stage,
              visit: asked.number,
              kind: 'opinion',
              role: `${directory.body(organisation)?.department ?? 'unknown'}.officer`,
              organisation,
              claimed_by: null,
              due_on: overall ?? 'infinity',
            }),
          ),
  );
  return [...stages, ...opinions];
}

/** The columns of `kernel.cases` that follow from the state. */
export const caseColumnsOf = (state: CaseState, due: DueDates) => ({
  phase: state.phase,
  outcome: state.outcome,
  seq: state.seq,
  received_on: state.received_on,
  accepted_on: state.accepted_on,
  closed_on: state.closed_on,
  due_on: due.promised ?? null,
  statutory_due_on: due.statutory ?? null,
  paused: isPaused(state),
  overdue: state.overdue.length > 0,
});
