import type { Words } from '../words.ts';
import type { Field } from './field.ts';

// Keywords of a field are unknown to the compiler, because stored definitions are data: each is read with its type here.

/** A keyword that is a number, or undefined. */
export function numberIn(field: Field, keyword: string): number | undefined {
  const value = field[keyword];
  return typeof value === 'number' ? value : undefined;
}

/** A keyword that is a text, or undefined. */
export function textIn(field: Field, keyword: string): string | undefined {
  const value = field[keyword];
  return typeof value === 'string' ? value : undefined;
}

/** A keyword that is a list of texts; empty where it is absent. */
export function textsIn(field: Field, keyword: string): readonly string[] {
  const value = field[keyword];
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

/** Title of a field in both languages; English falls back to Chinese. */
export function titleOf(field: Field): Words {
  return { zh: field.title, en: textIn(field, 'x-title-en') ?? field.title };
}

/** Unit of a field as it follows a number, or the empty text. */
export const unitOf = (field: Field): string => textIn(field, 'x-unit') ?? '';
