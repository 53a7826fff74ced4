import { codeTable } from '../fields/code-table.ts';
import { f } from '../fields/f.ts';
import { parameter } from '../parameters/parameter.ts';
import { facts } from './facts.ts';

// Promises of the builder, held by the compiler: each `@ts-expect-error` fails the build when its line compiles.

const stay = codeTable('居住方式', { registered: '户籍', permit: '居住证' });
const r = facts({
  age: f.integer('年龄', { unit: '周岁' }),
  income: f.money('月收入'),
  ceiling: f.decimal('限额'),
  born: f.date('出生日期'),
  since: f.month('起始年月'),
  stay: f.choice('居住方式', stay),
  disabled: f.boolean('残疾'),
  home: f.region('户籍地'),
  name: f.text('姓名'),
  site: f.point('位置', { optional: true }),
  years: { kind: 'number', title: '居住年限', unit: '年' },
  grade: { kind: 'choice', title: '等级', codes: { a: '甲', b: '乙' } },
});

r.age.at_least('60', { basis: '办法 第三条', says: '年满 60 周岁' });
r.income.less_than(r.ceiling);
r.income.at_most(parameter('dibao.monthly'));
r.born.at_most('1966-03-02');
r.since.more_than(r.born);
r.stay.one_of(['registered', 'permit']);
r.stay.one_of(parameter('stay.kinds'));
r.grade.equals('a');
r.home.within_region('6523');
r.disabled.equals(true);
r.years.at_least('1');
r.all(r.site.is_known(), r.any(r.name.equals('x'), r.not(r.disabled.equals(false))));

// @ts-expect-error a misspelt fact
r.agee;
// @ts-expect-error a choice has no order
r.stay.at_least('registered');
// @ts-expect-error a code that the table has not
r.stay.equals('permitt');
// @ts-expect-error one wrong code among right ones
r.stay.one_of(['registered', 'other']);
// @ts-expect-error a code that the declared fact has not
r.grade.equals('c');
// @ts-expect-error a number is not a word
r.age.at_least('sixty');
// @ts-expect-error decimals are texts: a float is not exact
r.age.at_least(60);
// @ts-expect-error a date is not compared with a number
r.born.at_least('60');
// @ts-expect-error a number is not compared with a date
r.income.at_most(r.born);
// @ts-expect-error a boolean has no order
r.disabled.at_least(true);
// @ts-expect-error only a region lies in a region
r.name.within_region('6523');
// @ts-expect-error a geometry can only be known
r.site.equals('x');
