import { accept, checkedText, refuse, warn } from '../checked.ts';
import type { FieldType } from '../field-type.ts';
import { checkCreditCode, normalCode } from './credit-code.ts';
import { messages } from './messages.ts';

/** A unified social credit code. One whose check character fails is kept once the person confirms it: real ones fail. */
export const creditCode: FieldType<string> = {
  name: 'credit_code',
  column: () => 'text',
  check(value, field) {
    const { value: typed, problems } = checkedText(value, field);
    if (typed === null) return { value: null, problems };
    const code = normalCode(typed);
    const found = checkCreditCode(code);
    if (found.class === 'ok') return accept(code);
    if (found.class === 'malformed') {
      return refuse(
        found.class,
        'length' in found
          ? messages.length(field, found.length)
          : messages.character(field, found.position, found.character),
      );
    }
    return field['x-check-failed'] === 'block'
      ? refuse(found.class, messages.check_failed(field, found.position, false))
      : warn(code, found.class, messages.check_failed(field, found.position, true));
  },
  read: ({ text }) => text?.trim() || undefined,
  print: (value) => value,
};
