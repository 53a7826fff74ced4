import { Decimal } from 'decimal.js';
import { Refusal } from '../refusal.ts';
import { messages } from './messages.ts';

/**
 * The decimals of calculations: 60 significant digits, half up. Sums and products of stored decimals are exact;
 * quotients and powers are cut far behind any place that a rule keeps.
 */
export const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, defaults: true });

/** An exact decimal, made by `Exact`. */
export type Exact = Decimal;

const DECIMAL = /^-?[0-9]+(\.[0-9]+)?$/;

/** Whether a text is a decimal as stored: digits, perhaps a sign and a point; no exponent, no blanks. */
export const isDecimalText = (text: string): boolean => DECIMAL.test(text);

/**
 * Rounds to `places` digits behind the point, a 5 behind the last kept digit away from zero (四舍五入).
 * @param value a decimal, or its text; never a float, which has lost the 5 already
 */
export function roundHalfUp(value: Decimal | string, places: number): Decimal {
  return new Exact(value).toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
}

/**
 * Splits an amount so that the shares add up exactly: every share but the last is cut to the smallest unit, the last takes
 * the remainder. With weights, the last share that has a weight takes it.
 * @param amount decimal text with at most `places` digits behind the point
 * @param parts how many equal parts, or one weight (decimal text) for each part
 * @param places digits behind the point of the smallest unit
 * @throws Refusal `invalid` where the amount is finer than the smallest unit, or the weights cannot be divided by
 */
export function split(amount: string, parts: number | readonly string[], places: number): string[] {
  const weights =
    typeof parts === 'number' ? Array.from({ length: checkedCount(parts) }, () => 1n) : wholeWeights(parts);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) throw new Refusal('invalid', messages.no_weight);
  const units = wholeUnits(amount, places);
  const taker = weights.findLastIndex((weight) => weight > 0n);
  // Whole numbers of the smallest unit: BigInt division cuts towards zero, with no precision to run out of.
  const shares = weights.map((weight) => (units * weight) / total);
  const rest = units - shares.reduce((sum, share) => sum + share, 0n);
  return shares.map((share, index) => fromUnits(index === taker ? share + rest : share, places));
}

function checkedCount(parts: number): number {
  if (Number.isSafeInteger(parts) && parts > 0) return parts;
  throw new Refusal('invalid', messages.bad_part_count);
}

function wholeWeights(weights: readonly string[]): bigint[] {
  if (weights.some((weight) => !isDecimalText(weight) || weight.startsWith('-')))
    throw new Refusal('invalid', messages.bad_weight);
  const places = Math.max(0, ...weights.map(placesOf));
  return weights.map((weight) => wholeUnits(weight, places));
}

const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0;

function wholeUnits(text: string, places: number): bigint {
  if (!isDecimalText(text)) throw new Refusal('invalid', messages.not_a_decimal(text));
  const [whole = '', fraction = ''] = text.split('.');
  if (/[1-9]/.test(fraction.slice(places))) throw new Refusal('invalid', messages.finer_than_unit(text, places));
  return BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
}

function fromUnits(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const point = digits.length - places;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${places > 0 ? `.${digits.slice(point)}` : ''}`;
}
