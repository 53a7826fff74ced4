import { accept, compact, nothing, refuse } from '../checked.ts';
import type { Field } from '../field.ts';
import type { FieldType } from '../field-type.ts';
import { numberIn, unitOf } from '../keyword.ts';
import { messages } from './messages.ts';

/** A whole number within ±2^53. */
export const integer: FieldType<number> = {
  name: 'integer',
  column: () => 'bigint',
  check(value, field) {
    if (value === '') return nothing;
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
      return refuse('integer', messages.not_integer(field));
    const least = numberIn(field, 'minimum');
    if (least !== undefined && value < least) return refuse('minimum', messages.too_small(field, least));
    const most = numberIn(field, 'maximum');
    if (most !== undefined && value > most) return refuse('maximum', messages.too_large(field, most));
    return accept(value === 0 ? 0 : value); // no negative zero
  },
  read({ text }, field) {
    if (text === undefined || text.trim() === '') return undefined;
    const plain = plainNumber(text, field);
    return /^[+-]?\d{1,16}$/.test(plain) ? Number(plain) : text;
  },
  print: (value, field) => `${value}${unitOf(field) && ` ${unitOf(field)}`}`,
};

/** A typed number without blanks, thousands separators and its unit. */
export function plainNumber(typed: string, field: Field): string {
  const plain = compact(typed).replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const unit = compact(unitOf(field));
  return unit !== '' && plain.endsWith(unit) ? plain.slice(0, -unit.length) : plain;
}
