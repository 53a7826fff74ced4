import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lackingElements } from './definition-elements.ts';
import { testItem } from './test-office.ts';

const complete: object = testItem('food', 'market_supervision');

test('a complete definition lacks nothing, by way of JSON too', () => {
  assert.deepEqual(lackingElements(complete), []);
  assert.deepEqual(lackingElements(JSON.parse(JSON.stringify(complete))), []);
});

test('every element that is taken out is named, and no other', () => {
  const optional = ['extension', 'quantity_limit'];
  const names = Object.keys(complete).filter((name) => !optional.includes(name));
  fc.assert(
    fc.property(fc.subarray(names), (out) => {
      const rest = Object.fromEntries(Object.entries(complete).filter(([name]) => !out.includes(name)));
      assert.deepEqual(
        lackingElements(rest)
          .map(({ field }) => field)
          .sort(),
        [...out].sort(),
      );
    }),
  );
});

test('an element of another form is named with the form that it should have', () => {
  const found = lackingElements({ ...complete, basis: '行政许可法', promised: { days: '5' }, aliases: [7] });
  assert.deepEqual(found.map(({ field, rule }) => [field, rule]).sort(), [
    ['aliases', 'element_form'],
    ['basis', 'element_form'],
    ['promised', 'element_form'],
  ]);
  assert.match(found.find(({ field }) => field === 'basis')?.message.zh ?? '', /设定依据.*应为列表/);
});

test('a bundle is held to the elements of bundles, and what is no object is no definition', () => {
  const fields = lackingElements({ bundle: 'open_restaurant' }).map(({ field }) => field);
  assert.ok(fields.includes('items') && fields.includes('theme_code') && !fields.includes('materials'));
  for (const none of [null, 'item', 7, []]) assert.equal(lackingElements(none)[0]?.field, 'definition');
});
