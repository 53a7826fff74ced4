import { compact, nothing, refuse } from '../checked.ts';
import { checkBounds, explain } from '../date/date.ts';
import { joinParts, readDate } from '../date/parse-date.ts';
import type { FieldType } from '../field-type.ts';
import { messages } from './messages.ts';

/** A month, `YYYY-MM`. Stored as that text, which sorts as time does: a `date` column would need a mapping layer. */
export const month: FieldType<string> = {
  name: 'month',
  column: () => 'text',
  constraint: (column) => `${column} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`,
  check(value, field, today) {
    if (value === '') return nothing;
    const whole = typeof value === 'string' ? withDay(value) : undefined;
    if (whole === undefined) return refuse('malformed', messages.malformed(field));
    const read = readDate(whole);
    if ('wrong' in read) return explain(read, field);
    return checkBounds(read.date.slice(0, 7), field, today);
  },
  read({ text, parts }) {
    const typed = joinParts(parts, ['year', 'month']) ?? text?.trim();
    if (typed === undefined || typed === '') return undefined;
    const whole = withDay(typed);
    const read = whole === undefined ? undefined : readDate(whole);
    return read !== undefined && 'date' in read ? read.date.slice(0, 7) : typed;
  },
  print: (value) => value,
};

/** The first day of a typed month, in a form that dates are read in. */
function withDay(typed: string): string | undefined {
  const plain = compact(typed);
  if (/^\d{6}$/.test(plain)) return `${plain}01`;
  const [, year, month] = /^(\d*)[-/.年](\d*)月?$/.exec(plain) ?? [];
  return year === undefined ? undefined : `${year}-${month}-01`;
}
