import type { Fields } from './field.ts';
import type { FieldInput } from './field-type.ts';
import { typeOf } from './field-types.ts';

/** A form body as a parser gives it: one text, or several under one name. Names are dotted: `made.year`, `parts.0.weight`. */
export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Name of the inputs by which a person confirms a warning; their value is the field's path. */
export const CONFIRMED = '_confirmed';

/** Name of the buttons that ask the page for more: entries found, places below; their value is the field's path. */
export const SHOW = '_show';

/** Name of the buttons that add a blank entry to a list; their value is the list's path. */
export const ADD = '_add';

/** Name of the buttons that take an entry out of a list; their value is the entry's path. */
export const REMOVE = '_remove';

/** Which of a form's helping buttons was pressed. */
export interface PressedButton {
  /** The field whose options are asked for. */
  readonly show?: string;
  /** The list that gets a blank entry: `adding` of its input. */
  readonly adding?: string;
  /** The body, without the entry that was taken out. */
  readonly body: FormBody;
}

/**
 * Tells whether a helping button was pressed; the page is then drawn again with what was typed, unchecked.
 * Null means that the form itself was sent.
 */
export function readButtons(body: FormBody): PressedButton | null {
  const pressed = (button: string): string | undefined => [body[button] ?? []].flat()[0];
  const show = pressed(SHOW);
  if (show !== undefined) return { show, body };
  const adding = pressed(ADD);
  if (adding !== undefined) return { adding, body };
  const removed = pressed(REMOVE);
  if (removed === undefined) return null;
  const kept = Object.entries(body).filter(([name]) => name !== removed && !name.startsWith(`${removed}.`));
  return { body: Object.fromEntries(kept) };
}

/**
 * Reads the answers to a set of fields from a form body, for `checkRecord`. A field whose inputs were not on the page stays
 * absent; one that was left blank is null. Other names in the body (tokens, buttons) are passed over.
 */
export function readForm(fields: Fields, body: FormBody): Record<string, unknown> {
  return readFields(fields, body, '');
}

/** The paths of the warnings that the person confirmed, for `checkRecord`. */
export const readConfirmed = (body: FormBody): readonly string[] => [body[CONFIRMED] ?? []].flat();

/** Reads a set of fields whose names in the body begin with `prefix`. */
export function readFields(fields: Fields, body: FormBody, prefix: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const input = inputOf(body, `${prefix}${name}`);
    if (input.all.length === 0 && Object.keys(input.parts).length === 0) continue;
    values[name] = typeOf(field).read(input, field) ?? null;
  }
  return values;
}

/** What a body holds for one field. */
export function inputOf(body: FormBody, name: string): FieldInput {
  const parts: Record<string, string | undefined> = {};
  for (const [key, value] of Object.entries(body)) {
    if (key.startsWith(`${name}.`)) parts[key.slice(name.length + 1)] = typeof value === 'string' ? value : value?.[0];
  }
  const all = [Object.hasOwn(body, name) ? (body[name] ?? []) : []].flat();
  return { text: all[0], parts, all };
}
