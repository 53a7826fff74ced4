import { isRecord, itemFields } from './checked.ts';
import type { Field, Fields, Grade } from './field.ts';

type Mask = NonNullable<Field['x-mask']>;

/** What stands for a value that is hidden whole. */
export const MASKED = '***';

/** Types whose values are texts of which a part may be shown; all others are hidden whole. */
const PARTIAL = new Set(['text', 'long_text', 'resident_id', 'credit_code', 'phone', 'email']);

/**
 * The value as a reader without the right to the whole of it sees it. Fields of grade 3 and 4 that name no mask are hidden
 * whole; what may be seen of the others is local policy. Null stays null; a mask turns any value into a text.
 */
export function maskValue(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const kind: Mask | undefined = field['x-mask'] ?? ((field['x-grade'] ?? 1) >= 3 ? 'all' : undefined);
  if (kind !== undefined) {
    return typeof value === 'string' && PARTIAL.has(field['x-field']) ? masks[kind](value) : MASKED;
  }
  if (field['x-field'] !== 'list' || !Array.isArray(value)) return value;
  const fields = itemFields(field);
  const one = field.items as Field; // `f.list` puts a field or a record schema there
  return value.map((item) =>
    fields === null ? maskValue(one, item) : isRecord(item) ? maskRecord(fields, item) : item,
  );
}

/** A record with each of its values masked by its field. */
export function maskRecord(fields: Fields, record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      const field = fields[name];
      return [name, field === undefined ? value : maskValue(field, value)];
    }),
  );
}

/** The grade of a set of data: that of its highest field (GB/T 43697-2024). Fields that say none count as 1. */
export function gradeOf(fields: Fields): Grade {
  let highest: Grade = 1;
  for (const field of Object.values(fields)) {
    const own = field['x-grade'] ?? 1;
    if (own > highest) highest = own;
    if (field['x-field'] !== 'list') continue;
    const inner = gradeOf(itemFields(field) ?? { item: field.items as Field }); // as in maskValue
    if (inner > highest) highest = inner;
  }
  return highest;
}

const stars = (count: number): string => '*'.repeat(Math.max(count, 1));

/** Keeps `head` characters before and `tail` behind, and never less than half of the text hidden. */
function keep(text: string, head: number, tail: number): string {
  const characters = [...text];
  const shown = Math.floor(characters.length / 2);
  const before = Math.min(head, shown);
  const behind = Math.min(tail, shown - before);
  return (
    characters.slice(0, before).join('') +
    stars(characters.length - before - behind) +
    characters.slice(characters.length - behind).join('')
  );
}

const masks: Readonly<Record<Mask, (text: string) => string>> = {
  all: () => MASKED,
  // The surname stays, so that a clerk can address the person.
  name: (text) => keep(text, 1, 0),
  middle: (text) => keep(text, 4, 4),
  phone: (text) => keep(text, 3, 2),
  // Prefecture and the last two characters: neither birth date nor sequence can be read.
  resident_id: (text) => keep(text, 4, 2),
  address: (text) => keep(text, 6, 0),
};
