import type { Words } from '../words.ts';
import type { Field, Fields } from './field.ts';
import type { Checked } from './field-type.ts';
import { messages } from './messages.ts';

/** The check holds. */
export const accept = <T>(value: T): Checked<T> => ({ value, problems: [] });

/** Nothing was given. */
export const nothing: Checked<never> = { value: null, problems: [] };

/** The check fails; the value is not kept. */
export const refuse = (rule: string, message: Words): Checked<never> => ({
  value: null,
  problems: [{ rule, message }],
});

/** The value is kept once the person confirms it. */
export const warn = <T>(value: T, rule: string, message: Words): Checked<T> => ({
  value,
  problems: [{ rule, message, severity: 'warn' }],
});

// C0 and C1 controls without tab, line feed and carriage return; PostgreSQL cannot store U+0000 at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/**
 * A text as it can be stored: well-formed, in NFC, trimmed, without control characters.
 * Answers a problem otherwise, and `nothing` for blanks.
 */
export function checkedText(value: unknown, field: Field): Checked<string> {
  if (typeof value !== 'string') return refuse('text', messages.not_text(field));
  if (!value.isWellFormed() || CONTROL.test(value)) return refuse('characters', messages.characters(field));
  const text = value.normalize('NFC').trim();
  return text === '' ? nothing : accept(text);
}

/** Full-width letters and digits made plain and all blanks removed, as numbers and codes are typed with a Chinese keyboard. */
export const compact = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** Whether `of` is a set of fields. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields that a list's items have, or null where its items are single values. */
export function itemFields(list: Field): Fields | null {
  const items = list.items;
  if (!isRecord(items) || typeof items['x-field'] === 'string') return null;
  return items.properties as Fields; // `f.list` puts the set of fields there
}
