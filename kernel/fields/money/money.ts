import { checkDecimal, decimal } from '../decimal/decimal.ts';
import type { FieldType } from '../field-type.ts';
import { unitOf } from '../keyword.ts';

/** Digits in all of an amount: up to ten thousand million million yuan. */
const PRECISION = 18;

/** An amount in yuan and fen; its value is a text with two decimals. */
export const money: FieldType<string> = {
  ...decimal,
  name: 'money',
  column: () => `numeric(${PRECISION},2)`,
  check: (value, field) => checkDecimal(value, field, PRECISION),
  print: (value, field) => `${value.replace(/\B(?=(\d{3})+\.)/g, ',')} ${unitOf(field)}`.trimEnd(),
};
