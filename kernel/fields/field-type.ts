import type { PlainDate } from '../dates.ts';
import type { Problem } from '../refusal.ts';
import type { Language } from '../words.ts';
import type { Field } from './field.ts';

/** A problem before the caller fills `field`; `path` leads to it inside the value (`0.weight` in a list). */
export interface ProblemHere extends Omit<Problem, 'field'> {
  readonly path?: string;
}

/**
 * What a check answers: the normalised value, and what is wrong with it. Null without a problem means that nothing was
 * given: whether that is allowed is the caller's question (`checkValue`).
 */
export interface Checked<T> {
  readonly value: T | null;
  readonly problems: readonly ProblemHere[];
}

/**
 * What a field type does, apart from its screens: one per folder under `kernel/fields/`. Values are JSON: dates and
 * decimals are texts, records are plain objects.
 */
export interface FieldType<T = unknown> {
  readonly name: string;
  /** PostgreSQL type of its column. */
  column(field: Field): string;
  /** SQL condition on the quoted column that holds for every checked value; for a check constraint. */
  constraint?(column: string, field: Field): string;
  /**
   * Checks and normalises a JSON value (API, desk).
   * @param today the day against which "not in the future" is judged; without it that is not judged
   */
  check(value: unknown, field: Field, today?: PlainDate): Checked<T>;
  /**
   * Reads what a person typed: a form body's entries for this field, or one CSV cell. Answers undefined where nothing was
   * given; hands what it cannot read to `check` unchanged, so that the message names it.
   */
  read(input: FieldInput, field: Field): unknown;
  /**
   * The value as people read it, for summaries, CSV and print.
   * @param names of what ids and division codes refer to; without one the id or code itself is printed
   */
  print(value: T, field: Field, language: Language, names?: Names): string;
}

/** Names of entries by id, and of divisions by code. */
export type Names = Readonly<Record<string, string>>;

/** What a form or a cell holds for one field: the text under its own name, and under `name.part` for composite inputs. */
export interface FieldInput {
  readonly text: string | undefined;
  readonly parts: Readonly<Record<string, string | undefined>>;
  /** All texts under the name, for multiple choice. */
  readonly all: readonly string[];
}
