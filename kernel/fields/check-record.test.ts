import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../refusal.ts';
import { checkRecord, recordOrThrow } from './check-record.ts';
import { codeTable, nameOfCode } from './code-table.ts';
import { itemKinds } from './code-tables/gbt-39046.ts';
import { f } from './f.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { gradeOf, maskRecord, maskValue } from './mask.ts';
import { readForm } from './read-form.ts';
import { pathOfRegion, region } from './region/region.ts';

const fields = {
  name: f.text('名称', { maxLength: 20, question: '名称是什么?' }),
  code: f.credit_code('信用代码'),
  area: f.decimal('面积', { unit: '平方米', optional: true }),
  gas: f.boolean('使用燃气'),
  tank: f.text('储罐编号', { when: { fact: 'gas', is: 'equals', than: true } }),
  staff: f.list(
    '从业人员',
    { name: f.text('姓名', { mask: 'name' }), id: f.resident_id('身份证号'), born: f.date('出生日期') },
    { optional: true },
  ),
};
const good = { name: '餐馆', code: '91350100M000100Y43', gas: false };

test('a complete record comes back normalised, optional fields as null', () => {
  const { value, problems } = checkRecord(fields, { ...good, name: ' 餐馆 ', area: '12.5' });
  assert.deepEqual(problems, []);
  assert.deepEqual(value, { ...good, area: '12.50', tank: null, staff: null });
});

test('what is missing is asked for, and keys that no field has are refused by name', () => {
  const { problems } = checkRecord(fields, { nmae: '餐馆', __proto__x: 1 });
  assert.deepEqual(
    problems.map(({ field, rule }) => `${field} ${rule}`),
    ['nmae unknown_field', '__proto__x unknown_field', 'name required', 'code required', 'gas required'],
  );
  assert.match(problems[0]?.message.zh ?? '', /nmae/);
  assert.equal(checkRecord(fields, [1]).problems[0]?.rule, 'record');
  const hostile: unknown = JSON.parse('{"__proto__": {"name": "x"}, "constructor": 1}');
  assert.deepEqual(
    checkRecord({ name: fields.name }, hostile).problems.map(({ field }) => field),
    ['__proto__', 'constructor', 'name'],
  );
});

test('a partial record leaves absent fields alone, and null clears only what may be empty', () => {
  assert.deepEqual(checkRecord(fields, { area: null }, { partial: true }), { value: { area: null }, problems: [] });
  const { problems } = checkRecord(fields, { name: null }, { partial: true });
  assert.deepEqual(
    problems.map(({ field, rule }) => [field, rule]),
    [['name', 'required']],
  );
});

test('problems inside a list carry the dotted path', () => {
  const staff = [
    { name: '张三', id: '11010519491231002X', born: '1949-12-31' },
    { name: '', id: '11010519491231002X', born: '1949-2-30' },
    'x',
  ];
  const { problems } = checkRecord(fields, { ...good, staff });
  assert.deepEqual(
    problems.map(({ field, rule }) => `${field} ${rule}`),
    ['staff.1.name required', 'staff.1.born bad_day', 'staff.2 record'],
  );
});

test('a warning stands until its field is confirmed', () => {
  const warned = { ...good, code: '91350203M0001QAY9B' };
  assert.deepEqual(
    checkRecord(fields, warned).problems.map(({ field, severity }) => [field, severity]),
    [['code', 'warn']],
  );
  assert.equal(checkRecord(fields, warned, { confirmed: ['code'] }).problems.length, 0);
  assert.equal(checkRecord(fields, { ...good, code: 'x' }, { confirmed: ['code'] }).problems.length, 1);
  assert.throws(
    () => recordOrThrow(fields, warned),
    (error) => error instanceof Refusal && error.code === 'needs_confirmation' && error.field === 'code',
  );
  assert.throws(
    () => recordOrThrow(fields, { ...warned, name: '' }),
    (error) => error instanceof Refusal && error.code === 'invalid' && error.problems.length === 2,
  );
  assert.equal(recordOrThrow(fields, warned, { confirmed: ['code'] }).code, warned.code);
});

test('a conditional field is demanded where it is asked, and dropped where it is not', () => {
  const asked = () => true;
  assert.equal(checkRecord(fields, good, { asked }).problems[0]?.field, 'tank');
  assert.equal(checkRecord(fields, { ...good, tank: 'T1' }, { asked: () => false }).value.tank, null);
  assert.equal(checkRecord(fields, { ...good, tank: 'T1' }).value.tank, 'T1');
});

test('a form leaves out what was not on the page, and gives null for what was left blank', () => {
  assert.deepEqual(readForm(fields, { name: ' ', area: '1,234.5 平方米', _token: 'x' }), {
    name: null,
    area: '1234.5',
  });
  assert.deepEqual(readForm(fields, { gas: '否', 'staff.3.name': '李四', 'staff.1.born.year': '20000101' }), {
    gas: false,
    staff: [{ born: '2000-01-01' }, { name: '李四' }],
  });
});

test('masks hide, by type and grade, in lists too', () => {
  assert.equal(maskValue(f.text('姓名', { mask: 'name' }), '欧阳小明'), '欧***');
  assert.equal(maskValue(f.text('姓名', { mask: 'name' }), '张'), '*');
  assert.equal(maskValue(f.phone('电话', { mask: 'phone' }), '13812345678'), '138******78');
  assert.equal(maskValue(f.resident_id('身份证号'), '11010519491231002X'), '1101************2X');
  assert.equal(maskValue(f.date('日期', { grade: 3 }), '2026-01-05'), '***');
  assert.equal(maskValue(f.integer('人数'), 7), 7);
  assert.equal(maskValue(f.integer('人数', { grade: 4 }), 7), '***');
  assert.equal(maskValue(f.integer('人数', { grade: 4 }), null), null);
  const staff = [{ name: '张三', id: '11010519491231002X', born: '1949-12-31' }];
  assert.deepEqual(maskRecord(fields, { ...good, staff }).staff, [
    { name: '张*', id: '1101************2X', born: '1949-12-31' },
  ]);
});

test('a set of fields has the grade of its highest, lists included', () => {
  assert.equal(gradeOf({ name: fields.name }), 1);
  assert.equal(gradeOf(fields), 3);
  assert.equal(gradeOf({ of: f.list('编号', f.text('编号', { grade: 4 })) }), 4);
});

test('the JSON Schema refuses unknown keys, lets optional fields be null and shows no steering of ours', () => {
  const schema = jsonSchemaOf({
    ...fields,
    kind: f.choice('种类', codeTable('种类', { a: '甲' }), { optional: true }),
  });
  assert.deepEqual(schema.required, ['name', 'code', 'gas']);
  assert.equal(schema.additionalProperties, false);
  const { properties } = JSON.parse(JSON.stringify(schema));
  assert.deepEqual(properties.area.type, ['string', 'null']);
  assert.deepEqual(properties.kind.enum, ['a', null]);
  assert.equal(properties.name.description, '名称是什么?');
  assert.deepEqual(properties.staff.items.required, ['name', 'id', 'born']);
  assert.ok(!JSON.stringify(schema).match(/x-(question|when|mask|search|optional)/));
});

test('codes that are numerals are offered in rising order, and an unknown code names itself', () => {
  assert.deepEqual(itemKinds.codes, ['00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20']);
  assert.equal(nameOfCode(itemKinds, '07', 'en'), 'Administrative confirmation');
  assert.equal(nameOfCode(itemKinds, 'toString'), 'toString');
});

test('a division lies on the path of its code, and filling zeros are dropped', () => {
  assert.equal(pathOfRegion('652301001'), '65.6523.652301.652301001');
  assert.equal(pathOfRegion('652301001001'), '65.6523.652301.652301001.652301001001');
  const field = f.region('地点');
  for (const [typed, code] of [
    ['652300', '6523'],
    ['650000', '65'],
    ['652301001000', '652301001'],
    ['652301000000', '652301'],
    ['652300000000', '6523'],
  ])
    assert.equal(region.check(typed, field).value, code);
});
