import { isDeepStrictEqual } from 'node:util';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { name } from '../database/database.ts';
import type { Field } from '../fields/field.ts';
import { typeOf } from '../fields/field-types.ts';
import type { AnyRegister } from './register.ts';

/** PostgreSQL type of a field's column. */
export const columnType = (field: Field): string => typeOf(field).column(field);

/** Whether a column may be empty: the field is optional, or asked only under a condition. */
export const isNullable = (field: Field): boolean => field['x-optional'] === true || field['x-when'] !== undefined;

/** A column type inside a statement. It comes from a field type's own code, never from outside. */
export const typeSql = (field: Field): Sql => raw(columnType(field));

/** Whether two checked values of a field are the same to PostgreSQL: objects whatever the order of their keys, one moment however written. */
export function isSame(field: Field, one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'string' || typeof other !== 'string') return isDeepStrictEqual(one, other);
  return columnType(field).startsWith('timestamp') && Date.parse(one) === Date.parse(other);
}

/** The field values of a row as one JSON object whose values are those of the columns: decimals stay texts, moments ISO texts in UTC. */
export function recordSql(register: AnyRegister, alias: string): Sql {
  const pairs = Object.entries(register.fields).map(([field, declaration]) => {
    const column = name(alias, field);
    const type = columnType(declaration);
    if (type.startsWith('numeric')) return sql`${field}::text, ${column}::text`;
    if (type.startsWith('timestamp'))
      return sql`${field}::text, to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    return sql`${field}::text, ${column}`;
  });
  // A call takes a hundred arguments at most.
  const chunks: Sql[] = [];
  for (let start = 0; start < pairs.length; start += 40)
    chunks.push(sql`jsonb_build_object(${join(pairs.slice(start, start + 40))})`);
  return join(chunks, ' || ');
}

/** The list of typed columns that a JSON record set is read by: `"id" uuid, "name" text`. */
export function columnsOfJson(register: AnyRegister, fields: readonly string[]): Sql {
  return join(
    fields.map((field) => {
      const declaration = register.fields[field];
      return sql`${name(field)} ${declaration === undefined ? raw('text') : typeSql(declaration)}`;
    }),
  );
}
