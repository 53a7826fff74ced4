import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInNotices } from './built-in-notices.ts';
import { addWorkingDays, compileCalendar } from './calendar.ts';
import { deemedAcceptance, deemedOutcomes, latestRenewalDay, renewalAtExpiry } from './deemed-outcomes.ts';
import { lawLimit, lawLimits, limitOf, limitParameters } from './law-limits.ts';
import { receiptOutcomes } from './receipt-outcomes.ts';

const calendar = compileCalendar(builtInNotices);

test('L1 to L28 are all there, each with document, article and state', () => {
  const numbers = new Set(lawLimits.map(({ id }) => id.split('.')[0]));
  assert.deepEqual(
    [...numbers],
    Array.from({ length: 28 }, (_, i) => `L${i + 1}`),
  );
  for (const { document, article, state } of lawLimits) assert.ok(document && article && state === 'located');
});

test('a limit has a unit exactly where it has a number, and measures that burden do not roll', () => {
  for (const { days, unit, counts } of lawLimits) assert.equal(days === null, unit === null && counts === 'rule');
  assert.deepEqual([lawLimit('L17').roll_last_day, lawLimit('L18').roll_last_day], [false, false]);
  assert.equal(lawLimit('L12').roll_last_day, true);
});

test('a limit can be had as an item declares it; an unknown one and a rule without number throw', () => {
  assert.deepEqual(limitOf('L2'), {
    days: 20,
    unit: 'working_day',
    basis: '《中华人民共和国行政许可法》第四十二条',
    state: 'located',
  });
  assert.throws(() => limitOf('L13'), /without a number/);
  assert.throws(() => lawLimit('L99'), /no limit/);
});

test('as parameters, codes are unique and extensions stand beside their limits', () => {
  const rows = limitParameters();
  assert.equal(new Set(rows.map(({ code }) => code)).size, rows.length);
  assert.equal(rows.find(({ code }) => code === 'limit.L3.extension_days')?.value, '15');
});

test('an application about which nothing is told counts as accepted as of its receipt', () => {
  const acceptance = deemedAcceptance('2026-02-11', calendar);
  assert.deepEqual(acceptance, {
    last_day: '2026-02-25',
    from: '2026-02-26',
    accepted_on: '2026-02-11',
    provisional: false,
  });
  assert.equal(addWorkingDays(calendar, acceptance.accepted_on, limitOf('L2').days).on, '2026-03-17');
});

test('a licence that expires on 2025-12-31 can be renewed until 2025-11-19', () => {
  assert.deepEqual(latestRenewalDay('2025-12-31', calendar), { on: '2025-11-19', provisional: false });
  assert.equal(latestRenewalDay('2026-12-31', calendar).provisional, true);
});

test('renewal applied for in time and undecided is deemed the day after expiry; a late one is left to a person', () => {
  const licence = { expiry: '2025-12-31', decided: false } as const;
  assert.deepEqual(renewalAtExpiry({ ...licence, applied_on: '2025-11-19' }, calendar), {
    outcome: 'renewed',
    from: '2026-01-01',
  });
  assert.equal(renewalAtExpiry({ ...licence, applied_on: '2025-11-20' }, calendar)?.outcome, 'late_renewal');
  assert.equal(renewalAtExpiry({ ...licence, applied_on: '2025-11-19', decided: true }, calendar), null);
  assert.equal(renewalAtExpiry({ ...licence, applied_on: null }, calendar), null);
});

test('deemed outcomes name limits that exist; a missed licence decision is overdue, not granted', () => {
  for (const { limits } of deemedOutcomes) for (const id of limits) assert.ok(lawLimit(id));
  assert.equal(deemedOutcomes.find(({ id }) => id === 'overdue')?.effect, 'state');
});

test('of the five outcomes on receipt only acceptance starts the decision clock', () => {
  assert.deepEqual(
    receiptOutcomes.map(({ code }) => code),
    ['1', '2', '3', '4', '5'],
  );
  const starting = receiptOutcomes.filter(({ decision_clock }) => decision_clock === 'starts');
  assert.deepEqual(
    starting.map(({ name }) => name),
    ['accepted'],
  );
});
