import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeTable } from '../fields/code-table.ts';
import { f } from '../fields/f.ts';
import { parameter } from '../parameters/parameter.ts';
import { facts } from './facts.ts';
import { sentence, titlesOf } from './sentence.ts';

const fields = {
  age: f.integer('年龄', { unit: '周岁', en: 'age' }),
  income: f.money('月收入', { en: 'monthly income' }),
  spent: f.money('月支出'),
  born: f.date('出生日期'),
  stay: f.choice('居住方式', codeTable('居住方式', { registered: '户籍', permit: { zh: '居住证', en: 'permit' } })),
  disabled: f.boolean('是否残疾'),
  name: f.text('姓名'),
  home: { kind: 'region', title: '户籍', codes: { '6523': '昌吉州' } },
} as const;
const r = facts(fields);
const titles = titlesOf(fields);
const zh = (condition: Parameters<typeof sentence>[0]) => sentence(condition, titles);

test('a condition reads as an official would write it', () => {
  const rule = r.all(
    r.age.at_least('60'),
    r.any(r.home.within_region('6523'), r.stay.equals('permit', { says: '持有居住证' })),
  );
  assert.equal(zh(rule), '年龄不小于 60 周岁，且（户籍在昌吉州 或 持有居住证）');
});

test('each comparison has its words', () => {
  assert.equal(zh(r.income.at_most('700.00')), '月收入不大于 700.00 元');
  assert.equal(zh(r.income.less_than(r.spent)), '月收入小于月支出');
  assert.equal(zh(r.born.at_most('1966-03-02')), '出生日期不晚于 1966-03-02');
  assert.equal(zh(r.stay.one_of(['registered', 'permit'])), '居住方式属于户籍、居住证之一');
  assert.equal(zh(r.stay.one_of(['permit'])), '居住方式为居住证');
  assert.equal(zh(r.disabled.equals(true)), '是否残疾为是');
  assert.equal(zh(r.name.differs('张三')), '姓名不是“张三”');
  assert.equal(zh(r.name.is_known()), '已提供姓名');
});

test('a negation reads as the opposite comparison where there is one', () => {
  assert.equal(zh(r.not(r.age.at_least('60'))), '年龄小于 60 周岁');
  assert.equal(zh(r.not(r.name.is_known())), '未提供姓名');
  assert.equal(
    zh(r.not(r.any(r.age.at_least('60'), r.disabled.equals(true)))),
    '并非（年龄不小于 60 周岁，或是否残疾为是）',
  );
  assert.equal(zh(r.not(r.age.at_least('60', { says: '已退休' }))), '并非（已退休）');
});

test('a parameter is named by code, or by value and document once it is known', () => {
  const poor = r.income.less_than(parameter('dibao'));
  assert.equal(zh(poor), '月收入小于参数“dibao”规定的值');
  const row = {
    id: 'p',
    code: 'dibao',
    title: '低保标准',
    kind: 'number',
    unit: '元',
    jurisdiction: '',
    valid_from: null,
    valid_to: null,
    document: '某通知',
    clause: null,
  } as const;
  const known = { parameters: { dibao: { ...row, value: '700', state: 'policy' } } } as const;
  assert.equal(sentence(poor, titles, 'zh', known), '月收入小于 700 元（某通知）');
  const pending = { parameters: { dibao: { ...row, value: null, state: 'pending' } } } as const;
  assert.equal(sentence(poor, titles, 'zh', pending), '月收入小于低保标准（待录入）');
});

test('the same condition reads in English', () => {
  const rule = r.all(r.age.at_least('60'), r.stay.equals('permit'));
  assert.equal(sentence(rule, titles, 'en'), 'age is at least 60 周岁, and 居住方式 is permit');
});

test('an empty condition says so, and a fact without a title is called by its name', () => {
  assert.equal(zh({ all: [] }), '无条件限制');
  assert.equal(zh({ any: [] }), '任何情形均不符合');
  assert.equal(zh({ fact: 'other', is: 'equals', than: 'x' }), 'other为“x”');
});
