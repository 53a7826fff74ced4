import { checkedText } from '../checked.ts';
import type { FieldType } from '../field-type.ts';
import { checkLength, text } from '../text/text.ts';

/** Text of several lines; line ends are stored as line feeds. */
export const longText: FieldType<string> = {
  ...text,
  name: 'long_text',
  check(value, field) {
    // Browsers send CRLF; counting and comparing want one form.
    const lines = typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value;
    const { value: found, problems } = checkedText(lines, field);
    return found === null ? { value: null, problems } : checkLength(found, field);
  },
};
