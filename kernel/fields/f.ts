import type { Instant, PlainDate } from '../dates.ts';
import type { Condition } from '../rules/condition.ts';
import type { CodeTable } from './code-table.ts';
import type { Field, FieldKeywords, Fields, Grade } from './field.ts';
import type { GeoJsonLine, GeoJsonPoint, GeoJsonPolygon } from './geometry.ts';
import type { Id } from './id.ts';

/** A field whose type name is known to the compiler; `T` includes null where the field may be empty. */
export interface TypedField<Name extends string = string, T = unknown> extends Field<T> {
  readonly 'x-field': Name;
}

/** The type of a field's value: null is part of it where the field is optional or asked only under a condition. */
export type ValueOf<F extends Field> = F extends Field<infer T> ? T : never;

/** The record that a set of fields describes. */
export type RecordOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** What every field may say beside its title. `O` and `W` only carry to the value's type that it may be empty. */
export interface Options<O extends boolean, W extends Condition | null> {
  readonly optional?: O;
  /** Asked, and demanded, only where this holds. */
  readonly when?: W;
  /** Question on a page, fuller than the title. */
  readonly question?: string;
  readonly hint?: string;
  /** English title; without it English screens show the Chinese one. */
  readonly en?: string;
  readonly grade?: Grade;
  readonly mask?: NonNullable<FieldKeywords['x-mask']>;
  /** Where the answer is taken from: `person.name`, `enterprise.credit_code`. */
  readonly prefill?: string;
  readonly unit?: string;
  /** Part of full-text search. */
  readonly search?: true;
  /** Value of the HTML attribute `autocomplete`: `name`, `tel`, `street-address` … */
  readonly autocomplete?: string;
}

interface Texts {
  readonly minLength?: number;
  /** Characters at most; 200 for a text, 4000 for a long text. */
  readonly maxLength?: number;
}
interface Pattern {
  /** Regular expression for the whole text, with what to do where it does not match. */
  readonly pattern?: string;
  readonly pattern_says?: string;
}
interface Whole {
  readonly min?: number;
  readonly max?: number;
}
interface Exact {
  /** Decimal texts, so that bounds are exact. */
  readonly min?: string;
  readonly max?: string;
}
interface Scale {
  /** Digits behind the point; 2 without it. */
  readonly scale?: number;
}
interface Bounds {
  /** Earliest and latest, in the field's own form; `today` is the day of the check. */
  readonly min?: string;
  readonly max?: string;
}
interface Geo {
  /** Coordinate system; the data say which they are in. */
  readonly crs?: 'CGCS2000' | 'GCJ-02' | 'WGS 84';
}
interface CheckCharacter {
  /** What a wrong check character does; `warn` lets it through once it is confirmed. */
  readonly check_failed?: 'warn' | 'block';
}
interface Upload {
  readonly accepts?: readonly ('pdf' | 'image' | 'office' | 'ofd')[];
  /** Bytes at most. */
  readonly max_bytes?: number;
  /** Opens the camera of a phone. */
  readonly capture?: true;
}
interface Several {
  readonly min_items?: number;
  /** 50 without it. */
  readonly max_items?: number;
}

type Made<Name extends string, T, O extends boolean, W extends Condition | null> = TypedField<
  Name,
  true extends O ? T | null : W extends null ? T : T | null
>;

const keywords = {
  optional: 'x-optional',
  when: 'x-when',
  question: 'x-question',
  hint: 'x-hint',
  en: 'x-title-en',
  grade: 'x-grade',
  mask: 'x-mask',
  prefill: 'x-prefill',
  unit: 'x-unit',
  search: 'x-search',
  autocomplete: 'x-autocomplete',
  pattern_says: 'x-pattern-says',
  scale: 'x-scale',
  crs: 'x-crs',
  check_failed: 'x-check-failed',
  accepts: 'x-accepts',
  max_bytes: 'x-max-bytes',
  capture: 'x-capture',
  min_items: 'minItems',
  max_items: 'maxItems',
} as const;

function make<F extends Field>(name: string, title: string, schema: Record<string, unknown>, options: object = {}): F {
  const field: Record<string, unknown> = { 'x-field': name, title, ...schema };
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined || value === false) continue;
    // Options that JSON Schema knows by the same word keep it; the rest have a keyword of ours.
    field[option in keywords ? keywords[option as keyof typeof keywords] : option] = value;
  }
  // The phantom exists for the compiler only; each builder below names the value's type beside its schema.
  return field as F & Record<string, unknown>;
}

/** Bounds of numbers are JSON Schema's own keywords; those of decimals and dates are texts, hence ours. */
function bounds(options: { min?: unknown; max?: unknown } = {}, ours = true): Record<string, unknown> {
  const { min, max, ...rest } = options;
  return {
    ...rest,
    ...(min === undefined ? {} : { [ours ? 'x-min' : 'minimum']: min }),
    ...(max === undefined ? {} : { [ours ? 'x-max' : 'maximum']: max }),
  };
}

const DECIMAL = '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$';
const ref = (register: string) => ({ type: 'string', format: 'uuid', 'x-ref': register });

type O0 = boolean;
type W0 = Condition | null;

/**
 * The vocabulary of fields: `f.text('设备代码', { maxLength: 40, search: true })`. Each call answers plain JSON, a JSON Schema
 * with `x-` keywords, whose type carries the exact type of the value.
 */
export const f = {
  text: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & Texts & Pattern) =>
    make<Made<'text', string, O, W>>('text', title, { type: 'string', maxLength: 200 }, options),

  long_text: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & Texts) =>
    make<Made<'long_text', string, O, W>>('long_text', title, { type: 'string', maxLength: 4000 }, options),

  integer: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & Whole) =>
    make<Made<'integer', number, O, W>>('integer', title, { type: 'integer' }, bounds(options, false)),

  /** An exact decimal; its value is a text. */
  decimal: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & Exact & Scale) =>
    make<Made<'decimal', string, O, W>>(
      'decimal',
      title,
      { type: 'string', pattern: DECIMAL, 'x-scale': 2 },
      bounds(options),
    ),

  /** An amount in yuan with two decimals; its value is a text. */
  money: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & Exact) =>
    make<Made<'money', string, O, W>>(
      'money',
      title,
      { type: 'string', pattern: DECIMAL, 'x-scale': 2, 'x-unit': '元', 'x-currency': 'CNY' },
      bounds(options),
    ),

  boolean: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W>) =>
    make<Made<'boolean', boolean, O, W>>('boolean', title, { type: 'boolean' }, options),

  /** A calendar date, `YYYY-MM-DD`. */
  date: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & Bounds) =>
    make<Made<'date', PlainDate, O, W>>('date', title, { type: 'string', format: 'date' }, bounds(options)),

  /** A month, `YYYY-MM`. */
  month: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & Bounds) =>
    make<Made<'month', string, O, W>>(
      'month',
      title,
      { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' },
      bounds(options),
    ),

  /** A moment, ISO 8601 in UTC. */
  timestamp: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W>) =>
    make<Made<'timestamp', Instant, O, W>>('timestamp', title, { type: 'string', format: 'date-time' }, options),

  /** One code of a table. */
  choice: <Code extends string, O extends O0 = false, W extends W0 = null>(
    title: string,
    table: CodeTable<Code>,
    options?: Options<O, W>,
  ) =>
    make<Made<'choice', Code, O, W>>(
      'choice',
      title,
      { type: 'string', enum: table.codes, 'x-names': table.names, 'x-table': table.name },
      options,
    ),

  /** A division code: `65`, `6523`, `652301`, `652301001` or `652301001001`. */
  region: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W>) =>
    make<Made<'region', string, O, W>>(
      'region',
      title,
      { type: 'string', pattern: '^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?$', 'x-ref': 'region' },
      options,
    ),

  organisation: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W>) =>
    make<Made<'organisation', Id<'organisation'>, O, W>>('organisation', title, ref('organisation'), options),

  person: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W>) =>
    make<Made<'person', Id<'person'>, O, W>>('person', title, ref('person'), options),

  enterprise: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W>) =>
    make<Made<'enterprise', Id<'enterprise'>, O, W>>('enterprise', title, ref('enterprise'), options),

  /** A resident identity number (GB 11643). Sensitive: grade 3 and masked unless said otherwise. */
  resident_id: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & CheckCharacter) =>
    make<Made<'resident_id', string, O, W>>(
      'resident_id',
      title,
      {
        type: 'string',
        pattern: '^[0-9]{17}[0-9X]$',
        'x-grade': 3,
        'x-mask': 'resident_id',
        'x-check-failed': 'block',
      },
      options,
    ),

  /** A unified social credit code (GB 32100-2015). Some in real use fail their check character, so that only warns. */
  credit_code: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & CheckCharacter) =>
    make<Made<'credit_code', string, O, W>>(
      'credit_code',
      title,
      { type: 'string', pattern: '^[0-9A-HJ-NP-RTUWXY]{18}$', 'x-check-failed': 'warn' },
      options,
    ),

  /** A telephone number of China: mobile, fixed line, or service number such as 12345. */
  phone: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & { mobile?: true }) =>
    make<Made<'phone', string, O, W>>('phone', title, { type: 'string', maxLength: 20 }, phoneOptions(options)),

  email: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W>) =>
    make<Made<'email', string, O, W>>('email', title, { type: 'string', format: 'email', maxLength: 254 }, options),

  point: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & Geo) =>
    make<Made<'point', GeoJsonPoint, O, W>>('point', title, geo('Point', { type: 'number' }), options),

  line: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & Geo) =>
    make<Made<'line', GeoJsonLine, O, W>>('line', title, geo('LineString', POSITION), options),

  polygon: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & Geo) =>
    make<Made<'polygon', GeoJsonPolygon, O, W>>(
      'polygon',
      title,
      geo('Polygon', { type: 'array', items: POSITION }),
      options,
    ),

  /** One stored attachment; its value is the attachment's id. Several: a list of it. */
  file: <O extends O0 = false, W extends W0 = null>(title: string, options?: Options<O, W> & Upload) =>
    make<Made<'file', Id<'attachment'>, O, W>>('file', title, ref('attachment'), options),

  /** Several values of one field, or several records of a set of fields. */
  list: <const F extends Field | Fields, O extends O0 = false, W extends W0 = null>(
    title: string,
    of: F,
    options?: Options<O, W> & Several,
  ) =>
    make<Made<'list', readonly ItemOf<F>[], O, W>>(
      'list',
      title,
      { type: 'array', items: isField(of) ? of : recordSchema(of), maxItems: 50 },
      options,
    ),

  /** An entry of a register by its name: `f.reference('所属园区', 'park')`. */
  reference: <const Register extends string, O extends O0 = false, W extends W0 = null>(
    title: string,
    register: Register,
    options?: Options<O, W>,
  ) => make<Made<'reference', Id<Register>, O, W>>('reference', title, ref(register), options),
};

type ItemOf<F> = F extends Field<infer T> ? T : F extends Fields ? RecordOf<F> : never;

/** Whether a value is one field, and not a set of them. */
export const isField = (of: Field | Fields): of is Field => typeof of['x-field'] === 'string';

/** The JSON Schema (2020-12) of a record of fields, keywords of ours included. Unknown keys are refused. */
export function recordSchema(fields: Fields) {
  const required = Object.keys(fields).filter((name) => !fields[name]?.['x-optional'] && !fields[name]?.['x-when']);
  return { type: 'object', properties: fields, required, additionalProperties: false } as const;
}

const POSITION = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 3 };

const geo = (type: string, items: object) => ({
  type: 'object',
  properties: { type: { const: type }, coordinates: { type: 'array', items } },
  required: ['type', 'coordinates'],
  'x-crs': 'CGCS2000',
});

function phoneOptions(options: { mobile?: true } = {}): object {
  const { mobile, ...rest } = options;
  return mobile ? { ...rest, 'x-mobile': true } : rest;
}
