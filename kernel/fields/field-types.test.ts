import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sql, { raw } from 'sql-template-tag';
import { name as identifier } from '../database/database.ts';
import { testWorld } from '../database/test-world.ts';
import { fieldTypes, typeOf } from './field-types.ts';
import { samples } from './samples.ts';

const world = await testWorld();
const TODAY = '2026-03-02';

for (const [name, { field, valid, invalid }] of Object.entries(samples)) {
  const type = typeOf(field);
  const input = (text: string) => ({ text, parts: {}, all: [text] });

  test(`${name}: the check accepts values in their stored form and leaves them as they are`, () => {
    fc.assert(
      fc.property(valid, (value) => {
        assert.deepEqual(type.check(value, field, TODAY), { value, problems: [] });
      }),
    );
  });

  test(`${name}: what is wrong is refused by its rule, in Chinese and English, naming the field`, () => {
    for (const [value, rule] of invalid) {
      const { problems } = type.check(value, field, TODAY);
      assert.deepEqual(
        problems.map((problem) => problem.rule),
        [rule],
        JSON.stringify(value),
      );
      for (const { message, path } of problems) {
        assert.match(message.zh, /\p{Script=Han}/u);
        assert.ok(message.en.length > 10);
        if (path === undefined) assert.ok(message.zh.includes(field.title), message.zh);
      }
    }
  });

  test(`${name}: what is printed is read back`, () => {
    fc.assert(
      fc.property(valid, (value) => {
        const read = type.read(input(type.print(value, field, 'zh')), field);
        assert.deepEqual(type.check(read, field, TODAY), { value, problems: [] });
      }),
    );
  });

  test(`${name}: blanks are nothing given, and any text is read without failing`, () => {
    assert.equal(type.read(input('   '), field), undefined);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = type.read(input(text), field);
        if (read !== undefined) type.check(read, field, TODAY);
      }),
    );
  });

  test(`${name}: any JSON value is checked without failing`, () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const checked = type.check(value, field, TODAY);
        if (checked.value !== null) assert.deepEqual(type.check(checked.value, field, TODAY).value, checked.value);
      }),
    );
  });

  test(`${name}: the column keeps every value, and its constraint admits them`, async () => {
    const table = identifier('public', `of_${name}`);
    const constraint = type.constraint?.('"value"', field);
    await world.owner.transaction(async (tx) => {
      await tx.run(
        sql`create table ${table} (value ${raw(type.column(field))} ${raw(constraint === undefined ? '' : `check (${constraint})`)})`,
      );
      for (const value of fc.sample(valid, 5)) {
        const sent = typeof value === 'object' ? JSON.stringify(value) : value;
        const row = await tx.one<{ value: unknown }>(
          sql`insert into ${table} (value) values (${sent}) returning value`,
        );
        assert.deepEqual(row.value, value);
      }
    });
  });
}

test('every field type has a sample, and answers under its own name', () => {
  assert.deepEqual(Object.keys(samples).sort(), Object.keys(fieldTypes).sort());
  for (const [name, type] of Object.entries(fieldTypes)) assert.equal(type.name, name);
});
