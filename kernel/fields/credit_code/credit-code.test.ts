import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { f } from '../f.ts';
import { creditCode as anyCreditCode } from '../samples.ts';
import { creditCode } from './credit_code.ts';
import { checkCreditCode, innerCheck, normalCode } from './credit-code.ts';
import { checkOrganisationCode } from './organisation-code.ts';

// Codes of public bodies and firms, from public samples.
const HOLD = [
  '91350200776049653A',
  '91350500798359476R',
  '91330102MA28NBU477',
  '11430000006122244L',
  '11220000013544541J',
  '11100000000013338W',
  '12441500196720244T',
  '11370800MB28559184',
  '11511301008778183N',
  '91350100M000100Y43',
];

test('credit codes in use hold', () => {
  for (const code of HOLD) assert.deepEqual(checkCreditCode(code), { class: 'ok' }, code);
});

test('a code in real use whose check character fails warns at position 18 and is kept', () => {
  assert.deepEqual(checkCreditCode('91350203M0001QAY9B'), { class: 'check_failed', position: 18, expected: '9' });
  const { value, problems } = creditCode.check('91350203M0001QAY9B', f.credit_code('信用代码'));
  assert.equal(value, '91350203M0001QAY9B');
  assert.deepEqual(
    problems.map(({ rule, severity }) => [rule, severity]),
    [['check_failed', 'warn']],
  );
});

test('where a field blocks on the check character, the code is refused', () => {
  const field = f.credit_code('信用代码', { check_failed: 'block' });
  const { value, problems } = creditCode.check('91350203M0001QAY9B', field);
  assert.equal(value, null);
  assert.equal(problems[0]?.severity, undefined);
});

test('every change of one character of a valid credit code is caught', () => {
  const characters = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-');
  fc.assert(
    fc.property(anyCreditCode, fc.nat(17), characters, (code, place, character) => {
      fc.pre(code[place] !== character);
      const changed = code.slice(0, place) + character + code.slice(place + 1);
      const found = checkCreditCode(changed);
      assert.notEqual(found.class, 'ok');
      // A letter outside the alphabet is named with its place.
      if (!/[0-9A-HJ-NP-RTUWXY]/.test(character))
        assert.deepEqual(found, { class: 'malformed', position: place + 1, character });
      else assert.equal(found.class === 'check_failed' && found.position, 18);
    }),
  );
});

test('a letter outside the alphabet is named with its position, a wrong length is counted', () => {
  const field = f.credit_code('信用代码');
  const letter = creditCode.check('9135O200776049653A', field).problems[0]?.message.zh;
  assert.match(letter ?? '', /第 5 位“O”/);
  assert.match(creditCode.check('9135020077604965', field).problems[0]?.message.zh ?? '', /应为 18 位，现有 16 位/);
});

test('the stored code is trimmed, upper-case, without blanks and full-width characters', () => {
  assert.equal(normalCode(' 9135 0100 ｍ000100y43\t'), '91350100M000100Y43');
  assert.equal(creditCode.check(' 91350100 m000100y43 ', f.credit_code('信用代码')).value, '91350100M000100Y43');
});

test('an organisation code equals positions 9 to 17 of the credit code and holds by its own check', () => {
  for (const code of HOLD.slice(0, 9)) assert.equal(innerCheck(code).class, 'ok', code);
  assert.deepEqual(checkOrganisationCode('77604965-3'), { class: 'ok' });
  assert.deepEqual(checkOrganisationCode('776049654'), { class: 'check_failed', position: 9, expected: '3' });
  assert.deepEqual(checkOrganisationCode('7760496A'), { class: 'malformed', length: 8 });
  assert.deepEqual(checkOrganisationCode('77604965A'), { class: 'malformed', position: 9, character: 'A' });
});
