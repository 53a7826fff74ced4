import { say } from '../../words.ts';
import { accept, compact, nothing, refuse } from '../checked.ts';
import type { FieldType } from '../field-type.ts';
import { messages } from './messages.ts';

const YES = new Set(['true', 'yes', 'y', '1', 'on', '是']);
const NO = new Set(['false', 'no', 'n', '0', 'off', '否']);

/** Yes or no; two radio buttons, so that "not answered" differs from "no". */
export const boolean: FieldType<boolean> = {
  name: 'boolean',
  column: () => 'boolean',
  check(value, field) {
    if (value === '') return nothing;
    return typeof value === 'boolean' ? accept(value) : refuse('boolean', messages.yes_or_no(field));
  },
  read({ text }) {
    if (text === undefined || text.trim() === '') return undefined;
    const word = compact(text).toLowerCase();
    return YES.has(word) ? true : NO.has(word) ? false : text;
  },
  print: (value, _field, language) => say(value ? messages.yes : messages.no, language),
};
