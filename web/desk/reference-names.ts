import type { Field, Fields } from '../../kernel/fields/field.ts';
import type { Names } from '../../kernel/fields/field-type.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { namesOfEntries } from '../../kernel/registers/names.ts';
import { referenceOf } from '../../kernel/registers/reference.ts';
import { allRegisters } from '../../server/systems.ts';
import type { Desk } from './desk.ts';
import { messages } from './messages.ts';
import { placesOf } from './places.ts';

/**
 * Names of everything that some records refer to: divisions by code, entries of registers by id. What the officer may not
 * read is said to be out of sight.
 */
export async function namesFor(
  desk: Desk,
  fields: Fields,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<Names> {
  const { database, now } = desk.platform;
  const names: Record<string, string> = { ...(await placesOf(desk.platform)).names };
  const wanted = new Map<string, string[]>();
  for (const [name, field] of Object.entries(fields)) {
    const target = refersTo(field);
    if (!target) continue;
    const ids = records.map((record) => record[name]).filter((id) => typeof id === 'string');
    wanted.set(target, [...(wanted.get(target) ?? []), ...ids]);
    for (const id of ids) names[id] = desk.t(messages.out_of_sight);
  }
  for (const [target, ids] of wanted) {
    const register = allRegisters.find((each) => each.name === target);
    if (!register) continue;
    try {
      Object.assign(names, await namesOfEntries(database, desk.actor, now, register, ids));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return names;
}

// Divisions are referred to by code and are named already.
function refersTo(field: Field): string | undefined {
  const target = referenceOf(field);
  return target === 'region' ? undefined : target;
}
