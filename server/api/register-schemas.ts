import Type, { type TSchema } from 'typebox';
import type { Field } from '../../kernel/fields/field.ts';
import { typeOf } from '../../kernel/fields/field-types.ts';
import { jsonSchemaOf } from '../../kernel/fields/json-schema.ts';
import type { AnyRegister } from '../../kernel/registers/register.ts';
import { anyText, count, flag, list, moment, named, nullable, object, optional, uuid, values } from './shapes.ts';

/** The record of a register as it is written; the kernel's own check of it says more. */
export const recordOf = (register: AnyRegister): object => ({
  'x-name': `Record_${register.name}`,
  ...jsonSchemaOf(register.fields),
  title: register.title,
});

/** The same for a change: what is absent stays as it is, null clears. */
const changeOf = (register: AnyRegister): object => ({
  'x-name': `Change_${register.name}`,
  ...jsonSchemaOf(register.fields),
  title: register.title,
  required: [],
});

/** Body of a write, checked by the route for its outline only: the kernel names every wrong field in Chinese. */
export const WriteBody = object({ values, confirmed: optional(Type.Array(anyText, { maxItems: 200 })) });

const confirmed = { type: 'array', items: { type: 'string' }, description: '已确认其提示的字段' };
const written = (record: object): object => ({
  type: 'object',
  required: ['values'],
  additionalProperties: false,
  properties: { values: record, confirmed },
});
export const documentedInsert = (register: AnyRegister): object => written(recordOf(register));
export const documentedChange = (register: AnyRegister): object => written(changeOf(register));

/** The values as they are read. A mask may stand in place of any value, so only their names are promised. */
function shownValues(register: AnyRegister): TSchema {
  const names = Object.keys(register.fields);
  return named(
    `Values_${register.name}`,
    Type.Unsafe<object>({
      type: 'object',
      title: register.title,
      properties: Object.fromEntries(names.map((name) => [name, { title: register.fields[name]?.title ?? name }])),
      required: names,
      additionalProperties: false,
    }),
  );
}

const head = { id: uuid, version: count, recorded_at: moment, recorded_by: anyText, whole: flag };

export const entryOf = (register: AnyRegister): TSchema =>
  named(`Entry_${register.name}`, object({ ...head, values: shownValues(register) }));

export const pageOf = (register: AnyRegister): TSchema =>
  object({ entries: list(entryOf(register)), next: nullable(anyText), count: optional(count) });

export const historyOf = (register: AnyRegister): TSchema =>
  named(
    `History_${register.name}`,
    object({
      id: uuid,
      versions: list(
        object({
          ...head,
          values: shownValues(register),
          superseded_at: nullable(moment),
          changes: list(object({ field: anyText, from: Type.Unknown(), to: Type.Unknown() })),
        }),
      ),
      removed: nullable(object({ at: moment, by: anyText })),
    }),
  );

export const PutAnswer = named(
  'PutResult',
  object({ id: uuid, version: count, outcome: Type.Unsafe<string>({ enum: ['inserted', 'updated', 'unchanged'] }) }),
);

export const ImportAnswer = named(
  'ImportReport',
  object({
    outcome: Type.Unsafe<string>({ enum: ['written', 'refused'] }),
    rows: count,
    inserted: count,
    updated: count,
    unchanged: count,
    bad_rows: count,
    errors: list(Type.Object({}, { additionalProperties: true })),
    error_count: count,
    warning_count: count,
  }),
);

/** Names of a query's parameters that hold one value of a field each: `where.region`. */
export const whereOf = (register: AnyRegister): Record<string, TSchema> =>
  Object.fromEntries(
    Object.entries(register.fields).map(([name, field]) => [
      `where.${name}`,
      optional(Type.String({ maxLength: 200, description: `${field.title}等于此值` })),
    ]),
  );

/** The selection that a query's `where.` parameters ask for; texts are read as a form's are. */
export function selectionOf(register: AnyRegister, query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const asked = Object.entries(register.fields).flatMap(([name, field]) => {
    const text = query[`where.${name}`];
    return typeof text === 'string' ? [[name, readText(field, text)] as const] : [];
  });
  return Object.fromEntries(asked);
}

const readText = (field: Field, text: string): unknown =>
  typeOf(field).read({ text, parts: {}, all: [text] }, field) ?? null;
