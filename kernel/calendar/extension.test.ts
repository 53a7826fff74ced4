import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../refusal.ts';
import { builtInNotices } from './built-in-notices.ts';
import { compileCalendar } from './calendar.ts';
import { type ClockFacts, type Pause, readClock } from './clock.ts';
import { decideExtension, type ExtensionDecision } from './extension.ts';
import { addPause } from './pause.ts';

const calendar = compileCalendar(builtInNotices);
const facts: ClockFacts = {
  name: 'statutory',
  unit: 'working_day',
  days: 45,
  extension_days: 0,
  started_on: '2024-03-11',
  stopped_on: null,
  pauses: [],
  roll_last_day: false,
  basis: '《中华人民共和国行政许可法》第四十二条',
};
const rule = { days: 15, by: 'government.leader' };
const decision: ExtensionDecision = {
  days: 15,
  decided_on: '2024-05-15',
  entered_on: '2024-05-15',
  by: 'government.leader',
  reason: '涉及多个部门现场勘验',
  document: '延长期限告知书〔2024〕1号',
};

function refused(
  change: Partial<ExtensionDecision>,
  clock: Partial<ClockFacts> = {},
  allowed: typeof rule | null = rule,
) {
  const answer = decideExtension({ ...facts, ...clock }, { ...decision, ...change }, allowed, calendar);
  return answer.accepted ? 'accepted' : [answer.refusal.code, answer.refusal.field].filter(Boolean).join(' ');
}

test('an extension decided on the last day adds its days to the budget', () => {
  const answer = decideExtension(facts, decision, rule, calendar);
  assert.ok(answer.accepted);
  assert.equal(readClock(answer.facts, calendar, '2024-05-15').due_on, '2024-06-05');
});

test('an extension decided after the last day is refused, and the missed day stays missed', () => {
  assert.equal(refused({ decided_on: '2024-05-16', entered_on: '2024-05-16' }), 'too_late decided_on');
});

test('an extension entered after the last day needs a correction document', () => {
  assert.equal(refused({ entered_on: '2024-05-16' }), 'too_late correction');
  assert.equal(refused({ entered_on: '2024-05-16', correction: '更正决定〔2024〕2号' }), 'accepted');
});

test('an extension without reason or without notice to the applicant is refused', () => {
  assert.equal(refused({ reason: ' ' }), 'invalid reason');
  assert.equal(refused({ document: null }), 'invalid document');
});

test('a second extension is refused', () => {
  assert.equal(refused({ days: 5 }, { extension_days: 10 }), 'conflict');
});

test('an extension by another officer than the law names is refused', () => {
  assert.equal(refused({ by: 'market_supervision.head' }), 'forbidden');
});

test('an extension beyond what the law allows, or where it allows none, is refused', () => {
  assert.equal(refused({ days: 16 }), 'invalid days');
  assert.equal(refused({ days: 0 }), 'invalid days');
  assert.equal(refused({ days: 1.5 }), 'invalid days');
  assert.equal(refused({}, {}, null), 'wrong_state');
  assert.equal(refused({}, { stopped_on: '2024-05-01' }), 'wrong_state');
  assert.equal(refused({ decided_on: '2024-03-10' }), 'invalid decided_on');
});

test('only the statutory clock is extended, the promised one is not', () => {
  assert.equal(refused({}, { name: 'promised' }), 'wrong_state');
});

test('while a pause is open an extension is in time', () => {
  const pause: Pause = { kind: 'hearing', start: '2024-05-14', end: null, document: '听证通知书' };
  assert.equal(refused({ decided_on: '2024-06-20', entered_on: '2024-06-20' }, { pauses: [pause] }), 'accepted');
});

const pause: Pause = { kind: 'testing', start: '2024-04-01', end: '2024-04-10', document: '检测告知书' };
const paused = (change: object, context: object = {}, clock: Partial<ClockFacts> = {}): string => {
  try {
    const given = { listed: [], entered_on: '2024-04-11', ...context } as Parameters<typeof addPause>[3]; // literals of the test
    return String(addPause({ ...facts, ...clock }, { ...pause, ...change }, calendar, given).pauses.length);
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return [error.code, error.field].filter(Boolean).join(' ');
  }
};

test('a pause of the law is added; a local one only where the item lists it; any other kind is refused', () => {
  assert.equal(paused({}), '1');
  assert.equal(paused({ kind: 'site_check' }), 'invalid kind');
  assert.equal(paused({ kind: 'site_check' }, { listed: ['site_check'] }), '1');
  assert.equal(paused({ kind: 'supplement' }), 'invalid kind');
  assert.equal(paused({ kind: 'toString' }), 'invalid kind');
});

test('a pause that ends before it starts, starts before the event, or is put on a stopped clock is refused', () => {
  assert.equal(paused({ end: '2024-03-31' }), 'invalid end');
  assert.equal(paused({ start: '2024-03-10' }), 'invalid start');
  assert.equal(paused({}, {}, { stopped_on: '2024-04-02' }), 'wrong_state');
});

test('a pause entered after the last day does not silently repair an overdue clock', () => {
  assert.equal(paused({}, { entered_on: '2024-05-16' }), 'too_late correction');
  assert.equal(paused({}, { entered_on: '2024-05-16', correction: '更正决定' }), '1');
  assert.equal(paused({ document: null }, { entered_on: '2024-05-16' }), '1');
});
