import sql from 'sql-template-tag';
import { dateOf, dayNumber, type PlainDate } from '../dates.ts';
import { findParameters } from '../parameters/resolve-parameters.ts';
import { Refusal } from '../refusal.ts';
import type { Engine } from './engine.ts';
import { applyDueOutcomes, takeSystemAction } from './take-action.ts';

/**
 * Lets the law take its course on all cases: deemed acceptance, overdue marks, reviews by default. Timed, and run again after
 * a restart; the keys of the actions make each happen once, whatever was interrupted. Answers how many actions it took.
 */
export async function runDueOutcomes(engine: Engine): Promise<number> {
  const today = dateOf(engine.now());
  let taken = 0;
  let last = FIRST;
  for (;;) {
    const cases = await casesDue(engine, today, last);
    for (const id of cases) taken += await quietly(() => applyDueOutcomes(engine, id));
    const end = cases.at(-1);
    if (end === undefined) break;
    last = end;
  }
  return taken + (await rateByDefault(engine, today));
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Open cases behind a given one with a clock that has run out and is not marked yet; a batch at a time. */
async function casesDue(engine: Engine, today: PlainDate, after: string): Promise<readonly string[]> {
  const rows = await engine.database.many<{ case_id: string }>(sql`
    select distinct clock.case_id
    from kernel.clock
    join kernel.cases on cases.id = clock.case_id
    where clock.stopped_on is null
    and clock.due_on < ${today}::date
    and clock.case_id > ${after}
    and cases.closed_on is null
    and case
      when clock.name like 'notice%' then cases.phase = 'received' and cases.bundle_case is null
      else not cases.state -> 'overdue' ? clock.name
    end
    order by clock.case_id
    limit 500`);
  return rows.map(({ case_id }) => case_id);
}

const DEFAULT_REVIEW = 'case.review.default_days';

/** No review within the days of the rule counts as satisfied (service-items.md §8); kept apart from what people said. */
async function rateByDefault(engine: Engine, today: PlainDate): Promise<number> {
  const rule = (await findParameters(engine.database, [DEFAULT_REVIEW], { date: today }))[DEFAULT_REVIEW];
  // Without the rule no review is assumed: a pending number refuses.
  if (!rule || rule.state === 'pending' || rule.value === null) return 0;
  const days = Number(rule.value);
  const basis = `${rule.document}：${days}个工作日内未评价的，视为满意`;
  const calendar = await engine.calendar(engine.database);
  const rows = await engine.database.many<{ id: string; closed_on: PlainDate }>(sql`
    select id, closed_on
    from kernel.cases
    where closed_on is not null
    and state -> 'rating' = 'null'::jsonb
    and phase <> 'withdrawn'
    and bundle_case is null
    and closed_on < ${today}::date - ${days}::integer
    limit 2000`);
  let taken = 0;
  for (const { id, closed_on } of rows) {
    const last = calendar.add(dayNumber(closed_on), days);
    if (last >= dayNumber(today)) continue;
    taken += await quietly(async () => {
      await takeSystemAction(engine, id, {
        kind: 'rate_by_default',
        content: { basis: basis },
        key: 'rate_by_default',
      });
      return 1;
    });
  }
  return taken;
}

/** Somebody else may act on the case in the same moment; what then no longer applies is left for what it is. */
async function quietly(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return 0;
    throw error;
  }
}
