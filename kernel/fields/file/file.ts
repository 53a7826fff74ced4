import { accept, nothing, refuse } from '../checked.ts';
import type { Field } from '../field.ts';
import type { FieldType } from '../field-type.ts';
import { type Id, isId } from '../id.ts';
import { numberIn, textsIn } from '../keyword.ts';
import { messages } from './messages.ts';

/**
 * One stored attachment, by its id. The server stores an uploaded file and puts its id under the field's name; a form sent
 * again without a file keeps the one under `name.current`.
 */
export const file: FieldType<Id> = {
  name: 'file',
  column: () => 'uuid',
  check(value, field) {
    if (value === '') return nothing;
    const id = typeof value === 'string' ? value.trim().toLowerCase() : '';
    return isId(id) ? accept(id) : refuse('file', messages.not_stored(field));
  },
  read: ({ text, parts }) => text?.trim() || parts.current?.trim() || undefined,
  print: (value, _field, _language, names) => names?.[value] ?? value,
};

/** Kinds of file that a field may ask for. */
export type FileKind = 'pdf' | 'image' | 'office' | 'ofd';

const KINDS: readonly FileKind[] = ['pdf', 'image', 'office', 'ofd'];

/** What the HTML attribute `accept` says for a kind: media types, and endings where browsers know no type. */
export const acceptOf: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf,.pdf',
  image: 'image/jpeg,image/png,.jpg,.jpeg,.png',
  office: '.doc,.docx,.xls,.xlsx',
  ofd: '.ofd',
};

/** The kinds that a field accepts; PDF and pictures where it says nothing. */
export function kindsOf(field: Field): readonly FileKind[] {
  const said = textsIn(field, 'x-accepts');
  return said.length === 0 ? ['pdf', 'image'] : KINDS.filter((kind) => said.includes(kind));
}

/** Bytes at most; 20 MiB where the field says nothing (local policy). */
export const maxBytesOf = (field: Field): number => numberIn(field, 'x-max-bytes') ?? 20 * 1024 * 1024;
