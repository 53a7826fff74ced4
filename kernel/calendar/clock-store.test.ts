import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { testWorld } from '../database/test-world.ts';
import { systemActor } from '../people/actor.ts';
import { arbitraryClock } from './arbitrary-clock.ts';
import { builtInNotices } from './built-in-notices.ts';
import { compileCalendar } from './calendar.ts';
import { dayRows, loadBuiltInNotices, loadCalendar, loadNotice } from './calendar-store.ts';
import { type ClockFacts, readClock } from './clock.ts';
import { type CaseClock, clocksDue, openClocks, recomputeClocks, saveClocks } from './clock-store.ts';
import { madeUp2027 } from './made-up-notice.ts';
import { noticeImpact } from './notice-impact.ts';

const world = await testWorld();
const { db, now } = world;
const today = '2026-03-02';

const asCase = (facts: ClockFacts): CaseClock => ({ case_id: randomUUID(), facts });

const licence = (started_on: ClockFacts['started_on']): ClockFacts => ({
  name: 'statutory',
  unit: 'working_day',
  days: 20,
  extension_days: 0,
  started_on,
  stopped_on: null,
  pauses: [],
  roll_last_day: false,
  basis: '行政许可法 第四十二条',
});

test('before any notice every day follows the rule of week-days and is provisional, in table and calendar alike', async () => {
  const { different } = await db.one<{ different: number }>(sql`
    select count(*) as different
    from (${dayRows(compileCalendar([]))}) as given
    full join kernel.calendar_day as kept using (day)
    where (kept.working, kept.ordinal, kept.provisional, kept.provisional_ordinal, kept.reason)
      is distinct from (given.working, given.ordinal, given.provisional, given.provisional_ordinal, given.reason)`);
  assert.equal(different, 0);
});

test('recomputing in SQL equals reading each clock, for pauses, extensions, rolled days and provisional years', async () => {
  await db.transaction((tx) => loadBuiltInNotices(tx, systemActor, now));
  const calendar = await loadCalendar(db);
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryClock, { minLength: 100, maxLength: 150 }), async (list) => {
      const clocks = list.map(asCase);
      await assert.rejects(
        db.transaction(async (tx) => {
          // Written under a calendar without notices, then recomputed under the real one.
          await openClocks(tx, clocks, compileCalendar([]));
          await recomputeClocks(tx);
          const rows = await tx.many<{ case_id: string; due_on: string | null; provisional: boolean }>(
            sql`select case_id, due_on, provisional from kernel.clock`,
          );
          const found = new Map(rows.map((row) => [row.case_id, row]));
          for (const { case_id, facts } of clocks) {
            const { due_on, provisional } = readClock(facts, calendar, today);
            assert.deepEqual(found.get(case_id), { case_id, due_on, provisional }, JSON.stringify(facts));
          }
          assert.equal(await recomputeClocks(tx), 0);
          throw new Error('undo');
        }),
        /^Error: undo$/,
      );
    }),
    { numRuns: 12 },
  );
});

test('a new notice moves exactly the clocks that the preview named, and only their rows are touched', async () => {
  const calendar = await loadCalendar(db);
  const early = asCase(licence('2026-03-02'));
  const late = asCase(licence('2026-12-21'));
  const closed = asCase({ ...licence('2026-12-21'), stopped_on: '2026-12-22' });
  await db.transaction((tx) => openClocks(tx, [early, late, closed], calendar));
  const impact = await noticeImpact(db, madeUp2027);
  assert.deepEqual(impact, {
    count: 1,
    first: [{ case_id: late.case_id, name: 'statutory', due_on: '2027-01-18', new_due_on: '2027-01-19' }],
  });
  const changed = await db.transaction(async (tx) => {
    await loadNotice(tx, systemActor, now, madeUp2027);
    return recomputeClocks(tx);
  });
  assert.equal(changed, 1);
  const row = await db.one<{ due_on: string; provisional: boolean }>(
    sql`select due_on, provisional from kernel.clock where case_id = ${late.case_id}`,
  );
  assert.deepEqual(row, { due_on: '2027-01-19', provisional: false });
});

test('saving a clock again writes it as its facts now stand', async () => {
  const calendar = compileCalendar(builtInNotices);
  const clock = asCase(licence('2025-04-21'));
  const pause = { kind: 'expert_review', start: '2025-04-28', end: '2025-05-12', document: '告知书' } as const;
  const facts = { ...clock.facts, pauses: [pause], extension_days: 10 };
  await db.transaction(async (tx) => {
    await openClocks(tx, [clock], calendar);
    await saveClocks(tx, [{ ...clock, facts }], calendar);
  });
  const row = await db.one<{ due_on: string; pauses: string; extension_days: number }>(
    sql`select due_on, pauses::text as pauses, extension_days from kernel.clock where case_id = ${clock.case_id}`,
  );
  assert.deepEqual(row, {
    due_on: readClock(facts, calendar, today).due_on,
    pauses: '{[2025-04-29,2025-05-13)}',
    extension_days: 10,
  });
});

test('opening a clock that a case has already is an error, and nothing of the set is written', async () => {
  const calendar = compileCalendar(builtInNotices);
  const known = asCase(licence('2026-03-02'));
  const fresh = asCase(licence('2026-03-03'));
  await db.transaction((tx) => openClocks(tx, [known], calendar));
  await assert.rejects(
    db.transaction((tx) => openClocks(tx, [fresh, known], calendar)),
    /clock_pkey/,
  );
  assert.equal(await db.maybe(sql`select from kernel.clock where case_id = ${fresh.case_id}`), null);
});

test('due clocks come earliest first, without stopped and paused ones', async () => {
  const calendar = compileCalendar(builtInNotices);
  const open = { kind: 'testing', start: '2024-01-09', end: null, document: '告知书' } as const;
  const first = asCase(licence('2024-01-02'));
  const second = asCase(licence('2024-01-03'));
  const paused = asCase({ ...licence('2024-01-02'), pauses: [open] });
  const undocumented = asCase({ ...licence('2024-01-04'), pauses: [{ ...open, document: null }] });
  const stopped = asCase({ ...licence('2024-01-02'), stopped_on: '2024-01-05' });
  await db.transaction((tx) => openClocks(tx, [second, paused, undocumented, stopped, first], calendar));
  const due = await clocksDue(db, '2024-02-29', 10);
  assert.deepEqual(
    due.map(({ case_id, due_on }) => [case_id, due_on]),
    [
      [first.case_id, '2024-01-30'],
      [second.case_id, '2024-01-31'],
      [undocumented.case_id, '2024-02-01'],
    ],
  );
  assert.equal((await clocksDue(db, '2024-02-29', 1)).length, 1);
});

test('the application role writes clocks but removes none, and changes no notice', async () => {
  const denied = /permission denied/;
  await assert.rejects(
    db.transaction((tx) => tx.run(sql`delete from kernel.clock`)),
    denied,
  );
  await assert.rejects(
    db.transaction((tx) => tx.run(sql`update kernel.holiday_notice set year = 2000`)),
    denied,
  );
  await assert.rejects(
    world.owner.transaction((tx) => tx.run(sql`update kernel.holiday_notice set year = 2000`)),
    /append-only/,
  );
});
