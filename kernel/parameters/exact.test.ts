import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../refusal.ts';
import { Exact, roundHalfUp, split } from './exact.ts';

test('10 000 yuan over 3 parts with 3 decimals: the last part takes the remainder', () => {
  assert.deepEqual(split('10000', 3, 3), ['3333.333', '3333.333', '3333.334']);
});

test('a 5 behind the last kept place rounds up, on decimals and not on floats', () => {
  // 1.005 as a float is less than 1.005, and `toFixed` gives 1.00.
  assert.equal(roundHalfUp('1.005', 2).toFixed(2), '1.01');
  assert.equal(roundHalfUp('0.615', 2).toFixed(2), '0.62');
  assert.equal(roundHalfUp('2.5', 0).toFixed(), '3');
  assert.equal(roundHalfUp('-2.5', 0).toFixed(), '-3');
  assert.equal(roundHalfUp('80.4949999999999999999999999999', 2).toFixed(2), '80.49');
});

const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 3 }))
  .map(([units, places]) => new Exact(units.toString()).div(new Exact(10).pow(places)).toFixed(places));

test('half up moves a decimal by at most half a unit, and a tie away from zero', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 3 }), (value, places) => {
      const unit = new Exact(10).pow(-places);
      const moved = roundHalfUp(value, places).minus(value);
      assert.ok(moved.abs().lte(unit.div(2)));
      if (moved.abs().eq(unit.div(2))) assert.equal(moved.isNegative(), value.startsWith('-'));
    }),
  );
});

test('the parts of a split always add up to the amount, each within one unit of its share but the last', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(amount, weights, (value, given) => {
      fc.pre(given.some((weight) => weight > 0));
      const texts = given.map((weight) => new Exact(weight).div(100).toFixed(2));
      const shares = split(value, texts, 3);
      const total = given.reduce((sum, weight) => sum + weight, 0);
      const taker = given.findLastIndex((weight) => weight > 0);
      assert.ok(shares.reduce((sum, share) => sum.plus(share), new Exact(0)).eq(value));
      for (const [index, share] of shares.entries()) {
        assert.match(share, /^-?\d+\.\d{3}$/);
        const due = new Exact(value).mul(given[index] ?? 0).div(total);
        if (index !== taker) assert.ok(due.minus(share).abs().lt('0.001') && due.abs().gte(new Exact(share).abs()));
      }
    }),
  );
});

test('equal parts differ by the remainder alone', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 40 }), (value, parts) => {
      const shares = split(value, parts, 3);
      assert.equal(shares.length, parts);
      assert.ok(shares.slice(0, -1).every((share) => share === shares[0]));
      assert.ok(shares.reduce((sum, share) => sum.plus(share), new Exact(0)).eq(value));
    }),
  );
});

test('a part without weight gets nothing, not even the remainder', () => {
  assert.deepEqual(split('10.00', ['1', '2', '0'], 2), ['3.33', '6.67', '0.00']);
});

test('what cannot be split exactly is refused', () => {
  const refused = (act: () => unknown) =>
    assert.throws(act, (error) => error instanceof Refusal && error.code === 'invalid');
  refused(() => split('0.0005', 2, 3));
  refused(() => split('1e3', 2, 3));
  refused(() => split('10', 0, 2));
  refused(() => split('10', ['0', '0'], 2));
  refused(() => split('10', ['1', '-1'], 2));
  refused(() => split('10', [], 2));
});
