import { isPlainDate } from '../dates.ts';
import type { Problem } from '../refusal.ts';
import type { Words } from '../words.ts';
import { isDecimalText } from './exact.ts';
import { messages } from './messages.ts';
import type { NewParameter, ParameterKind, ParameterState } from './parameter.ts';

const KINDS: readonly ParameterKind[] = ['number', 'text', 'date', 'boolean', 'list', 'json'];
/** `fixture` is for tests alone, and never entered by a person. */
const STATES: readonly ParameterState[] = ['verified', 'located', 'recalled', 'practice', 'policy', 'pending'];

/** What is wrong with a row that somebody enters; problem fields begin with `at`, such as `rows.3`. */
export function checkNewParameter(row: NewParameter, at: string): Problem[] {
  const { code, title, kind, value, state, document, valid_from = null, valid_to = null, jurisdiction = '' } = row;
  const problem = (field: string, rule: string, message: Words, wrong: boolean): Problem[] =>
    wrong ? [{ field: `${at}.${field}`, rule, message }] : [];
  const knownKind = KINDS.includes(kind);
  return [
    ...problem('code', 'code', messages.bad_code, !matches(code, /^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$/)),
    ...problem('title', 'required', messages.title_needed, !matches(title, /\S/)),
    ...problem('kind', 'kind', messages.bad_kind, !knownKind),
    ...problem('state', 'state', messages.bad_state, !STATES.includes(state)),
    ...problem('document', 'required', messages.document_needed, !matches(document, /\S/)),
    ...problem('value', 'pending', messages.pending_has_no_value, state === 'pending' && value !== null),
    ...problem('value', 'required', messages.value_needed, state !== 'pending' && (value ?? null) === null),
    ...problem('value', 'value', messages.bad_value, knownKind && typeof value === 'string' && !fits(kind, value)),
    ...problem('valid_from', 'date', messages.bad_date, valid_from !== null && !isPlainDate(valid_from)),
    ...problem('valid_to', 'date', messages.bad_date, valid_to !== null && !isPlainDate(valid_to)),
    ...problem(
      'valid_to',
      'order',
      messages.ends_before,
      valid_from !== null && valid_to !== null && valid_to <= valid_from,
    ),
    ...problem('jurisdiction', 'region', messages.bad_region, !matches(jurisdiction, /^([0-9]+(\.[0-9]+)*)?$/)),
  ];
}

// Rows come from imports and from the API, so a column may hold anything.
const matches = (text: unknown, pattern: RegExp): boolean => typeof text === 'string' && pattern.test(text);

function fits(kind: ParameterKind, value: string): boolean {
  switch (kind) {
    case 'number':
      return isDecimalText(value);
    case 'text':
      return value !== '';
    case 'date':
      return isPlainDate(value);
    case 'boolean':
      return value === 'true' || value === 'false';
    case 'list':
    case 'json': {
      const parsed = parse(value);
      return kind === 'json'
        ? parsed !== undefined
        : Array.isArray(parsed) && parsed.every((member) => typeof member === 'string');
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON value is undefined
  }
}
