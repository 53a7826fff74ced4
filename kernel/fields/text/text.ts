import { accept, checkedText, nothing, refuse } from '../checked.ts';
import type { Field } from '../field.ts';
import type { Checked, FieldType } from '../field-type.ts';
import { numberIn, textIn } from '../keyword.ts';
import { messages } from './messages.ts';

/** One line of text. */
export const text: FieldType<string> = {
  name: 'text',
  column: () => 'text',
  check(value, field) {
    const { value: found, problems } = checkedText(value, field);
    if (found === null) return { value: null, problems };
    if (/[\n\r\u2028\u2029]/.test(found)) return refuse('one_line', messages.one_line(field));
    const pattern = textIn(field, 'pattern');
    if (pattern !== undefined && !wholeOf(pattern).test(found))
      return refuse('pattern', messages.pattern(field, textIn(field, 'x-pattern-says')));
    return checkLength(found, field);
  },
  read: ({ text: typed }) => (typed === undefined || typed.trim() === '' ? undefined : typed),
  print: (value) => value,
};

/** Checks the number of characters (code points) against the field's bounds. */
export function checkLength(value: string, field: Field): Checked<string> {
  if (value === '') return nothing;
  const most = numberIn(field, 'maxLength');
  const least = numberIn(field, 'minLength');
  // UTF-16 length bounds the number of code points from above, so short texts need no count.
  if ((most === undefined || value.length <= most) && least === undefined) return accept(value);
  const given = [...value].length;
  if (most !== undefined && given > most) return refuse('max_length', messages.too_long(field, most, given));
  if (least !== undefined && given < least) return refuse('min_length', messages.too_short(field, least));
  return accept(value);
}

const patterns = new Map<string, RegExp>();

/** Patterns come from declarations, so they are few and trusted; each is compiled once. */
function wholeOf(pattern: string): RegExp {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    compiled = new RegExp(`^(?:${pattern})$`, 'u');
    patterns.set(pattern, compiled);
  }
  return compiled;
}
