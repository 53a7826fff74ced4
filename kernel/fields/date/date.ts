import type { PlainDate } from '../../dates.ts';
import { accept, nothing, refuse } from '../checked.ts';
import type { Field } from '../field.ts';
import type { Checked, FieldType } from '../field-type.ts';
import { textIn } from '../keyword.ts';
import { messages } from './messages.ts';
import { joinParts, type ReadDate, readDate } from './parse-date.ts';

/** A calendar date. */
export const date: FieldType<PlainDate> = {
  name: 'date',
  column: () => 'date',
  check(value, field, today) {
    if (value === '') return nothing;
    if (typeof value !== 'string') return refuse('malformed', messages.malformed(field));
    const read = readDate(value);
    if ('wrong' in read) return explain(read, field);
    return checkBounds(read.date, field, today);
  },
  read({ text, parts }) {
    const typed = joinParts(parts, ['year', 'month', 'day']) ?? text?.trim();
    if (typed === undefined || typed === '') return undefined;
    const read = readDate(typed);
    return 'date' in read ? read.date : typed;
  },
  print: (value) => value,
};

/** The refusal that names the wrong part. */
export function explain(read: Exclude<ReadDate, { date: PlainDate }>, field: Field): Checked<never> {
  switch (read.wrong) {
    case 'missing_part':
      return refuse(read.wrong, messages.missing_part(field, read.parts));
    case 'bad_month':
      return refuse(read.wrong, messages.bad_month(field, read.month));
    case 'bad_day':
      return refuse(read.wrong, messages.bad_day(field, read.year, read.month, read.day));
    default:
      return refuse(read.wrong, messages[read.wrong](field));
  }
}

/** Holds a date or month against `x-min` and `x-max`; ISO texts of one form compare as dates. */
export function checkBounds<T extends string>(value: T, field: Field, today: PlainDate | undefined): Checked<T> {
  const least = boundOf(field, 'x-min', today, value.length);
  if (least !== undefined && value < least) return refuse('minimum', messages.too_early(field, least));
  const most = boundOf(field, 'x-max', today, value.length);
  if (most !== undefined && value > most) return refuse('maximum', messages.too_late(field, most));
  return accept(value);
}

function boundOf(field: Field, keyword: string, today: PlainDate | undefined, length: number): string | undefined {
  const bound = textIn(field, keyword);
  return bound === 'today' ? today?.slice(0, length) : bound;
}
