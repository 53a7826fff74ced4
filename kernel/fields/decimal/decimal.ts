import { Decimal } from 'decimal.js';
import { accept, nothing, refuse } from '../checked.ts';
import type { Field } from '../field.ts';
import type { Checked, FieldType } from '../field-type.ts';
import { plainNumber } from '../integer/integer.ts';
import { messages as ofIntegers } from '../integer/messages.ts';
import { numberIn, textIn, unitOf } from '../keyword.ts';
import { messages } from './messages.ts';

/** Digits in all, of a decimal column. */
const PRECISION = 24;

const FORM = /^([+-]?)(\d+)(?:\.(\d*))?$/;

/** An exact decimal with the field's scale; its value is a text with exactly that many decimals, as PostgreSQL prints it. */
export const decimal: FieldType<string> = {
  name: 'decimal',
  column: (field) => `numeric(${PRECISION},${scaleOf(field)})`,
  check: (value, field) => checkDecimal(value, field, PRECISION),
  read({ text }, field) {
    if (text === undefined || text.trim() === '') return undefined;
    const plain = plainNumber(text, field);
    return FORM.test(plain) ? plain : text;
  },
  print: (value, field) => `${value}${unitOf(field) && ` ${unitOf(field)}`}`,
};

/** Digits behind the point. */
export const scaleOf = (field: Field): number => numberIn(field, 'x-scale') ?? 2;

/** Checks a decimal text and pads it to the field's scale; never rounds. */
export function checkDecimal(value: unknown, field: Field, precision: number): Checked<string> {
  if (value === '') return nothing;
  if (typeof value === 'number') return refuse('as_text', messages.as_text(field));
  const form = typeof value === 'string' ? FORM.exec(value.trim()) : null;
  if (form === null) return refuse('decimal', messages.not_decimal(field));
  const [, sign = '', whole = '', fraction = ''] = form;
  const scale = scaleOf(field);
  const digits = whole.replace(/^0+(?=\d)/, '');
  const behind = fraction.replace(/0+$/, '');
  if (behind.length > scale) return refuse('decimals', messages.too_many_decimals(field, scale));
  if (digits.length > precision - scale) return refuse('digits', messages.too_many_digits(field, precision - scale));
  const amount = scale === 0 ? digits : `${digits}.${behind.padEnd(scale, '0')}`;
  const exact = sign === '-' && /[1-9]/.test(amount) ? `-${amount}` : amount;
  return checkBounds(exact, field);
}

function checkBounds(value: string, field: Field): Checked<string> {
  const least = textIn(field, 'x-min');
  if (least !== undefined && new Decimal(value).lt(least)) return refuse('minimum', ofIntegers.too_small(field, least));
  const most = textIn(field, 'x-max');
  if (most !== undefined && new Decimal(value).gt(most)) return refuse('maximum', ofIntegers.too_large(field, most));
  return accept(value);
}
