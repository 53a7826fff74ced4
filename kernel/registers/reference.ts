import type { Field } from '../fields/field.ts';

/** The register that a field points into, or undefined. Files point at attachments, which are no register. */
export function referenceOf(field: Field): string | undefined {
  const target = field['x-ref'];
  return typeof target === 'string' && field['x-field'] !== 'file' ? target : undefined;
}

/** The fields inside a list: of its records, or its one field. */
function innerFields(field: Field): readonly Field[] {
  // The items of a list are a field or an object schema of fields; `f.list` writes nothing else.
  const items = field.items as (Field & { properties?: Readonly<Record<string, Field>> }) | undefined;
  if (items === undefined) return [];
  return typeof items['x-field'] === 'string' ? [items] : Object.values(items.properties ?? {});
}

/** All registers that a field points into, through lists as well. */
export function referencesOf(field: Field): readonly string[] {
  const own = referenceOf(field);
  return [...(own === undefined ? [] : [own]), ...innerFields(field).flatMap(referencesOf)];
}
