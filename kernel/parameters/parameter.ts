import type { PlainDate } from '../dates.ts';
import type { SourceState } from '../procedures/definition.ts';
import type { ParameterCode } from './code.ts';

/** How sure a parameter is (parameters.md §3); `fixture` is for tests alone. */
export type ParameterState = SourceState | 'fixture';

/** What a value's text is: an exact decimal, a text, a date, `true`/`false`, a JSON array of texts, or other JSON. */
export type ParameterKind = 'number' | 'text' | 'date' | 'boolean' | 'list' | 'json';

/** Where a number comes from, for how long and where it holds. Shared by rows in code and rows that people enter. */
interface ParameterSource {
  readonly code: ParameterCode;
  /** Chinese name. */
  readonly title: string;
  readonly kind: ParameterKind;
  readonly unit: string | null;
  /** Region path (`65.6523`); empty for the whole country. */
  readonly jurisdiction: string;
  /** First date of facts to which it applies; null without beginning. */
  readonly valid_from: PlainDate | null;
  /** First date to which it no longer applies; null without end. */
  readonly valid_to: PlainDate | null;
  readonly document: string;
  readonly clause: string | null;
}

/** A row in force that may be computed with. `value` is a text in the form of its kind. */
export interface UsableParameter extends ParameterSource {
  readonly id: string;
  readonly value: string;
  readonly state: Exclude<ParameterState, 'pending'>;
}

/** A row in force whose value nobody has entered from its document yet. It holds no value. */
export interface PendingParameter extends ParameterSource {
  readonly id: string;
  readonly value: null;
  readonly state: 'pending';
}

/** A version of a parameter, as it is found for a date and a region. */
export type ParameterRow = UsableParameter | PendingParameter;

/** A row to be entered: as typed by an administrator or declared by a system. What is absent is null, or the country. */
export type NewParameter = Pick<ParameterSource, 'code' | 'title' | 'kind' | 'document'> &
  Partial<Pick<ParameterSource, 'unit' | 'jurisdiction' | 'valid_from' | 'valid_to' | 'clause'>> & {
    /** What the reviewer should know; for a pending row, what is remembered. */
    readonly note?: string;
  } & (
    | { readonly state: 'pending'; readonly value: null }
    | { readonly state: Exclude<ParameterState, 'pending'>; readonly value: string }
  );

/**
 * Declares the parameters of a system, loaded at start by `loadParameters`. A pending row with a value, or another without,
 * is a compile error.
 */
export function parameters<const Rows extends readonly NewParameter[]>(rows: Rows): Rows {
  return rows;
}

/** A parameter as the operand of a condition: `r.area.at_least(parameter('fire.small_venue.area'))`. */
export const parameter = <const Code extends ParameterCode>(code: Code): { readonly parameter: Code } => ({
  parameter: code,
});
