import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlainDate } from '../dates.ts';
import { builtInNotices } from './built-in-notices.ts';
import { compileCalendar } from './calendar.ts';
import { type CardCircumstances, cardOf, defaultCardRules } from './cards.ts';
import { type ClockFacts, readClock } from './clock.ts';

const calendar = compileCalendar(builtInNotices);
// Due on 2026-03-16: working days 03-03 to 03-16.
const facts: ClockFacts = {
  name: 'promised',
  unit: 'working_day',
  days: 10,
  extension_days: 0,
  started_on: '2026-03-02',
  stopped_on: null,
  pauses: [],
  roll_last_day: false,
  basis: '承诺时限',
};

const cardOn = (today: PlainDate, change: Partial<ClockFacts> = {}, circumstances: CardCircumstances = {}): string => {
  const { card, rule } = cardOf(
    readClock({ ...facts, ...change }, calendar, today),
    defaultCardRules,
    today,
    circumstances,
  );
  return `${card} ${rule}`;
};

test('more than half of the budget left is green', () => {
  assert.equal(cardOn('2026-03-06'), 'green card.green.over_half_left');
});

test('half of the budget left or less, without anything to warn of, stays green by its own rule', () => {
  assert.equal(cardOn('2026-03-09'), 'green card.green.otherwise');
});

test('80 percent used, or one working day left, gives notice', () => {
  assert.equal(cardOn('2026-03-11'), 'green card.green.otherwise');
  assert.equal(cardOn('2026-03-12'), 'notice card.notice.mostly_used');
  assert.equal(cardOn('2026-03-13'), 'notice card.notice.last_day');
  assert.equal(cardOn('2026-03-03', { days: 2 }), 'notice card.notice.last_day');
});

test('the last day is yellow, and so is an overdue step', () => {
  assert.equal(cardOn('2026-03-16'), 'yellow card.yellow.due_today');
  assert.equal(cardOn('2026-03-03', {}, { overdue_steps: ['review'] }), 'yellow card.yellow.step_overdue');
});

test('an overdue case is red, also after it stopped late', () => {
  assert.equal(cardOn('2026-03-17'), 'red card.red.overdue');
  assert.equal(cardOn('2026-04-20', { stopped_on: '2026-03-17' }), 'red card.red.overdue');
  assert.equal(cardOn('2026-04-20', { stopped_on: '2026-03-16' }), 'green card.green.otherwise');
});

test('a pause without document and a refusal without written reason are red', () => {
  const pause = { kind: 'testing', start: '2026-03-03', end: null, document: null } as const;
  assert.equal(cardOn('2026-03-04', { pauses: [pause] }), 'red card.red.pause_without_document');
  assert.equal(cardOn('2026-03-04', {}, { refused_without_reason: true }), 'red card.red.refused_without_reason');
});

test('what is done at once is not warned of on its day, and red after it', () => {
  assert.equal(cardOn('2026-03-02', { unit: 'immediate', days: 0 }), 'green card.green.otherwise');
  assert.equal(cardOn('2026-03-03', { unit: 'immediate', days: 0 }), 'red card.red.overdue');
});

test('thresholds are data: another row gives another card, and the evidence says by which facts', () => {
  const rules = defaultCardRules.map((rule) =>
    rule.id === 'card.notice.mostly_used' ? { ...rule, when: { is: 'used_at_least', percent: 20 } as const } : rule,
  );
  const { card, rule, evidence } = cardOf(readClock(facts, calendar, '2026-03-04'), rules, '2026-03-04');
  assert.deepEqual([card, rule], ['notice', 'card.notice.mostly_used']);
  assert.deepEqual(evidence, {
    today: '2026-03-04',
    clock: {
      name: 'promised',
      state: 'running',
      due_on: '2026-03-16',
      budget: 10,
      used: 2,
      remaining: 8,
      working_days_left: 8,
    },
  });
});

test('every default threshold is policy', () => {
  for (const { state, words } of defaultCardRules) assert.ok(state === 'policy' && words.zh && words.en);
});
