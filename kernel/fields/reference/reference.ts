import { accept, nothing, refuse } from '../checked.ts';
import type { FieldType } from '../field-type.ts';
import { type Id, isId } from '../id.ts';
import { messages } from './messages.ts';

/** An entry of the register that `x-ref` names, by its id. Whether it exists is the register's question. */
export const reference: FieldType<Id> = {
  name: 'reference',
  column: () => 'uuid',
  check(value, field) {
    if (value === '') return nothing;
    const id = typeof value === 'string' ? value.trim().toLowerCase() : '';
    return isId(id) ? accept(id) : refuse('reference', messages.choose_found(field));
  },
  read({ text, parts }) {
    // What was searched for, without a choice, is handed on, so that the check asks to choose.
    return text?.trim() || parts.search?.trim() || undefined;
  },
  print: (value, _field, _language, names) => names?.[value] ?? value,
};
