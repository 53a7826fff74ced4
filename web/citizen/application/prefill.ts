import { dateOf, type PlainDate } from '../../../kernel/dates.ts';
import type { Field } from '../../../kernel/fields/field.ts';
import { enterprise, person } from '../../../kernel/people/registers.ts';
import { findEntry } from '../../../kernel/registers/find.ts';
import type { Visit } from '../visit.ts';
import { townshipOf } from './regions.ts';

/** What registers know of the applicant, by the names that `x-prefill` uses: `person.name`, `enterprise.credit_code`. */
export type Known = Readonly<Record<string, unknown>>;

/**
 * Reads the registers for whoever applies: the enterprise or person for whom an agent acts, and the person at the device.
 * Both readings are journalled by the registers.
 */
export async function knownOf(visit: Visit): Promise<Known> {
  const { platform, actor } = visit;
  const { database, now } = platform;
  const known: Record<string, unknown> = {};
  const keep = (source: string, values: object) => {
    for (const [name, value] of Object.entries(values)) if (value !== null) known[`${source}.${name}`] = value;
  };
  const whose = actor.principal?.kind === 'person' ? actor.principal.id : actor.person;
  if (whose !== null) {
    // For an enterprise the person at the device reads their own entry as themselves.
    const reader = actor.principal?.kind === 'enterprise' ? { ...actor, principal: null } : actor;
    const found = await findEntry(database, reader, now, person, whose);
    // A masked value would be filed as if it were the real one.
    if (found?.whole) {
      keep('person', found.values);
      known['person.age'] = ageOn(found.values.birth_date, dateOf(now()));
    }
  }
  if (actor.principal?.kind === 'enterprise') {
    const found = await findEntry(database, actor, now, enterprise, actor.principal.id);
    if (found?.whole) keep('enterprise', found.values);
  }
  return known;
}

/** Where a prefilled answer comes from, and what it is; null where the registers say nothing. */
export function prefillOf(
  field: Field,
  known: Known,
): { readonly source: 'person' | 'enterprise'; readonly value: unknown } | null {
  const path = field['x-prefill'];
  if (path === undefined || !Object.hasOwn(known, path)) return null;
  const value = known[path];
  return {
    source: path.startsWith('enterprise.') ? 'enterprise' : 'person',
    value: field['x-field'] === 'region' && typeof value === 'string' ? townshipOf(value) : value,
  };
}

/** Full years of age on a day. */
function ageOn(birth: PlainDate, today: PlainDate): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}
