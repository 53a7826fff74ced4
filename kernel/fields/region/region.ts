import { accept, compact, nothing, refuse } from '../checked.ts';
import type { FieldType } from '../field-type.ts';
import { messages } from './messages.ts';

/** Lengths of division codes: province, prefecture, county, township, village. */
const LENGTHS = [2, 4, 6, 9, 12];

/** An administrative division by its code at the time of the record. Whether it exists is the register's question. */
export const region: FieldType<string> = {
  name: 'region',
  column: () => 'text',
  constraint: (column) => `${column} ~ '^([0-9]{2}){1,3}$|^[0-9]{9}$|^[0-9]{12}$'`,
  check(value, field) {
    if (value === '') return nothing;
    const code = typeof value === 'string' ? shortened(compact(value)) : '';
    return isDivisionCode(code) ? accept(code) : refuse('region', messages.not_a_division(field));
  },
  read({ text }) {
    const code = text === undefined ? '' : compact(text);
    return code === '' ? undefined : code;
  },
  print: (value, _field, _language, names) => names?.[value] ?? value,
};

const isDivisionCode = (code: string): boolean => /^\d+$/.test(code) && LENGTHS.includes(code.length);

/** Without the zeros by which statistics fill codes to six digits (652300) or twelve (652301001000). */
function shortened(code: string): string {
  if (!/^\d{6}$|^\d{9}$|^\d{12}$/.test(code)) return code;
  let short = code;
  if (short.length === 12 && short.endsWith('000')) short = short.slice(0, 9);
  if (short.length === 9 && short.endsWith('000')) short = short.slice(0, 6);
  if (short.length === 6 && short.endsWith('00')) short = short.slice(0, 4);
  if (short.length === 4 && short.endsWith('00')) short = short.slice(0, 2);
  return short;
}

/** The ltree path of a division: `652301001` lies at `65.6523.652301.652301001`. */
export function pathOfRegion(code: string): string {
  return LENGTHS.filter((length) => length <= code.length)
    .map((length) => code.slice(0, length))
    .join('.');
}
