import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { testWorld } from '../kernel/database/test-world.ts';
import type { PlainDate } from '../kernel/dates.ts';
import type { CaseAction } from '../kernel/procedures/action.ts';
import type { CaseState } from '../kernel/procedures/case-state.ts';
import { reduceCase } from '../kernel/procedures/reduce.ts';
import { openVersions } from '../kernel/procedures/version.ts';
import { seedDemo } from './seed-demo.ts';
import { doubledMonth, doubledSupplements, fridayBatch, pastOf, slowStep, USUAL_SUPPLEMENTS } from './truths.ts';

const TODAY: PlainDate = '2026-11-24';
const { db, owner, now } = await testWorld(`${TODAY}T02:00:00.000Z`);
await seedDemo(db, { seed: 7, now, report: () => {} });

const one = async <R extends object>(query: ReturnType<typeof sql>) => owner.one<R>(query);

test('twenty thousand cases lie in the past two years, most of them closed, each with its own number', async () => {
  const past = pastOf(TODAY);
  const found = await one<Record<'all' | 'numbers' | 'closed' | 'within', number>>(sql`
    select count(*) as all, count(distinct number) as numbers, count(closed_on) as closed,
      count(*) filter (where received_on between ${past.first}::date and ${past.last}::date) as within
    from kernel.cases`);
  assert.deepEqual([found.all, found.numbers, found.within], [20_000, 20_000, 20_000]);
  assert.ok(found.closed > 19_000 && found.closed < 20_000);
});

test('the state of every sampled case is the reduction of its log, in time order and never in the future', async () => {
  const versions = openVersions();
  const cases = await owner.many<{ id: string; item_version: string; state: CaseState }>(
    sql`select id, item_version, state from kernel.cases where hashtext(id::text) % 50 = 0`,
  );
  assert.ok(cases.length > 300);
  for (const { id, item_version, state } of cases) {
    const log = await owner.many<CaseAction>(sql`
      select seq, kind, at, entered_at, counts_on, actor, actor_name, organisation, key, content
      from kernel.case_action where case_id = ${id} order by seq`);
    const { rules } = await versions.byId(db, item_version);
    assert.deepEqual(JSON.parse(JSON.stringify(reduceCase(rules, log))), state);
    const times = log.map(({ at }) => at);
    assert.deepEqual(times, times.toSorted());
    assert.ok(times.every((at) => at <= now()));
  }
});

test('open cases wait with somebody, since their step was opened', async () => {
  const { idle, odd } = await one<{ idle: number; odd: number }>(sql`
    select
      count(*) filter (where work_item.id is null) as idle,
      count(*) filter (where work_item.opened_at >= ${now()}::timestamptz) as odd
    from kernel.cases
    left join kernel.work_item on work_item.case_id = cases.id and work_item.closed_at is null
    where cases.phase in ('received', 'accepted')`);
  assert.deepEqual([idle, odd], [0, 0]);
});

test('a new application of the same day gets a number that no past case has', async () => {
  const { behind } = await one<{ behind: number }>(sql`
    select count(*) as behind
    from kernel.cases
    left join kernel.case_serial on code = left(number, -12) and day = to_date(substr(right(number, 12), 1, 8), 'YYYYMMDD')
    where last is null or last < right(number, 4)::integer`);
  assert.equal(behind, 0);
});

test('planted: one department is slow at one step, and its colleagues elsewhere are not', async () => {
  const rows = await owner.many<{ here: boolean; days: number }>(sql`
    select cases.region = ${slowStep.region} as here,
      avg(extract(epoch from done.at - began.at) / 86400)::float8 as days
    from kernel.case_action as done
    join kernel.cases on cases.id = done.case_id
    join kernel.item_version on item_version.id = cases.item_version
    join kernel.case_action as began on began.case_id = done.case_id and began.kind = 'accept'
    where done.kind = 'complete'
      and done.content ->> 'stage' = ${slowStep.stage}
      and item_version.definition ->> 'department' = ${slowStep.department}
    group by 1 order by 1`);
  const [elsewhere, here] = rows.map(({ days }) => days);
  assert.ok(
    here !== undefined && elsewhere !== undefined && here > elsewhere + slowStep.extra_working_days.from,
    JSON.stringify(rows),
  );
});

test('planted: one county asked twice as often for supplements in one month, and near the usual rate in all others', async () => {
  const rows = await owner.many<{ planted: boolean; share: number }>(sql`
    select
      region = ${doubledSupplements.region} and to_char(received, 'YYYY-MM') = ${doubledMonth(TODAY)} as planted,
      avg((jsonb_array_length(state -> 'supplements') > 0)::integer)::float8 as share
    from kernel.cases
    cross join lateral (select submitted_at at time zone 'Asia/Shanghai') as submitted (received)
    group by 1 order by 1`);
  const [usual = 0, planted = 0] = rows.map(({ share }) => share);
  assert.ok(Math.abs(usual - USUAL_SUPPLEMENTS) < 0.02, `usual ${usual}`);
  assert.ok(planted > usual * 1.5 && planted < usual * 2.7, `planted ${planted}`);
});

test('planted: one head decides on Fridays only, and the others on all working days', async () => {
  const rows = await owner.many<{ here: boolean; fridays: number }>(sql`
    select cases.region = ${fridayBatch.region} as here,
      avg((extract(isodow from case_action.counts_on) = 5)::integer)::float8 as fridays
    from kernel.case_action
    join kernel.cases on cases.id = case_action.case_id
    join kernel.item_version on item_version.id = cases.item_version
    where case_action.kind = 'decide'
      and item_version.definition -> 'stages' -> (case_action.content ->> 'stage') ->> 'by' = ${fridayBatch.role}
    group by 1 order by 1`);
  const [elsewhere = 1, here = 0] = rows.map(({ fridays }) => fridays);
  assert.equal(here, 1);
  assert.ok(elsewhere < 0.35, `elsewhere ${elsewhere}`);
});
