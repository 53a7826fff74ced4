import type { Condition } from '../rules/condition.ts';

declare const recordType: unique symbol;

/** Grade of a datum after GB/T 43697 Annex H: 1 public … 4 most sensitive. Reads of 3 and 4 are journalled. */
export type Grade = 1 | 2 | 3 | 4;

/** What every field type shares. JSON Schema keywords beside `x-` keywords of ours. */
export interface FieldKeywords {
  /** Question on a page, for a form: fuller than the title. */
  readonly 'x-question'?: string;
  readonly 'x-hint'?: string;
  readonly 'x-grade'?: Grade;
  /** How a reader without the right to the whole value sees it. */
  readonly 'x-mask'?: 'all' | 'name' | 'middle' | 'phone' | 'resident_id' | 'address';
  /** The question is asked only where this holds. */
  readonly 'x-when'?: Condition;
  /** Where the answer is taken from, shown with its source: `person.name`, `enterprise.credit_code`. */
  readonly 'x-prefill'?: string;
  readonly 'x-unit'?: string;
  /** Part of full-text search (Chinese substring and pinyin). */
  readonly 'x-search'?: true;
  readonly 'x-optional'?: true;
}

/**
 * A field: a JSON Schema with our keywords, and the type of its value as a phantom. It is plain data, so the same object is
 * the OpenAPI component, the form description and part of a stored item version. What it does stands in its field type's folder.
 */
export interface Field<T = unknown> extends FieldKeywords {
  /** Name of the field type: the folder under `kernel/fields/`. */
  readonly 'x-field': string;
  /** Chinese name. */
  readonly title: string;
  readonly [recordType]?: T;
  /** Further JSON Schema keywords. */
  readonly [keyword: string]: unknown;
}

export type Fields = Readonly<Record<string, Field>>;
