import type { PlainDate } from '../../dates.ts';
import { say } from '../../words.ts';
import { checkFields, checkValue } from '../check-record.ts';
import { accept, isRecord, itemFields, nothing, refuse } from '../checked.ts';
import type { Field } from '../field.ts';
import type { FieldInput, FieldType, ProblemHere } from '../field-type.ts';
import { typeOf } from '../field-types.ts';
import { numberIn, titleOf } from '../keyword.ts';
import { inputOf, readFields } from '../read-form.ts';
import { messages } from './messages.ts';

// A list is made of other fields, so it and the map of field types know each other; neither asks while loading.

/** Several values of one field, or several records; stored as JSON. */
export const list: FieldType<readonly unknown[]> = {
  name: 'list',
  column: () => 'jsonb',
  constraint: (column) => `jsonb_typeof(${column}) = 'array'`,
  check(value, field, today) {
    if (value === '') return nothing;
    if (!Array.isArray(value)) return refuse('list', messages.not_a_list(field));
    const most = numberIn(field, 'maxItems') ?? 50;
    if (value.length > most) return refuse('max_items', messages.too_many(field, most));
    const least = numberIn(field, 'minItems') ?? (field['x-optional'] ? 0 : 1);
    if (value.length === 0 && least > 0) return nothing;
    if (value.length < least) return refuse('min_items', messages.too_few(field, least));
    const checked = value.map((item) => checkItem(item, field, today));
    const problems = checked.flatMap((found, index) =>
      found.problems.map((problem) => ({ ...problem, path: joinPath(String(index), problem.path) })),
    );
    return problems.length === 0
      ? accept(checked.map((found) => found.value))
      : { value: checked.map((found) => found.value), problems };
  },
  read: (input, field) => (Object.keys(input.parts).length > 0 ? readParts(input, field) : readCell(input, field)),
  print(value, field, language, names) {
    const fields = itemFields(field);
    const one = itemOf(field);
    const texts = value.map((item) => {
      if (fields === null) return item === null ? '' : typeOf(one).print(item, one, language, names);
      const record = isRecord(item) ? item : {};
      return Object.entries(fields)
        .filter(([name]) => record[name] !== null && record[name] !== undefined)
        .map(([name, part]) => {
          const said = typeOf(part).print(record[name], part, language, names);
          return `${say(titleOf(part), language)}${say(messages.colon, language)}${said}`;
        })
        .join(say(messages.comma, language));
    });
    return texts.join(say(messages.semicolon, language));
  },
};

/** The field that each item is, where items are single values. */
export const itemOf = (field: Field): Field => field.items as Field; // `f.list` puts it there

const joinPath = (head: string, tail = ''): string => (tail === '' ? head : `${head}.${tail}`);

function checkItem(
  item: unknown,
  field: Field,
  today: PlainDate | undefined,
): { value: unknown; problems: readonly ProblemHere[] } {
  const fields = itemFields(field);
  if (fields === null) return checkValue(itemOf(field), item, today);
  const { value, problems } = checkFields(fields, item, today === undefined ? {} : { today });
  return { value, problems: problems.map(({ field: path, ...problem }) => ({ ...problem, path })) };
}

/** Reads `name.0.weight`, `name.2.weight` …: items in the order of their numbers, blank ones left out. */
function readParts({ parts }: FieldInput, field: Field): unknown {
  const numbers = new Set(Object.keys(parts).map((path) => Number.parseInt(path, 10)));
  const fields = itemFields(field);
  const items: unknown[] = [];
  for (const number of [...numbers].filter(Number.isInteger).sort((a, b) => a - b)) {
    const item =
      fields === null
        ? typeOf(itemOf(field)).read(inputOf(parts, String(number)), itemOf(field))
        : readFields(fields, parts, `${number}.`);
    if (isRecord(item) && fields !== null ? Object.values(item).some((value) => value !== null) : item !== undefined)
      items.push(item);
  }
  return items.length === 0 ? undefined : items;
}

/** Reads a CSV cell: JSON, or the texts of single values parted by semicolons. */
function readCell({ text }: FieldInput, field: Field): unknown {
  const typed = text?.trim();
  if (typed === undefined || typed === '') return undefined;
  if (typed.startsWith('[')) {
    try {
      return JSON.parse(typed);
    } catch {
      return typed; // the check says that it is no list
    }
  }
  if (itemFields(field) !== null) return typed;
  const one = itemOf(field);
  return typed
    .split(/[;；\n]/)
    .map((part) => typeOf(one).read({ text: part, parts: {}, all: [part] }, one))
    .filter((item) => item !== undefined);
}
