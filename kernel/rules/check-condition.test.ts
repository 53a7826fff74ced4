import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeTable } from '../fields/code-table.ts';
import { f } from '../fields/f.ts';
import { parameter } from '../parameters/parameter.ts';
import { checkCondition } from './check-condition.ts';
import { facts } from './facts.ts';

const fields = {
  age: f.integer('年龄'),
  income: f.money('月收入'),
  born: f.date('出生日期'),
  since: f.month('起始年月'),
  stay: f.choice('居住方式', codeTable('居住方式', { registered: '户籍', permit: '居住证' })),
  disabled: f.boolean('残疾'),
  home: f.region('户籍地'),
  name: f.text('姓名'),
  site: f.point('位置'),
};
const known = { dibao: { kind: 'number' }, kinds: { kind: 'list' }, regions: { kind: 'list' } } as const;
const problems = (condition: unknown) =>
  checkCondition(condition, fields, known).map(({ field, rule }) => `${field}: ${rule}`);

test('what the typed builder makes has no problems once it is stored', () => {
  const r = facts(fields);
  const rule = r.all(
    r.age.at_least('60', { basis: '办法 第三条', says: '年满 60 周岁' }),
    r.income.less_than(parameter('dibao')),
    r.income.one_of(['1', '2.5']),
    r.any(r.stay.one_of(['registered']), r.stay.none_of(parameter('kinds')), r.since.more_than(r.born)),
    r.not(r.disabled.equals(false)),
    r.home.within_region(['6523', '65.6524']),
    r.home.within_region(parameter('regions')),
    r.home.equals('652301'),
    r.born.at_most('1966-03-02'),
    r.name.differs('x'),
    r.site.is_known(),
  );
  assert.deepEqual(problems(JSON.parse(JSON.stringify(rule))), []);
});

test('unknown facts and parameters are found wherever they stand', () => {
  assert.deepEqual(problems({ all: [{ any: [] }, { not: { fact: 'agee', is: 'is_known' } }] }), [
    'all.1.not.fact: unknown_fact',
  ]);
  assert.deepEqual(problems({ fact: 'age', is: 'at_least', than: { fact: 'constructor' } }), ['than: unknown_fact']);
  assert.deepEqual(problems({ fact: 'age', is: 'at_least', than: { parameter: 'x' } }), ['than: unknown_parameter']);
});

test('a comparison that the type does not have is found', () => {
  assert.deepEqual(problems({ fact: 'stay', is: 'at_least', than: 'permit' }), ['is: comparison']);
  assert.deepEqual(problems({ fact: 'site', is: 'equals', than: 'x' }), ['is: comparison']);
  assert.deepEqual(problems({ fact: 'name', is: 'within_region', than: '6523' }), ['is: comparison']);
});

test('an operand of another type, or no operand, is found', () => {
  const than = (fact: string, operand: unknown) => problems({ fact, is: 'equals', than: operand });
  assert.deepEqual(than('age', '60'), ['than: operand']);
  assert.deepEqual(than('age', { number: 'sixty' }), ['than: operand']);
  assert.deepEqual(than('age', { date: '2026-01-01' }), ['than: operand']);
  assert.deepEqual(than('born', { date: '2026-02-30' }), ['than: operand']);
  assert.deepEqual(than('disabled', 'true'), ['than: operand']);
  assert.deepEqual(than('stay', 'other'), ['than: unknown_code']);
  assert.deepEqual(than('age', { fact: 'born' }), ['than: operand']);
  assert.deepEqual(than('age', { parameter: 'kinds' }), ['than: operand']);
  assert.deepEqual(than('age', undefined), ['than: required']);
  assert.deepEqual(than('age', [{ number: '1' }]), ['than: one_operand']);
  assert.deepEqual(problems({ fact: 'stay', is: 'one_of', than: ['permit', 'other'] }), ['than.1: unknown_code']);
});

test('two facts are compared as something, and a region as a region', () => {
  assert.deepEqual(problems({ fact: 'age', is: 'less_than', than: { fact: 'income' } }), ['than: reading']);
  assert.deepEqual(problems({ fact: 'age', is: 'less_than', than: { fact: 'income' }, as: 'text' }), ['as: reading']);
  assert.deepEqual(problems({ fact: 'age', is: 'less_than', than: { fact: 'income' }, as: 'number' }), []);
  assert.deepEqual(problems({ fact: 'home', is: 'equals', than: '652301' }), ['as: reading']);
});

test('what is no condition at all is refused without falling over', () => {
  for (const junk of [
    null,
    1,
    'x',
    [],
    {},
    { all: 1 },
    { all: [], any: [] },
    { fact: 1, is: 'equals' },
    { fact: 'age' },
  ])
    assert.deepEqual(problems(junk), [': malformed']);
  assert.deepEqual(problems({ fact: 'age', is: 'equals', than: { number: '1', date: 'x' } }), [': malformed']);
  assert.deepEqual(problems({ fact: 'age', is: 'is_known', more: 1 }), [': malformed']);
});
