import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPlainDate } from '../../dates.ts';
import { f } from '../f.ts';
import { month } from '../month/month.ts';
import { readForm } from '../read-form.ts';
import { localTime, timestamp } from '../timestamp/timestamp.ts';
import { date } from './date.ts';
import { daysIn, readDate } from './parse-date.ts';

const field = f.date('出生日期');
const messageOf = (typed: string) => date.check(typed, field).problems[0]?.message.zh ?? '';

test('a date is read as people write it', () => {
  for (const typed of ['2026-1-5', '2026年1月5日', '20260105', '2026/1/5', '2026.01.05', ' ２０２６ 年 1 月 5 日 '])
    assert.equal(date.check(typed, field).value, '2026-01-05', typed);
});

test('three inputs make a date, and a whole date may be pasted into the first', () => {
  const read = (body: Record<string, string>) => readForm({ born: field }, body).born;
  assert.equal(read({ 'born.year': '2026', 'born.month': '1', 'born.day': '5' }), '2026-01-05');
  assert.equal(read({ 'born.year': '2026年', 'born.month': '１月', 'born.day': '05日' }), '2026-01-05');
  for (const pasted of ['2026-1-5', '2026年1月5日', '20260105'])
    assert.equal(read({ 'born.year': pasted, 'born.month': '', 'born.day': '' }), '2026-01-05');
  assert.equal(read({ 'born.year': '', 'born.month': '', 'born.day': ' ' }), null);
  assert.equal(read({ 'born.year': '2026', 'born.month': '2', 'born.day': '30' }), '2026-2-30');
});

test('the message names the wrong part and says what to do', () => {
  assert.match(messageOf('2026-2-30'), /2026 年 2 月没有 30 日/);
  assert.match(messageOf('2026-13-1'), /没有 13 月，请填写 1 到 12/);
  assert.match(messageOf('26-1-5'), /年份请填写四位数字/);
  assert.match(messageOf('2026--5'), /还没有填写：月/);
  assert.match(messageOf('2026--'), /还没有填写：月、日/);
});

test('a date exists exactly where the calendar has it', () => {
  const day = fc.tuple(
    fc.integer({ min: 1000, max: 9999 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
  );
  fc.assert(
    fc.property(day, ([year, ofYear, ofMonth]) => {
      const text = `${year}-${String(ofYear).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`;
      assert.equal('date' in readDate(text), isPlainDate(text), text);
    }),
  );
  assert.deepEqual([daysIn(2000, 2), daysIn(1900, 2), daysIn(2024, 2), daysIn(2026, 2)], [29, 28, 29, 28]);
});

test('a bound of today is the day of the check, and is not judged without one', () => {
  const past = f.date('出生日期', { max: 'today' });
  assert.equal(date.check('2026-03-02', past, '2026-03-02').value, '2026-03-02');
  assert.equal(date.check('2026-03-03', past, '2026-03-02').problems[0]?.rule, 'maximum');
  assert.equal(date.check('2026-03-03', past).value, '2026-03-03');
  const recent = f.month('年月', { min: '2020-01', max: 'today' });
  assert.equal(month.check('2026-03', recent, '2026-03-02').value, '2026-03');
  assert.equal(month.check('2019-12', recent, '2026-03-02').problems[0]?.rule, 'minimum');
});

test('a month is read as people write it', () => {
  for (const typed of ['2026-1', '2026年1月', '202601', '2026/01'])
    assert.equal(month.check(typed, f.month('年月')).value, '2026-01', typed);
});

test('a time without an offset is Beijing time, and seconds are shown only where there are any', () => {
  const at = f.timestamp('时间');
  assert.equal(timestamp.check('2026-01-05 15:30', at).value, '2026-01-05T07:30:00.000Z');
  assert.equal(timestamp.check('2026年1月5日15时30分', at).value, '2026-01-05T07:30:00.000Z');
  assert.equal(timestamp.check('2026-01-05T15:30:00+0800', at).value, '2026-01-05T07:30:00.000Z');
  assert.equal(timestamp.check('2026-01-05T15:30:00.5Z', at).value, '2026-01-05T15:30:00.500Z');
  assert.equal(localTime('2026-01-05T16:00:00.000Z'), '2026-01-06 00:00');
  assert.equal(localTime('2026-01-05T16:00:07.000Z'), '2026-01-06 00:00:07');
  const parts = { 'at.year': '2026', 'at.month': '1', 'at.day': '5', 'at.hour': '15', 'at.minute': '30' };
  assert.equal(timestamp.check(readForm({ at }, parts).at, at).value, '2026-01-05T07:30:00.000Z');
});
