import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dateOfDay, dayNumber, type PlainDate } from '../dates.ts';
import { arbitraryClock, arbitraryDate } from './arbitrary-clock.ts';
import { builtInNotices } from './built-in-notices.ts';
import { compileCalendar } from './calendar.ts';
import { type ClockFacts, endOfLimit, lastDay, type Pause, readClock } from './clock.ts';
import { basisOf, lawLimit } from './law-limits.ts';

const calendar = compileCalendar(builtInNotices);

function clockOf(id: string, started_on: PlainDate, more: Partial<ClockFacts> = {}): ClockFacts {
  const limit = lawLimit(id);
  assert.ok(limit.days !== null && limit.unit !== null);
  const { days, unit, roll_last_day } = limit;
  return {
    name: 'statutory',
    unit,
    days,
    extension_days: 0,
    started_on,
    stopped_on: null,
    pauses: [],
    roll_last_day,
    basis: basisOf(limit),
    ...more,
  };
}

const review = (start: PlainDate, end: PlainDate | null, document: string | null = '告知书'): Pause => ({
  kind: 'expert_review',
  start,
  end,
  document,
});
const dueOf = (facts: ClockFacts): PlainDate | null => readClock(facts, calendar, facts.started_on).due_on;

test('a licence application accepted on 2025-04-21 is due on 2025-05-21', () => {
  assert.equal(dueOf(clockOf('L2', '2025-04-21')), '2025-05-21');
});

test('an expert review from 2025-04-28 to 2025-05-12 leaves 6 days used and moves it to 2025-05-30', () => {
  const facts = clockOf('L2', '2025-04-21', { pauses: [review('2025-04-28', '2025-05-12')] });
  assert.equal(dueOf(facts), '2025-05-30');
  assert.equal(readClock(facts, calendar, '2025-04-28').used, 6);
  assert.equal(readClock(facts, calendar, '2025-05-12').used, 6);
  assert.equal(readClock(facts, calendar, '2025-05-13').used, 7);
});

test('a seizure on 2025-09-05 ends on 2025-10-05, and where the last day rolls on 2025-10-09', () => {
  assert.equal(dueOf(clockOf('L17', '2025-09-05')), '2025-10-05');
  assert.equal(dueOf(clockOf('L17', '2025-09-05', { roll_last_day: true })), '2025-10-09');
});

test('joint handling accepted on 2024-03-11 is due on 2024-05-15, extended by 15 on 2024-06-05', () => {
  assert.equal(dueOf(clockOf('L3', '2024-03-11')), '2024-05-15');
  assert.equal(dueOf(clockOf('L3', '2024-03-11', { extension_days: 15 })), '2024-06-05');
});

test('the day of the event is not counted, a rest day neither', () => {
  const facts = clockOf('L1', '2026-02-13');
  assert.equal(readClock(facts, calendar, '2026-02-13').used, 0);
  assert.equal(readClock(facts, calendar, '2026-02-14').used, 1);
  assert.equal(readClock(facts, calendar, '2026-02-23').used, 1);
});

test('the last day still belongs to the limit, the day after is overdue', () => {
  const facts = clockOf('L1', '2026-02-11');
  assert.equal(readClock(facts, calendar, '2026-02-25').state, 'running');
  assert.equal(readClock(facts, calendar, '2026-02-26').state, 'overdue');
  assert.equal(readClock(facts, calendar, '2026-02-26').remaining, -1);
  assert.equal(endOfLimit('2026-02-25'), '2026-02-25T16:00:00.000Z');
  assert.equal(endOfLimit('2026-02-25', '18:00'), '2026-02-25T10:00:00.000Z');
});

test('while a pause is open there is no due date, only the remaining budget', () => {
  const facts = clockOf('L2', '2025-04-21', { pauses: [review('2025-04-28', null)] });
  for (const today of ['2025-04-28', '2025-06-30'] as const) {
    const { state, due_on, used, remaining, working_days_left } = readClock(facts, calendar, today);
    assert.deepEqual([state, due_on, used, remaining, working_days_left], ['paused', null, 6, 14, null]);
  }
});

test('overlapping and touching pauses are united', () => {
  const one = clockOf('L2', '2025-04-21', { pauses: [review('2025-04-28', '2025-05-20')] });
  const three = clockOf('L2', '2025-04-21', {
    pauses: [
      review('2025-05-12', '2025-05-20'),
      review('2025-04-28', '2025-05-12'),
      review('2025-05-06', '2025-05-09'),
    ],
  });
  assert.equal(dueOf(three), dueOf(one));
});

test('a pause that ends on its start day removes nothing', () => {
  const facts = clockOf('L2', '2025-04-21', { pauses: [review('2025-04-28', '2025-04-28')] });
  assert.equal(dueOf(facts), '2025-05-21');
});

test('a pause without document does not stop the clock and is reported', () => {
  const pause = review('2025-04-28', '2025-05-12', null);
  const reading = readClock(clockOf('L2', '2025-04-21', { pauses: [pause] }), calendar, '2025-05-08');
  assert.deepEqual([reading.state, reading.due_on, reading.undocumented], ['running', '2025-05-21', [pause]]);
  const blank = clockOf('L2', '2025-04-21', { pauses: [{ ...pause, document: ' ' }] });
  assert.equal(dueOf(blank), '2025-05-21');
});

test('a pause opened after the last day does not repair an overdue clock', () => {
  const facts = clockOf('L2', '2025-04-21', { pauses: [review('2025-05-21', null)] });
  const { state, due_on } = readClock(facts, calendar, '2025-05-22');
  assert.deepEqual([state, due_on], ['overdue', '2025-05-21']);
});

test('a rolled last day does not fall into a pause', () => {
  // 30 days after 2025-10-09 is Saturday 2025-11-08; a pause from that day covers the Monday.
  const facts = clockOf('L17', '2025-10-09', { roll_last_day: true, pauses: [review('2025-11-08', '2025-11-12')] });
  assert.equal(dueOf(facts), '2025-11-13');
  const open = clockOf('L17', '2025-10-09', { roll_last_day: true, pauses: [review('2025-11-08', null)] });
  assert.equal(dueOf(open), null);
});

test('a stopped clock tells whether it stopped in time, and does not run on', () => {
  const facts = clockOf('L2', '2025-04-21', { stopped_on: '2025-05-21' });
  const { state, in_time, used } = readClock(facts, calendar, '2025-08-01');
  assert.deepEqual([state, in_time, used], ['stopped', true, 20]);
  assert.equal(readClock({ ...facts, stopped_on: '2025-05-22' }, calendar, '2025-08-01').in_time, false);
});

test('what is done at once is due on the day of the event, and overdue after it', () => {
  const facts = clockOf('L2', '2025-05-01', { unit: 'immediate', days: 0 });
  assert.deepEqual([dueOf(facts), readClock(facts, calendar, '2025-05-02').state], ['2025-05-01', 'overdue']);
});

test('a due date through a year without notice is provisional; calendar days without roll need no notice', () => {
  assert.equal(readClock(clockOf('L2', '2026-12-21'), calendar, '2026-12-21').provisional, true);
  assert.equal(readClock(clockOf('L17', '2026-12-21'), calendar, '2026-12-21').provisional, false);
  assert.equal(readClock(clockOf('L12', '2026-12-21'), calendar, '2026-12-21').provisional, true);
  assert.equal(readClock(clockOf('L12', '2026-09-01'), calendar, '2026-09-01').provisional, false);
});

test('days without notice that lie in a pause do not make a due date provisional', () => {
  const gap = compileCalendar(builtInNotices.filter(({ year }) => year !== 2025));
  const facts = clockOf('L1', '2024-12-20', { pauses: [review('2024-12-23', '2025-12-31')] });
  const { due_on, provisional } = readClock(facts, gap, '2026-03-02');
  // One day on 2024-12-23; of 2026 the worked Sunday 01-04, then 01-05 to 01-07.
  assert.deepEqual([due_on, provisional], ['2026-01-07', false]);
});

const longer = (a: number | null, b: number | null): boolean => a === null || (b !== null && a >= b);

test('a pause never shortens a limit, and an extension never does', () => {
  const pause = fc.tuple(fc.nat(80), fc.option(fc.nat(40)));
  fc.assert(
    fc.property(arbitraryClock, pause, fc.nat(30), (facts, [from, length], more) => {
      const start = dayNumber(facts.started_on) + from;

      const added = review(dateOfDay(start), length === null ? null : dateOfDay(start + length));
      const before = lastDay(facts, calendar).due;
      assert.ok(longer(lastDay({ ...facts, pauses: [...facts.pauses, added] }, calendar).due, before));
      assert.ok(longer(lastDay({ ...facts, extension_days: facts.extension_days + more }, calendar).due, before));
    }),
  );
});

test('the order in which pauses were entered does not matter', () => {
  fc.assert(
    fc.property(arbitraryClock, (facts) => {
      const reversed = { ...facts, pauses: [...facts.pauses].reverse() };
      assert.deepEqual(lastDay(reversed, calendar), lastDay(facts, calendar));
    }),
  );
});

test('a later event is never due earlier', () => {
  fc.assert(
    fc.property(
      arbitraryDate('2024-01-01', '2026-12-01'),
      fc.nat(30),
      fc.constantFrom('L1', 'L2', 'L12', 'L17'),
      (date, later, id) => {
        const facts = clockOf(id, date);
        const second = { ...facts, started_on: dateOfDay(dayNumber(date) + later) };
        assert.ok(longer(lastDay(second, calendar).due, lastDay(facts, calendar).due));
      },
    ),
  );
});

test('on the last working day the whole budget is used, and one day before it is not', () => {
  fc.assert(
    fc.property(arbitraryClock, (facts) => {
      const { due } = lastDay(facts, calendar);
      if (due === null || facts.unit !== 'working_day') return;
      const on = (day: number) => readClock(facts, calendar, dateOfDay(day));
      assert.equal(on(due).remaining, 0);
      assert.ok(on(due - 1).remaining > 0);
    }),
  );
});
