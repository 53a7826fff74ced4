import type { Problem } from '../refusal.ts';
import type { Language } from '../words.ts';
import type { Field } from './field.ts';

/** What a check answers: the normalised value, and what is wrong with it. `field` of a problem is filled by the caller. */
export interface Checked<T> {
  readonly value: T | null;
  readonly problems: readonly Omit<Problem, 'field'>[];
}

/**
 * What a field type does, apart from its screens: one per folder under `kernel/fields/`. Values are JSON: dates and
 * decimals are texts, records are plain objects.
 */
export interface FieldType<T = unknown> {
  readonly name: string;
  /** PostgreSQL type of its column. */
  column(field: Field): string;
  /** Checks and normalises a JSON value (API, desk). */
  check(value: unknown, field: Field): Checked<T>;
  /**
   * Reads what a person typed: a form body's entries for this field, or one CSV cell. Answers undefined where nothing was
   * given; hands what it cannot read to `check` unchanged, so that the message names it.
   */
  read(input: FieldInput, field: Field): unknown;
  /** The value as people read it, for summaries, CSV and print. */
  print(value: T, field: Field, language: Language): string;
}

/** What a form or a cell holds for one field: the text under its own name, and under `name.part` for composite inputs. */
export interface FieldInput {
  readonly text: string | undefined;
  readonly parts: Readonly<Record<string, string | undefined>>;
  /** All texts under the name, for multiple choice. */
  readonly all: readonly string[];
}
