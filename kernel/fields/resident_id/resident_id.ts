import type { PlainDate } from '../../dates.ts';
import { accept, checkedText, refuse, warn } from '../checked.ts';
import { normalCode } from '../credit_code/credit-code.ts';
import type { Field } from '../field.ts';
import type { Checked, FieldType } from '../field-type.ts';
import { messages } from './messages.ts';
import { checkResidentId } from './resident-id.ts';

/** A resident identity number, stored without blanks and with a large X. */
export const residentId: FieldType<string> = {
  name: 'resident_id',
  column: () => 'text',
  check(value, field, today) {
    const { value: typed, problems } = checkedText(value, field);
    return typed === null ? { value: null, problems } : judge(normalCode(typed), field, today);
  },
  read: ({ text }) => text?.trim() || undefined,
  print: (value) => value,
};

function judge(id: string, field: Field, today: PlainDate | undefined): Checked<string> {
  const found = checkResidentId(id, today);
  switch (found.class) {
    case 'ok':
      return accept(id);
    case 'malformed':
      return refuse(
        found.class,
        'length' in found
          ? messages.length(field, found.length)
          : messages.character(field, found.position, found.character),
      );
    case 'bad_date':
    case 'future_date':
      return refuse(found.class, messages[found.class](field, found.date));
    case 'check_failed':
      return field['x-check-failed'] === 'warn'
        ? warn(id, found.class, messages.check_failed(field, found.position, true))
        : refuse(found.class, messages.check_failed(field, found.position, false));
  }
}
