import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeTable } from '../fields/code-table.ts';
import { f } from '../fields/f.ts';
import { type ParameterRow, parameter } from '../parameters/parameter.ts';
import type { Condition } from './condition.ts';
import { evaluate } from './evaluate.ts';
import { facts } from './facts.ts';
import { type Answer, failing, missing } from './verdict.ts';
import { factsIn, parametersIn } from './walk.ts';

const r = facts({
  age: f.integer('年龄', { unit: '周岁' }),
  income: f.money('月收入'),
  spent: f.money('月支出'),
  born: f.date('出生日期'),
  since: f.month('起始年月'),
  stay: f.choice('居住方式', codeTable('居住方式', { registered: '户籍', permit: '居住证' })),
  disabled: f.boolean('残疾'),
  home: f.region('户籍地'),
  name: f.text('姓名'),
});

const source = { title: '低保标准', unit: '元', jurisdiction: '65', valid_from: null, valid_to: null } as const;
const row = (value: string | null): ParameterRow => {
  const base = { ...source, id: 'p', code: 'dibao', kind: 'number', document: '某通知', clause: '第二条' } as const;
  return value === null ? { ...base, value, state: 'pending' } : { ...base, value, state: 'policy' };
};
const answer = (condition: Condition, world: Record<string, unknown>, value?: string | null): Answer =>
  evaluate(condition, world, value === undefined ? {} : { parameters: { dibao: row(value) } }).answer;

test('a comparison with a missing fact is unknown, be it absent, undefined or null', () => {
  for (const world of [{}, { age: undefined }, { age: null }]) {
    assert.equal(answer(r.age.at_least('60'), world), 'unknown');
    assert.equal(answer(r.age.differs('60'), world), 'unknown');
    assert.equal(answer(r.stay.none_of(['permit']), world), 'unknown');
  }
});

test('whether a fact is known is never unknown', () => {
  assert.equal(answer(r.name.is_known(), {}), 'unmet');
  assert.equal(answer(r.name.is_known(), { name: '张三' }), 'met');
  assert.equal(answer(r.not(r.name.is_known()), {}), 'met');
});

test('one decisive part decides although others are unknown (Kleene)', () => {
  const old = r.age.at_least('60');
  const disabled = r.disabled.equals(true);
  assert.equal(answer(r.all(old, disabled), { age: 50 }), 'unmet');
  assert.equal(answer(r.all(old, disabled), { age: 60 }), 'unknown');
  assert.equal(answer(r.any(old, disabled), { age: 60 }), 'met');
  assert.equal(answer(r.any(old, disabled), { age: 50 }), 'unknown');
  assert.equal(answer(r.not(old), {}), 'unknown');
  assert.equal(answer({ all: [] }, {}), 'met');
  assert.equal(answer({ any: [] }, {}), 'unmet');
});

test('decimals are compared exactly, whatever their zeros', () => {
  assert.equal(answer(r.income.equals('0.3'), { income: '0.30' }), 'met');
  assert.equal(answer(r.income.at_most('0.3'), { income: '0.300000000000000000000000001' }), 'unmet');
  assert.equal(answer(r.income.more_than('99999999999999999999.01'), { income: '99999999999999999999.02' }), 'met');
  assert.equal(answer(r.income.less_than(r.spent), { income: '9.5', spent: '10' }), 'met');
});

test('texts are compared exactly, also where they look like numbers', () => {
  assert.equal(answer(r.name.equals('1.0'), { name: '1' }), 'unmet');
  assert.equal(answer(r.name.equals('A'), { name: 'a' }), 'unmet');
});

test('dates are compared as dates; a month stands for its first day', () => {
  assert.equal(answer(r.born.at_most('1966-03-02'), { born: '1966-03-02' }), 'met');
  assert.equal(answer(r.born.less_than('1966-03-02'), { born: '1966-03-02' }), 'unmet');
  assert.equal(answer(r.since.at_least('2026-03-01'), { since: '2026-03' }), 'met');
  assert.equal(answer(r.since.more_than(r.born), { since: '2026-03', born: '2026-02-28' }), 'met');
  assert.equal(answer(r.born.at_most('1966-03-02'), { born: '1966-02-30' }), 'unknown');
});

test('a region lies in itself and in those above it, as code or as path', () => {
  const local = r.home.within_region('6523');
  for (const home of ['6523', '652301', '652301001', '65.6523.652301']) assert.equal(answer(local, { home }), 'met');
  for (const home of ['65', '6524', '65.6524.652401']) assert.equal(answer(local, { home }), 'unmet');
  assert.equal(answer(r.home.within_region(['6524', '65.6523.652301']), { home: '652301001' }), 'met');
  assert.equal(answer(r.home.equals('652301'), { home: '65.6523.652301' }), 'met');
});

test('a pending or absent parameter leaves a comparison unknown and is named', () => {
  const poor = r.income.less_than(parameter('dibao'));
  assert.equal(answer(poor, { income: '600.00' }, '700'), 'met');
  for (const context of [{}, { parameters: { dibao: row(null) } }]) {
    const verdict = evaluate(r.all(poor, r.age.at_least('60')), { income: '600.00' }, context);
    assert.equal(verdict.answer, 'unknown');
    assert.deepEqual(missing(verdict), { facts: ['age'], parameters: ['dibao'] });
  }
});

test('a verdict shows what was found, what is required and from where, with its basis', () => {
  const verdict = evaluate(
    r.income.less_than(parameter('dibao'), { basis: '办法 第三条' }),
    { income: '800.00' },
    { parameters: { dibao: row('700') } },
  );
  assert.ok('leaf' in verdict);
  assert.equal(verdict.actual, '800.00');
  assert.equal(verdict.leaf.basis, '办法 第三条');
  const [required] = verdict.required;
  assert.equal(required?.value, '700');
  assert.equal(required?.row?.document, '某通知');
  assert.equal(required?.row?.clause, '第二条');
  assert.equal(required?.row?.state, 'policy');
});

test('why not: the comparisons in the way, and which answer each would have to give', () => {
  const rule = r.all(
    r.age.at_least('60'),
    r.any(r.stay.equals('registered'), r.stay.equals('permit')),
    r.not(r.disabled.equals(true)),
  );
  const verdict = evaluate(rule, { age: 59, stay: 'permit', disabled: true });
  assert.deepEqual(
    failing(verdict).map(({ leaf, wanted, actual }) => [leaf.fact, wanted, actual]),
    [
      ['age', 'met', 59],
      ['disabled', 'unmet', true],
    ],
  );
  assert.deepEqual(failing(evaluate(rule, { age: 60 })), []);
});

test('cannot tell until: only what is still needed is asked for', () => {
  const rule = r.all(r.any(r.age.at_least('60'), r.disabled.equals(true)), r.income.at_most(r.spent));
  assert.deepEqual(missing(evaluate(rule, { age: 70, income: '1' })), { facts: ['spent'], parameters: [] });
  assert.deepEqual(missing(evaluate(rule, { age: 50, income: '2', spent: '1' })), { facts: [], parameters: [] });
});

test('a fact called like something that every object has is still missing', () => {
  assert.equal(answer({ fact: 'constructor', is: 'is_known' }, {}), 'unmet');
});

test('what a condition looks at is known before it is evaluated', () => {
  const rule = r.all(r.income.less_than(parameter('dibao')), r.income.at_most(r.spent), r.not(r.age.at_least('60')));
  assert.deepEqual(factsIn(rule), ['income', 'spent', 'age']);
  assert.deepEqual(parametersIn(rule), ['dibao']);
});

test('more facts never turn a met or unmet condition around', () => {
  const leaves = [r.age.at_least('60'), r.disabled.equals(true), r.stay.one_of(['permit'])] as const;
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...leaves),
      fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })),
      tie('tree').map((not) => ({ not })),
    ),
  }));
  const whole = fc.record({
    age: fc.constantFrom(59, 60),
    disabled: fc.boolean(),
    stay: fc.constantFrom('permit', 'x'),
  });
  const kept = fc.subarray(['age', 'disabled', 'stay'] as const);
  fc.assert(
    fc.property(tree, whole, kept, (condition, world, known) => {
      const part = Object.fromEntries(known.map((name) => [name, world[name]]));
      const before = answer(condition, part);
      if (before !== 'unknown') assert.equal(answer(condition, world), before);
      else assert.ok(missing(evaluate(condition, part)).facts.length > 0);
    }),
  );
});

test('the evaluator and all it imports run in a browser', async () => {
  const seen = new Set<string>();
  const visit = async (url: URL): Promise<void> => {
    if (seen.has(url.href)) return;
    seen.add(url.href);
    const text = await readFile(url, 'utf8');
    for (const [, from = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)'/gms)) {
      assert.ok(!from.startsWith('node:') && from !== 'pg', `${url.pathname} imports ${from}`);
      if (from.startsWith('.')) await visit(new URL(from, url));
    }
  };
  for (const file of ['evaluate', 'verdict', 'sentence', 'facts', 'check-condition', 'walk'])
    await visit(new URL(`./${file}.ts`, import.meta.url));
});
