import type { Words } from '../../words.ts';
import { accept, isRecord, nothing, refuse } from '../checked.ts';
import { nameOfCode } from '../code-table.ts';
import type { Field } from '../field.ts';
import type { FieldType } from '../field-type.ts';
import { textsIn } from '../keyword.ts';
import { messages } from './messages.ts';

/** Names listed in a message; a longer table is cut. */
const LISTED = 12;

/** One code of a code table. */
export const choice: FieldType<string> = {
  name: 'choice',
  column: () => 'text',
  check(value, field) {
    if (value === '') return nothing;
    if (typeof value === 'string' && codeSet(field).has(value)) return accept(value);
    return refuse('choice', messages.not_in_table(field, offered(field)));
  },
  read({ text }, field) {
    const typed = text?.trim();
    if (typed === undefined || typed === '') return undefined;
    if (codeSet(field).has(typed)) return typed;
    // A CSV cell holds the name as people read it.
    const names = namesOf(field);
    return textsIn(field, 'enum').find((code) => names[code]?.zh === typed || names[code]?.en === typed) ?? typed;
  },
  print: (value, field, language) => nameOfCode({ names: namesOf(field) }, value, language),
};

/** Names of a choice's codes. */
export function namesOf(field: Field): Readonly<Record<string, Words>> {
  const names = field['x-names'];
  return isRecord(names) ? (names as Readonly<Record<string, Words>>) : {}; // `f.choice` copies them from the code table
}

const sets = new WeakMap<object, ReadonlySet<string>>();

function codeSet(field: Field): ReadonlySet<string> {
  let codes = sets.get(field);
  if (codes === undefined) {
    codes = new Set(textsIn(field, 'enum'));
    sets.set(field, codes);
  }
  return codes;
}

function offered(field: Field): string {
  const codes = textsIn(field, 'enum');
  const listed = codes.slice(0, LISTED).map((code) => `${nameOfCode({ names: namesOf(field) }, code)} (${code})`);
  return `${listed.join('、')}${codes.length > LISTED ? '…' : ''}`;
}
