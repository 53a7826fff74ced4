import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayNumber, type PlainDate } from '../dates.ts';
import { Refusal } from '../refusal.ts';
import { arbitraryDate } from './arbitrary-clock.ts';
import { builtInNotices } from './built-in-notices.ts';
import { addWorkingDays, compileCalendar, isWorkingDay, workingDaysBetween } from './calendar.ts';
import { madeUp2027 } from './made-up-notice.ts';
import type { HolidayNotice } from './notice.ts';

const calendar = compileCalendar(builtInNotices);
const strict = compileCalendar(builtInNotices, { calendar_missing: 'refuse' });
const known = arbitraryDate('2024-01-01', '2026-09-30');

const localHoliday: HolidayNotice = {
  jurisdiction: '65',
  year: 2026,
  document: '虚构地方通知（仅供测试）',
  holidays: { '2026-03-20': 'Local Holiday,地方节日,1' },
  workdays: {},
  inLieuDays: {},
};

const missing = (error: unknown): boolean => error instanceof Refusal && error.code === 'calendar_missing';

// Counted vectors of the working-day calendar, start, n, result.
const additions: readonly (readonly [PlainDate, number, PlainDate])[] = [
  ['2026-02-13', 5, '2026-02-27'],
  ['2025-04-30', 3, '2025-05-08'],
  ['2025-01-20', 10, '2025-02-08'],
  ['2024-09-30', 6, '2024-10-14'],
];

for (const [start, n, result] of additions) {
  test(`${n} working days after ${start} is ${result}`, () => {
    assert.deepEqual(addWorkingDays(calendar, start, n), { on: result, provisional: false });
  });
}

test('2026 has 248 working days', () => {
  assert.equal(workingDaysBetween(calendar, '2025-12-31', '2026-12-31'), 248);
});

test('a worked Saturday is a working day, a day in lieu and a holiday on a week-day are not', () => {
  assert.equal(isWorkingDay(calendar, '2026-02-14'), true);
  assert.equal(isWorkingDay(calendar, '2026-02-23'), false);
  assert.equal(isWorkingDay(calendar, '2025-10-08'), false);
});

test('a day tells why it is a rest day or a work day, with the document', () => {
  const reasonOn = (date: PlainDate) => calendar.reason(dayNumber(date));
  assert.deepEqual(reasonOn('2026-02-14'), {
    kind: 'make_up',
    name: { zh: '春节', en: 'Spring Festival' },
    document: '国务院办公厅关于2026年部分节假日安排的通知',
  });
  assert.equal(reasonOn('2026-02-23').kind, 'in_lieu');
  assert.equal(reasonOn('2026-02-17').kind, 'holiday');
  assert.equal(reasonOn('2026-03-07').kind, 'weekend');
  assert.equal(reasonOn('2026-03-06').kind, 'week_day');
});

test('adding working days and then counting gives the number back, and the result is a working day', () => {
  fc.assert(
    fc.property(known, fc.integer({ min: 1, max: 500 }), (date, n) => {
      const day = dayNumber(date);
      const result = calendar.add(day, n);
      assert.equal(calendar.count(day, result), n);
      assert.equal(calendar.count(day, result - 1), n - 1);
      assert.ok(calendar.isWorking(result));
    }),
  );
});

test('counting agrees with looking at every day, and adds up over adjoining intervals', () => {
  fc.assert(
    fc.property(known, fc.nat(200), fc.nat(200), (date, a, b) => {
      const from = dayNumber(date);
      let looked = 0;
      for (let day = from + 1; day <= from + a; day += 1) looked += calendar.isWorking(day) ? 1 : 0;
      assert.equal(calendar.count(from, from + a), looked);
      assert.equal(calendar.count(from, from + a + b), looked + calendar.count(from + a, from + a + b));
    }),
  );
});

test('the last day with n working days behind it has n, and the day after it has fewer', () => {
  fc.assert(
    fc.property(known, fc.integer({ min: 1, max: 60 }), (date, n) => {
      const end = dayNumber(date);
      const day = calendar.lastWith(n, end);
      assert.ok(calendar.count(day, end) >= n);
      assert.ok(calendar.count(day + 1, end) < n);
    }),
  );
});

test('a date that passes through a year without notice is provisional, never silently week-days only', () => {
  assert.deepEqual(addWorkingDays(calendar, '2026-12-31', 1), { on: '2027-01-01', provisional: true });
  assert.deepEqual(addWorkingDays(calendar, '2023-12-29', 1), { on: '2024-01-02', provisional: true });
});

test('the last days of a year are provisional until the next year is loaded', () => {
  assert.equal(addWorkingDays(calendar, '2026-12-23', 1).provisional, false);
  assert.equal(addWorkingDays(calendar, '2026-12-24', 1).provisional, true);
  assert.equal(addWorkingDays(calendar, '2025-12-24', 1).provisional, false);
  const next = compileCalendar([...builtInNotices, madeUp2027]);
  assert.deepEqual(addWorkingDays(next, '2026-12-24', 2), { on: '2026-12-27', provisional: false });
});

test('where a missing year is to be refused, an answer through it is refused and names the year', () => {
  assert.throws(
    () => addWorkingDays(strict, '2026-12-31', 1),
    (error) => missing(error) && error instanceof Refusal && error.details.year === 2027,
  );
  assert.throws(() => workingDaysBetween(strict, '2026-12-01', '2027-01-02'), missing);
  assert.throws(() => isWorkingDay(strict, '2023-05-04'), missing);
  assert.equal(addWorkingDays(strict, '2026-12-24', 1).provisional, true);
});

test('a day outside the compiled years is refused', () => {
  assert.throws(() => isWorkingDay(calendar, '2009-12-31'), missing);
  assert.throws(() => isWorkingDay(calendar, '2061-01-01'), missing);
  assert.throws(() => addWorkingDays(calendar, '2060-12-31', 1), missing);
});

test('local holidays are working days unless the setting counts them as rest days', () => {
  const notices = [...builtInNotices, localHoliday];
  assert.equal(isWorkingDay(compileCalendar(notices), '2026-03-20'), true);
  const counting = compileCalendar(notices, { local_holidays: true });
  assert.equal(isWorkingDay(counting, '2026-03-20'), false);
  assert.equal(counting.reason(dayNumber('2026-03-20')).kind, 'local_holiday');
});

test('local holidays alone do not make a year known', () => {
  const counting = compileCalendar([localHoliday], { local_holidays: true });
  assert.equal(addWorkingDays(counting, '2026-03-19', 1).provisional, true);
});
