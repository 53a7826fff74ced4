import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildIdentifier, checkIdentifier, identifierParts, normaliseIdentifier } from './licence-identifier.ts';

// Published identifiers of real licences, and one with a wrong check character (identifier_test_vectors.json).
const real = [
  '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F',
  '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
  '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9',
];
const wrong = '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.E';

const digit = fc.constantFrom(...'0123456789');
const alphanumeric = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const text = (char: fc.Arbitrary<string>, minLength: number, maxLength = minLength) =>
  fc.string({ unit: char, minLength, maxLength });
const parts = fc.record(
  {
    type_code: fc.tuple(text(alphanumeric, 18), text(digit, 3)).map(([definer, number]) => definer + number),
    issuer_code: fc.oneof(text(alphanumeric, 18), text(digit, 6)),
    serial: text(digit, 1, 12),
    version: text(digit, 3),
  },
  { noNullPrototype: true },
);

test('identifiers of real licences hold, also with blanks and small letters around', () => {
  for (const identifier of real) {
    assert.equal(checkIdentifier(identifier), 'ok');
    assert.equal(checkIdentifier(` ${identifier.toLowerCase()}\n`), 'ok');
    const known = identifierParts(identifier);
    assert.ok(known);
    assert.equal(buildIdentifier(known), identifier);
  }
});

test('a wrong check character is told apart from a wrong form', () => {
  assert.equal(checkIdentifier(wrong), 'check_failed');
  for (const malformed of ['', 'x', real[0]?.slice(0, -2) ?? '', `${real[0]}X`, real[0]?.replace('3005', '3006') ?? ''])
    assert.equal(checkIdentifier(malformed), 'malformed');
});

test('every identifier that is built holds, and gives back its parts', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const identifier = buildIdentifier(given);
      assert.equal(checkIdentifier(identifier), 'ok');
      assert.deepEqual(identifierParts(identifier), given);
      assert.equal(normaliseIdentifier(identifier), identifier);
    }),
  );
});

test('every change of a single character is caught', () => {
  fc.assert(
    fc.property(parts, fc.nat(), alphanumeric, (given, position, char) => {
      const identifier = buildIdentifier(given);
      const at = position % identifier.length;
      fc.pre(identifier[at] !== char);
      assert.notEqual(checkIdentifier(identifier.slice(0, at) + char + identifier.slice(at + 1)), 'ok');
    }),
    { numRuns: 1000 },
  );
});
