import type { Instant, PlainDate } from '../dates.ts';
import type { Condition } from '../rules/condition.ts';
import type { CodeTable } from './code-table.ts';
import type { Field, Fields } from './field.ts';
import type { GeoJsonLine, GeoJsonPoint, GeoJsonPolygon } from './geometry.ts';
import type { Id } from './id.ts';
import type {
  Bounds,
  CheckCharacter,
  Exact,
  Geo,
  Options,
  Pattern,
  Scale,
  Several,
  Texts,
  Upload,
  Whole,
} from './options.ts';

/** A field whose type name is known to the compiler; `T` includes null where the field may be empty. */
export interface TypedField<Name extends string = string, T = unknown> extends Field<T> {
  readonly 'x-field': Name;
}

/** The type of a field's value: null is part of it where the field is optional or asked only under a condition. */
export type ValueOf<F extends Field> = F extends Field<infer T> ? T : never;

/** The record that a set of fields describes. */
export type RecordOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

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
