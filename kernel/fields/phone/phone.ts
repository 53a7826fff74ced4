import { accept, checkedText, compact, refuse } from '../checked.ts';
import type { FieldType } from '../field-type.ts';
import { messages } from './messages.ts';

const MOBILE = /^1[3-9]\d{9}$/;
// Area code of two or three digits behind the 0, number of seven or eight, perhaps an extension.
const FIXED = /^(0(?:10|2\d|[3-9]\d{2}))-?([2-9]\d{6,7})(?:-(\d{1,6}))?$/;
// 110, 12345, 95598; and 400/800 numbers.
const SERVICE = /^(?:1\d{2}|1[02]\d{3}|9\d{4,5}|[48]00\d{7})$/;

/** A telephone number; a mobile number is stored as 11 digits, a fixed line as `0994-2345678`. */
export const phone: FieldType<string> = {
  name: 'phone',
  column: () => 'text',
  check(value, field) {
    const { value: typed, problems } = checkedText(value, field);
    if (typed === null) return { value: null, problems };
    const number = compact(typed)
      .replace(/[—–]/g, '-')
      .replace(/^\((\d+)\)-?/, '$1-');
    const national = withoutCountry(number);
    const mobile = national.replace(/-/g, '');
    if (MOBILE.test(mobile)) return accept(mobile);
    if (field['x-mobile'] === true) return refuse('mobile', messages.not_mobile(field));
    const fixed = FIXED.exec(national);
    if (fixed !== null) return accept(`${fixed[1]}-${fixed[2]}${fixed[3] === undefined ? '' : `-${fixed[3]}`}`);
    return SERVICE.test(mobile) ? accept(mobile) : refuse('phone', messages.malformed(field));
  },
  read: ({ text }) => text?.trim() || undefined,
  print: (value) => value,
};

/** Without the code of China, behind which area codes are written without their 0. */
function withoutCountry(number: string): string {
  const [, rest] = /^(?:\+|00)86-?(.+)$/.exec(number) ?? [];
  if (rest === undefined) return number;
  return rest.startsWith('0') || MOBILE.test(rest.replace(/-/g, '')) ? rest : `0${rest}`;
}
