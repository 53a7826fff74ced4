import type { Instant } from '../../dates.ts';
import { accept, nothing, refuse } from '../checked.ts';
import { explain } from '../date/date.ts';
import { joinParts, readDate } from '../date/parse-date.ts';
import type { FieldType } from '../field-type.ts';
import { messages } from './messages.ts';

const FORM =
  /^(.+?)(?:T|\s+|(?<=日))(\d{1,2})(?::|时)(\d{1,2})(?:(?::|分)(\d{1,2})(?:\.(\d{1,9}))?秒?)?分?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/** A moment, stored in UTC; a typed time without an offset is that of the official zone. */
export const timestamp: FieldType<Instant> = {
  name: 'timestamp',
  column: () => 'timestamptz',
  check(value, field) {
    if (value === '') return nothing;
    const form = typeof value === 'string' ? FORM.exec(value.normalize('NFKC').trim()) : null;
    if (form === null) return refuse('malformed', messages.malformed(field));
    const [, day = '', hour = '', minute = '', second = '0', fraction = '0', offset = '+08:00'] = form;
    const read = readDate(day);
    if ('wrong' in read) return explain(read, field);
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
      return refuse('bad_time', messages.bad_time(field));
    const time = [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
    const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
    const moment = Date.parse(`${read.date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
    return Number.isNaN(moment) ? refuse('bad_time', messages.bad_time(field)) : accept(new Date(moment).toISOString());
  },
  read({ text, parts }) {
    const day = joinParts(parts, ['year', 'month', 'day']);
    const { hour = '', minute = '' } = parts;
    if (day === undefined && hour === '' && minute === '') return text?.trim() || undefined;
    // A whole moment pasted into the year's input stays whole.
    if (hour === '' && minute === '') return day;
    return `${day ?? ''} ${hour.trim() || '0'}:${minute.trim() || '0'}`;
  },
  print: (value) => localTime(value),
};

// The zone has had this one offset since 1991 (kernel/dates.ts).
const OFFSET_MS = 8 * 3_600_000;

/** A moment as the clock on the wall shows it: `2026-01-05 15:30`, with seconds where there are any. */
export function localTime(moment: Instant): string {
  const local = new Date(Date.parse(moment) + OFFSET_MS).toISOString();
  const fine = local
    .slice(16, 23)
    .replace(/\.000$/, '')
    .replace(/^:00$/, '');
  return `${local.slice(0, 10)} ${local.slice(11, 16)}${fine}`;
}
