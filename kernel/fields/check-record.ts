import type { PlainDate } from '../dates.ts';
import { type Problem, Refusal } from '../refusal.ts';
import { isRecord } from './checked.ts';
import type { RecordOf } from './f.ts';
import type { Field, Fields } from './field.ts';
import type { Checked } from './field-type.ts';
import { typeOf } from './field-types.ts';
import { messages } from './messages.ts';

/** How a record is checked. */
export interface CheckOptions {
  /** Absent fields are left alone (absent means unchanged, null means cleared) instead of demanded. */
  readonly partial?: boolean;
  /** Paths of fields whose warnings the person has confirmed. */
  readonly confirmed?: readonly string[];
  /** The day against which "not in the future" is judged; without it that is not judged. */
  readonly today?: PlainDate;
  /**
   * Whether a field with `x-when` is asked of this record. One that is not asked is null, whatever was sent.
   * Without this a conditional field is neither demanded nor dropped.
   */
  readonly asked?: (field: Field, name: string) => boolean;
}

/** A checked record: what held, and what did not. Where `problems` is empty, `value` is complete. */
export interface CheckedRecord<F extends Fields> {
  readonly value: Partial<RecordOf<F>>;
  readonly problems: readonly Problem[];
}

/**
 * Checks one value of a field: blank ones are demanded unless the field is optional, all others go to the field type.
 * @param today the day against which "not in the future" is judged
 */
export function checkValue(field: Field, value: unknown, today?: PlainDate, demanded = true): Checked<unknown> {
  const checked: Checked<unknown> =
    value === null || value === undefined ? { value: null, problems: [] } : typeOf(field).check(value, field, today);
  if (checked.value !== null || checked.problems.length > 0) return checked;
  if (field['x-optional'] || !demanded) return checked;
  const message = isChosen(field) ? messages.choose(field) : messages.required(field);
  return { value: null, problems: [{ rule: 'required', message }] };
}

const CHOSEN = new Set(['choice', 'boolean', 'region']);
const isChosen = (field: Field): boolean => CHOSEN.has(field['x-field']);

/**
 * Checks a JSON object against a set of fields: types, bounds, what is missing, and keys that no field has. Problems carry
 * dotted paths (`parts.0.weight`). Warnings are left out for fields in `confirmed`.
 */
export function checkRecord<const F extends Fields>(
  fields: F,
  values: unknown,
  options: CheckOptions = {},
): CheckedRecord<F> {
  const { value, problems } = checkFields(fields, values, options);
  const confirmed = new Set(options.confirmed);
  return {
    value: value as Partial<RecordOf<F>>, // each key holds what its own field type has checked
    problems: problems.filter(({ field, severity }) => severity !== 'warn' || !confirmed.has(field)),
  };
}

/** The erased form of `checkRecord`, all warnings included; lists check their records by it. */
export function checkFields(
  fields: Fields,
  values: unknown,
  options: CheckOptions = {},
): { value: Record<string, unknown>; problems: readonly Problem[] } {
  const value: Record<string, unknown> = {};
  if (!isRecord(values)) return { value, problems: [{ field: '', rule: 'record', message: messages.not_record }] };
  const problems: Problem[] = [];
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(fields, name))
      problems.push({ field: name, rule: 'unknown_field', message: messages.unknown_field(name) });
  }
  for (const [name, field] of Object.entries(fields)) {
    const given = Object.hasOwn(values, name) ? values[name] : undefined;
    const conditional = field['x-when'] !== undefined;
    if (conditional && options.asked?.(field, name) === false) {
      value[name] = null;
      continue;
    }
    if (given === undefined && options.partial) continue;
    const checked = checkValue(field, given, options.today, !conditional || options.asked !== undefined);
    value[name] = checked.value;
    for (const { path, ...problem } of checked.problems) {
      problems.push({ ...problem, field: path === undefined || path === '' ? name : `${name}.${path}` });
    }
  }
  return { value, problems };
}

/**
 * The whole record, or a refusal: `invalid` where something is wrong, `needs_confirmation` where only warnings stand, with
 * the paths to confirm in `details.confirm`.
 */
export function recordOrThrow<const F extends Fields>(
  fields: F,
  values: unknown,
  options: Omit<CheckOptions, 'partial'> = {},
): RecordOf<F> {
  const { value, problems } = checkRecord(fields, values, options);
  const [first] = problems;
  if (first === undefined) return value as RecordOf<F>; // without problems every field is there
  if (problems.some(({ severity }) => severity !== 'warn')) throw new Refusal('invalid', first.message, { problems });
  const confirm = problems.map(({ field }) => field);
  throw new Refusal('needs_confirmation', first.message, { problems, details: { confirm } });
}
