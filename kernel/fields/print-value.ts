import type { Language } from '../words.ts';
import type { Field } from './field.ts';
import type { Names } from './field-type.ts';
import { typeOf } from './field-types.ts';
import { MASKED } from './mask.ts';

/** A stored value as people read it; nothing prints as the empty text, and what is masked stays masked. */
export function printValue(field: Field, value: unknown, language: Language = 'zh', names?: Names): string {
  if (value === null || value === undefined) return '';
  return value === MASKED ? MASKED : typeOf(field).print(value, field, language, names);
}
