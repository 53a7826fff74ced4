import type { Calendar } from '../calendar/calendar.ts';
import type { PlainDate } from '../dates.ts';
import type { Step } from './case-run.ts';
import { type CaseState, isFinal } from './case-state.ts';
import { dueDatesOf } from './projection.ts';

/** What the law and the calendar have made due by the start of today, as steps with keys that happen once. */
export function dueSteps(state: CaseState, calendar: Calendar, today: PlainDate, isPart: boolean): readonly Step[] {
  if (isFinal(state)) return [];
  const steps: Step[] = [];
  const due = dueDatesOf(state, calendar, today);
  const isPast = (last: PlainDate | null | undefined): last is PlainDate =>
    last !== null && last !== undefined && last < today;
  const notice = state.clocks.filter((clock) => clock.name.startsWith('notice')).at(-1);
  if (notice && !isPart && state.phase === 'received' && isPast(due.notice))
    steps.push({
      kind: 'deem_accepted',
      content: { as_of: notice.started_on, clock: notice.name, basis: notice.basis },
      key: `deem_accepted:${notice.name}`,
    });
  for (const clock of state.clocks) {
    const last = due[clock.name];
    if (
      clock.name.startsWith('notice') ||
      clock.stopped_on !== null ||
      state.overdue.includes(clock.name) ||
      !isPast(last)
    )
      continue;
    steps.push({
      kind: 'mark_overdue',
      content: { clock: clock.name, due_on: last },
      key: `mark_overdue:${clock.name}:${last}`,
    });
  }
  return steps;
}
