import { accept, checkedText, compact, refuse } from '../checked.ts';
import type { FieldType } from '../field-type.ts';
import { messages } from './messages.ts';

// Deliberately loose: only sending a message proves an address.
const FORM = /^[^\s@<>"',;:()[\]\\]{1,64}@([\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** An e-mail address; its domain is stored in lower case. */
export const email: FieldType<string> = {
  name: 'email',
  column: () => 'text',
  check(value, field) {
    const { value: typed, problems } = checkedText(value, field);
    if (typed === null) return { value: null, problems };
    const address = compact(typed);
    if (address.length > 254 || !FORM.test(address)) return refuse('email', messages.malformed(field));
    const at = address.lastIndexOf('@');
    return accept(address.slice(0, at) + address.slice(at).toLowerCase());
  },
  read: ({ text }) => text?.trim() || undefined,
  print: (value) => value,
};
