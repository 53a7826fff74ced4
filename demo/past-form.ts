import type { PlainDate } from '../kernel/dates.ts';
import type { Field, Fields } from '../kernel/fields/field.ts';
import type { Random } from './random.ts';

/** Whoever applied: values of the register from which a form is filled in beforehand. */
export interface PastApplicant {
  readonly register: 'person' | 'enterprise';
  readonly values: Readonly<Record<string, unknown>>;
  /** Division code of the home or seat. */
  readonly region: string;
}

/** Plausible answers to the questions of a form that are always asked; what depends on other answers stays open. */
export function pastForm(
  stream: Random,
  form: Fields,
  applicant: PastApplicant,
  on: PlainDate,
): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(form)) {
    if (field['x-when'] || (field['x-optional'] && stream.chance(0.5))) continue;
    const value = prefilled(field, applicant) ?? ageIf(name, applicant, on) ?? answer(stream, field, applicant, on);
    if (value !== undefined) answers[name] = value;
  }
  return answers;
}

function prefilled(field: Field, { register, values }: PastApplicant): unknown {
  const [from, source = ''] = (field['x-prefill'] ?? '').split('.');
  return from === register ? (values[source] ?? undefined) : undefined;
}

/** An age is the applicant's own on the day; children's and others' ages have other names. */
function ageIf(name: string, { values }: PastApplicant, on: PlainDate): number | undefined {
  const { birth_date: birth } = values;
  if (name !== 'age' || typeof birth !== 'string') return undefined;
  return Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0);
}

function answer(stream: Random, field: Field, { values, region }: PastApplicant, on: PlainDate): unknown {
  switch (field['x-field']) {
    case 'text':
    case 'long_text':
      return `${field.title}（合成）`;
    case 'integer':
      return drawWithin(stream, field);
    case 'decimal':
    case 'money':
      // Lengths in metres are those of signs and rooms; other amounts and areas are larger.
      return `${1 + stream.below(field['x-unit'] === '米' ? 6 : 300)}.00`;
    case 'boolean':
      return stream.chance(0.7);
    case 'choice': {
      const { enum: listed } = field;
      const codes = Array.isArray(listed) ? listed : [];
      return codes[stream.below(codes.length)];
    }
    case 'date':
      return on;
    case 'month':
      return on.slice(0, 7);
    case 'region':
      return region;
    case 'phone':
    case 'resident_id':
    case 'credit_code':
      return values[field['x-field']] ?? undefined;
    default:
      return undefined;
  }
}

function drawWithin(stream: Random, { minimum, maximum }: Field): number {
  const low = typeof minimum === 'number' ? Math.max(minimum, 1) : 1;
  const high = typeof maximum === 'number' ? Math.min(maximum, low + 80) : low + 80;
  return low + stream.below(Math.max(1, high - low));
}
