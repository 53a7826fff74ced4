import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dateOfDay, dayNumber } from '../dates.ts';
import { arbitraryClock } from './arbitrary-clock.ts';
import { builtInNotices } from './built-in-notices.ts';
import { compileCalendar } from './calendar.ts';
import { type ClockFacts, readClock } from './clock.ts';
import { explainClock } from './explain.ts';
import { explanationLines } from './explanation-lines.ts';

const calendar = compileCalendar(builtInNotices);
const facts: ClockFacts = {
  name: 'statutory',
  unit: 'working_day',
  days: 5,
  extension_days: 0,
  started_on: '2025-04-24',
  stopped_on: null,
  pauses: [],
  roll_last_day: false,
  basis: '《中华人民共和国行政许可法》第三十二条',
};
const pause = { kind: 'expert_review', start: '2025-04-28', end: '2025-05-06', document: '告知书〔2025〕3号' } as const;

test('a derivation names each day: counted, rest, make-up work day, paused, and the result', () => {
  assert.deepEqual(explanationLines(explainClock({ ...facts, pauses: [pause] }, calendar, { fold: true })), [
    '期限：5个工作日。依据：《中华人民共和国行政许可法》第三十二条。',
    '2025年4月24日（周四）：起算当日，不计入。',
    '2025年4月25日（周五）：第1个工作日。',
    '2025年4月26日（周六）：周末休息，不计入。',
    '2025年4月27日（周日）：第2个工作日，劳动节调休上班（国务院办公厅关于2025年部分节假日安排的通知）。',
    '2025年4月28日（周一）：第3个工作日。',
    '2025年4月29日（周二）至2025年5月6日（周二）：专家评审（告知书〔2025〕3号），中止计时，不计入。',
    '2025年5月7日（周三）至2025年5月8日（周四）：第4至5个工作日。',
    '届满日：2025年5月8日（周四）。',
  ]);
});

test('a holiday is named with its notice, in English as well', () => {
  const lines = explanationLines(explainClock({ ...facts, days: 6 }, calendar, { fold: true }), 'en');
  const notice = '国务院办公厅关于2025年部分节假日安排的通知';
  assert.ok(lines.includes(`2025-05-01 (Thu) to 2025-05-04 (Sun): Labour Day (${notice}), not counted.`));
  assert.ok(lines.includes(`2025-05-05 (Mon): Labour Day, day in lieu (${notice}), not counted.`));
});

test('a last calendar day that is a rest day is seen to move', () => {
  const seized = { ...facts, unit: 'calendar_day', days: 30, started_on: '2025-09-05', roll_last_day: true } as const;
  const lines = explanationLines(explainClock(seized, calendar, { fold: true }));
  assert.deepEqual(lines.slice(2), [
    '2025年9月6日（周六）至2025年10月4日（周六）：第1至29日。',
    '2025年10月5日（周日）：第30日，国庆节放假（国务院办公厅关于2025年部分节假日安排的通知）。',
    '2025年10月6日（周一）：中秋放假（国务院办公厅关于2025年部分节假日安排的通知），届满日顺延。',
    '2025年10月7日（周二）至2025年10月8日（周三）：国庆节调休放假（国务院办公厅关于2025年部分节假日安排的通知），届满日顺延。',
    '2025年10月9日（周四）：届满日顺延至此。',
    '届满日：2025年10月9日（周四）。',
  ]);
});

test('an open pause ends the derivation with what is used and left, and a pause without document is named', () => {
  const open = { ...pause, end: null };
  const check = { ...pause, kind: 'site_check', document: null } as const;
  const lines = explanationLines(explainClock({ ...facts, pauses: [open, check] }, calendar, { fold: true }));
  assert.deepEqual(lines.slice(-3), [
    '2025年4月29日（周二）起：专家评审（告知书〔2025〕3号），中止计时，不计入。',
    '2025年4月28日（周一）开始的现场核查没有告知文书，不中止计时。',
    '中止计时期间没有届满日：已用3个工作日，剩余2个工作日。',
  ]);
});

test('a provisional last day says so', () => {
  const lines = explanationLines(explainClock({ ...facts, started_on: '2026-12-28' }, calendar));
  assert.match(lines.at(-1) ?? '', /暂定/);
});

test('what is done at once has no days to count', () => {
  const lines = explanationLines(explainClock({ ...facts, unit: 'immediate', days: 0 }, calendar));
  assert.deepEqual(lines.slice(1), ['2025年4月24日（周四）：当场办结。', '届满日：2025年4月24日（周四）。']);
});

test('a derivation has every day from the event to the last once, counts the budget, and agrees with the reading', () => {
  fc.assert(
    fc.property(arbitraryClock, (clock) => {
      const { lines, result } = explainClock(clock, calendar);
      const { due_on, budget, provisional } = readClock(clock, calendar, clock.started_on);
      const start = dayNumber(clock.started_on);
      lines.forEach(({ from }, i) => {
        assert.equal(from, dateOfDay(start + i));
      });
      const counted = lines.filter(({ kind }) => kind === 'counted');
      counted.forEach(({ number }, i) => {
        assert.deepEqual(number, { first: i + 1, last: i + 1 });
      });
      assert.deepEqual([result.due_on, result.budget, result.provisional], [due_on, budget, provisional]);
      if (due_on !== null) {
        assert.equal(lines.at(-1)?.to, due_on);
        assert.equal(counted.length, budget);
      }
    }),
  );
});

test('folding loses no day', () => {
  fc.assert(
    fc.property(arbitraryClock, (clock) => {
      const whole = explainClock(clock, calendar).lines;
      const folded = explainClock(clock, calendar, { fold: true }).lines;
      const unfolded = folded.flatMap(({ from, to, kind }) => {
        const last = dayNumber(to ?? from);
        return Array.from(
          { length: last - dayNumber(from) + 1 },
          (_, i) => `${dateOfDay(dayNumber(from) + i)} ${kind}`,
        );
      });
      assert.deepEqual(
        unfolded,
        whole.map(({ from, kind }) => `${from} ${kind}`),
      );
    }),
  );
});
