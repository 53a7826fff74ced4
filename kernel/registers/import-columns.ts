import type { PlainDate } from '../dates.ts';
import { checkValue } from '../fields/check-record.ts';
import type { Field } from '../fields/field.ts';
import type { FieldInput } from '../fields/field-type.ts';
import { typeOf } from '../fields/field-types.ts';
import { textIn } from '../fields/keyword.ts';
import type { Words } from '../words.ts';
import { copyValue } from './copy-text.ts';
import { BrokenCell, type Cell } from './import-source.ts';
import { messages } from './messages.ts';
import type { AnyRegister } from './register.ts';
import { isNullable } from './value.ts';

/** What is wrong with a cell, or with a header. */
export interface CellProblem {
  readonly rule: string;
  readonly message: Words;
  readonly severity?: 'block' | 'warn';
}

/** A cell read: the column as COPY wants it, the value, and what is wrong. One object serves many cells with equal text. */
export interface ReadCell {
  readonly copy: string;
  readonly value: unknown;
  readonly problems: readonly CellProblem[];
}

/** One column of the file that belongs to a field. */
export interface ImportColumn {
  readonly field: string;
  /** Place in the file's rows. */
  readonly place: number;
  read(cell: Cell | undefined): ReadCell;
}

/** What a header tells: the columns in the order of the register's fields, or why the file cannot be read. */
export interface Header {
  readonly columns: readonly ImportColumn[];
  readonly problems: readonly (CellProblem & { readonly column: string })[];
}

/** Finds each field's column by its name, Chinese title or English title. */
export function readHeader(register: AnyRegister, cells: readonly Cell[], today: PlainDate): Header {
  const problems: (CellProblem & { column: string })[] = [];
  const places = new Map<string, number>();
  const names = new Map<string, string>();
  for (const [field, declaration] of Object.entries(register.fields))
    for (const title of [field, declaration.title, textIn(declaration, 'x-title-en') ?? field])
      names.set(comparable(title), field);
  for (const [place, cell] of cells.entries()) {
    const title = typeof cell === 'string' ? cell.trim() : '';
    if (title === '' && cells.slice(place).every((rest) => rest === '')) break;
    const field = names.get(comparable(title));
    if (field === undefined)
      problems.push({ column: title, rule: 'column_unknown', message: messages.column_unknown(title) });
    else if (places.has(field))
      problems.push({ column: title, rule: 'column_twice', message: messages.column_twice(title) });
    else places.set(field, place);
  }
  for (const [field, declaration] of Object.entries(register.fields)) {
    const needed = register.key.includes(field) || !isNullable(declaration);
    if (needed && !places.has(field)) {
      const message = messages.column_missing(declaration.title);
      problems.push({ column: declaration.title, rule: 'column_missing', message });
    }
  }
  const columns = Object.entries(register.fields).flatMap(([field, declaration]) => {
    const place = places.get(field);
    return place === undefined ? [] : [{ field, place, read: cellReader(declaration, today) }];
  });
  return { columns, problems };
}

/** Titles are compared without blanks, case and the star or bracket by which templates mark required columns. */
const comparable = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s|\*|[(（【[].*$/g, '');

// Codes, dates and names repeat down a column; a column where they do not stops remembering.
const REMEMBERED = 5_000;

/** Reads and checks the cells of one column. Equal texts are checked once, as long as that pays. */
function cellReader(field: Field, today: PlainDate): (cell: Cell | undefined) => ReadCell {
  const type = typeOf(field);
  const input: { text: string | undefined; parts: FieldInput['parts']; all: readonly string[] } = {
    text: undefined,
    parts: {},
    all: [],
  };
  const check = (text: string): ReadCell => {
    // An export puts an apostrophe before a text that a spreadsheet would take for a formula.
    const plain = /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
    input.text = plain;
    input.all = [plain];
    const { value, problems } = checkValue(field, type.read(input, field) ?? null, today);
    return { value, copy: copyValue(value), problems };
  };
  let known = new Map<string, ReadCell>();
  let hits = 0;
  let misses = 0;
  let remembers = true;
  return (cell) => {
    if (cell instanceof BrokenCell) return { value: null, copy: '\\N', problems: [cell] };
    const text = cell ?? '';
    if (!remembers) return check(text);
    const before = known.get(text);
    if (before !== undefined) {
      hits += 1;
      return before;
    }
    const read = check(text);
    misses += 1;
    if (misses % REMEMBERED === 0) {
      remembers = hits >= misses;
      known = new Map();
    }
    known.set(text, read);
    return read;
  };
}
