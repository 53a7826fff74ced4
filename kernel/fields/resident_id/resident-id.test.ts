import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { f } from '../f.ts';
import { residentId as anyResidentId } from '../samples.ts';
import { residentId } from './resident_id.ts';
import { birthDateOf, checkResidentId, sexOf } from './resident-id.ts';

const TODAY = '2026-03-02';

test('the sample of the standard holds, with blanks and a small x too', () => {
  assert.deepEqual(checkResidentId('11010519491231002X', TODAY), { class: 'ok' });
  const field = f.resident_id('身份证号');
  assert.equal(residentId.check(' 110105 1949 1231 002x', field, TODAY).value, '11010519491231002X');
});

test('every change of one character of a valid number is caught', () => {
  fc.assert(
    fc.property(anyResidentId, fc.nat(17), fc.constantFrom(...'0123456789X'), (id, place, character) => {
      fc.pre(id[place] !== character);
      const changed = id.slice(0, place) + character + id.slice(place + 1);
      assert.notEqual(checkResidentId(changed, TODAY).class, 'ok');
    }),
  );
});

test('a birth date that does not exist or lies in the future is told apart', () => {
  assert.equal(checkResidentId('110105194902310021', TODAY).class, 'bad_date');
  assert.equal(checkResidentId('110105202603030021', TODAY).class, 'future_date');
  assert.notEqual(checkResidentId('110105202603020021', TODAY).class, 'future_date');
  assert.equal(birthDateOf('11010519491231002X'), '1949-12-31');
  assert.equal(birthDateOf('110105194902310021'), null);
});

test('an unknown area prefix is not refused, because abolished codes persist', () => {
  assert.deepEqual(checkResidentId('999999194912310025', TODAY), { class: 'ok' });
});

test('a wrong character is named with its position; a failed check blocks unless the field lets it be confirmed', () => {
  const field = f.resident_id('身份证号');
  assert.match(residentId.check('1101051949A2310021', field).problems[0]?.message.zh ?? '', /第 11 位“A”/);
  assert.equal(residentId.check('110105194912310021', field).value, null);
  const lenient = f.resident_id('身份证号', { check_failed: 'warn' });
  assert.equal(residentId.check('110105194912310021', lenient).problems[0]?.severity, 'warn');
});

test('the field is of grade 3 and masked without being told', () => {
  const field = f.resident_id('身份证号');
  assert.deepEqual([field['x-grade'], field['x-mask']], [3, 'resident_id']);
});

test('an odd seventeenth digit is male', () => {
  assert.equal(sexOf('11010519491231002X'), 'female');
  assert.equal(sexOf('110105194912310011'), 'male');
});
