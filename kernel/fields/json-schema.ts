import { itemFields } from './checked.ts';
import type { Field, Fields } from './field.ts';
import { textsIn } from './keyword.ts';

/** An object schema of JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, object>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** Keywords of ours that tell a caller something; those that steer our own screens stay inside. */
const TOLD = new Set(['x-field', 'x-unit', 'x-scale', 'x-currency', 'x-grade', 'x-ref', 'x-table', 'x-crs', 'x-names']);

/**
 * The JSON Schema of records with these fields, in their stored form, for OpenAPI. Optional and conditional fields may be
 * null or absent. `checkRecord` is what decides: it also takes what people type (blanks, small letters) and says what to do.
 */
export function jsonSchemaOf(fields: Fields): ObjectSchema {
  const entries = Object.entries(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, field]) => [name, schemaOf(field)])),
    required: entries.filter(([, field]) => !mayBeNull(field)).map(([name]) => name),
    additionalProperties: false,
  };
}

const mayBeNull = (field: Field): boolean => field['x-optional'] === true || field['x-when'] !== undefined;

function schemaOf(field: Field): object {
  const schema: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(field)) {
    if (!keyword.startsWith('x-') || TOLD.has(keyword)) schema[keyword] = value;
  }
  // The pattern of a text field speaks of the whole text; JSON Schema's finds it anywhere.
  if (field['x-field'] === 'text' && typeof schema.pattern === 'string') schema.pattern = `^(?:${schema.pattern})$`;
  if (field['x-field'] === 'list') {
    const inner = itemFields(field);
    schema.items = inner === null ? schemaOf(field.items as Field) : jsonSchemaOf(inner); // `f.list` puts it there
  }
  const hint = field['x-hint'] ?? field['x-question'];
  if (hint !== undefined) schema.description = hint;
  if (!mayBeNull(field)) return schema;
  if ('enum' in schema) schema.enum = [...textsIn(field, 'enum'), null];
  return { ...schema, type: [schema.type, 'null'] };
}
