import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { testWorld } from '../database/test-world.ts';
import { systemActor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { builtInNotices } from './built-in-notices.ts';
import { addWorkingDays, isWorkingDay } from './calendar.ts';
import {
  calendarReader,
  dayRows,
  loadBuiltInNotices,
  loadCalendar,
  loadNotice,
  noticesInForce,
  setLocalHolidays,
} from './calendar-store.ts';
import { madeUp2027 } from './made-up-notice.ts';
import { readNotice } from './notice.ts';

const { db, now } = await testWorld();

const problemsOf = (input: unknown): readonly string[] => {
  try {
    readNotice(input);
    return [];
  } catch (error) {
    assert.ok(error instanceof Refusal && error.code === 'invalid');
    return error.problems.map(({ field, rule }) => `${field} ${rule}`);
  }
};

const holidays = (days: Record<string, unknown>) => ({ ...madeUp2027, inLieuDays: {}, workdays: {}, holidays: days });
const value = 'New Year,元旦,1';

test('the notices that ship with the platform are well formed', () => {
  for (const notice of builtInNotices) assert.deepEqual(readNotice(notice), notice);
});

test('a date that does not exist, or of another year, is refused and named', () => {
  assert.deepEqual(problemsOf(holidays({ '2027-02-29': value, '2027-1-1': value, '2028-01-01': value })), [
    'holidays.2027-02-29 date',
    'holidays.2027-1-1 date',
    'holidays.2028-01-01 year',
  ]);
});

test('a notice may reach back into the December before its year, not further', () => {
  assert.deepEqual(problemsOf(holidays({ '2026-12-31': value })), []);
  assert.deepEqual(problemsOf(holidays({ '2026-11-30': value })), ['holidays.2026-11-30 year']);
});

test('an entry that is not “English,Chinese,days” is refused', () => {
  assert.deepEqual(problemsOf(holidays({ '2027-01-01': '元旦', '2027-01-02': 3, '2027-01-03': 'a,b,c' })), [
    'holidays.2027-01-01 value',
    'holidays.2027-01-02 value',
    'holidays.2027-01-03 value',
  ]);
});

test('a week-day cannot be a make-up work day, nor a day both off and worked', () => {
  assert.deepEqual(problemsOf({ ...madeUp2027, workdays: { '2027-01-05': value, '2027-01-02': value } }), [
    'workdays.2027-01-05 weekend',
    'workdays.2027-01-02 both',
  ]);
});

test('a day in lieu is a week-day and among the days off', () => {
  assert.deepEqual(problemsOf({ ...madeUp2027, inLieuDays: { '2027-01-02': value, '2027-01-05': value } }), [
    'inLieuDays.2027-01-02 week_day',
    'inLieuDays.2027-01-05 subset',
  ]);
});

test('missing parts, an empty notice and things that are no notice are refused', () => {
  assert.deepEqual(problemsOf(holidays({})), ['holidays empty']);
  const all = [
    'jurisdiction jurisdiction',
    'year year',
    'document document',
    'holidays part',
    'workdays part',
    'inLieuDays part',
  ];
  for (const input of [null, 'x', 3, [], {}]) assert.deepEqual(problemsOf(input), all);
});

test('a refused notice leaves nothing behind', async () => {
  await assert.rejects(
    db.transaction((tx) => loadNotice(tx, systemActor, now, holidays({ '2027-02-29': value }))),
    Refusal,
  );
  assert.deepEqual(await noticesInForce(db), []);
});

test('loading fills the days as the compiled calendar says, and journals the notice', async () => {
  const years = await db.transaction((tx) => loadBuiltInNotices(tx, systemActor, now));
  assert.deepEqual(years, [2024, 2025, 2026]);
  assert.deepEqual(await db.transaction((tx) => loadBuiltInNotices(tx, systemActor, now)), []);
  const { different } = await db.one<{ different: number }>(sql`
    select count(*) as different
    from (${dayRows(await loadCalendar(db))}) as given
    full join kernel.calendar_day as kept using (day)
    where (kept.working, kept.ordinal, kept.provisional, kept.provisional_ordinal, kept.reason)
      is distinct from (given.working, given.ordinal, given.provisional, given.provisional_ordinal, given.reason)`);
  assert.equal(different, 0);
  const found = await db.one<{ day: string }>(sql`
    select ends.day
    from kernel.calendar_day as start
    join kernel.calendar_day as ends on ends.working and ends.ordinal = start.ordinal + 5
    where start.day = '2026-02-13'`);
  assert.equal(found.day, '2026-02-27');
  const acts = await db.many(sql`select from kernel.journal where act = 'calendar.load_notice'`);
  assert.equal(acts.length, 3);
});

test('the same notice again changes nothing; another one for the year needs confirmation and supersedes', async () => {
  const load = (input: unknown, options = {}) =>
    db.transaction((tx) => loadNotice(tx, systemActor, now, input, options));
  const first = await load(madeUp2027);
  assert.deepEqual(await load(madeUp2027), { id: first.id, loaded: false });
  const corrected = { ...madeUp2027, document: '更正通知（仅供测试）', inLieuDays: {} };
  await assert.rejects(load(corrected), (error) => error instanceof Refusal && error.code === 'needs_confirmation');
  const second = await load(corrected, { supersede: true });
  const inForce = (await noticesInForce(db)).find((notice) => notice.year === 2027);
  assert.equal(inForce?.id, second.id);
  assert.equal(inForce?.supersedes, first.id);
});

test('a reader keeps its calendar until the days change, then reads the new one', async () => {
  const read = calendarReader();
  const before = await read(db);
  assert.equal(await read(db), before);
  const local = {
    ...madeUp2027,
    jurisdiction: '65',
    year: 2026,
    document: '虚构地方通知（仅供测试）',
    workdays: {},
    inLieuDays: {},
    holidays: { '2026-03-20': 'Local Holiday,地方节日,1' },
  };
  await db.transaction((tx) => loadNotice(tx, systemActor, now, local));
  assert.equal(isWorkingDay(await read(db), '2026-03-20'), true);
  await db.transaction((tx) =>
    setLocalHolidays(tx, systemActor, now, { local_holidays: true, document: '虚构决定（仅供测试）' }),
  );
  assert.deepEqual(addWorkingDays(await read(db), '2026-03-19', 1), { on: '2026-03-23', provisional: false });
});
