import type { Fields } from '../../../kernel/fields/field.ts';
import { type FormBody, inputOf } from '../../../kernel/fields/read-form.ts';
import type { Option } from '../../../kernel/fields/screen.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { referenceOf } from '../../../kernel/registers/reference.ts';
import type { AnyRegister } from '../../../kernel/registers/register.ts';
import { searchEntries } from '../../../kernel/registers/search.ts';
import { isSearchable } from '../../../kernel/registers/table.ts';
import { allRegisters } from '../../../server/systems.ts';
import type { Desk } from '../desk.ts';

/** What searches in a form have found, by field. */
export type Found = Readonly<Record<string, { readonly options: readonly Option[]; readonly searched: string }>>;

/** Entries for what was typed into the search boxes of these fields, as far as the officer may read the register. */
export async function searchReferences(
  desk: Desk,
  fields: Fields,
  body: FormBody,
  wanted: readonly string[],
): Promise<Found> {
  const found: Record<string, { options: readonly Option[]; searched: string }> = {};
  for (const name of wanted) {
    const field = fields[name];
    const target = field && referenceOf(field);
    const register = allRegisters.find((each) => each.name === target);
    const searched = (inputOf(body, name).parts.search ?? '').trim();
    if (!register || register.name === 'region' || searched === '') continue;
    found[name] = { options: await optionsOf(desk, register, searched), searched };
  }
  return found;
}

async function optionsOf(desk: Desk, register: AnyRegister, text: string): Promise<readonly Option[]> {
  if (!isSearchable(register)) return [];
  const { database, now } = desk.platform;
  const called = 'name' in register.fields ? 'name' : (register.key[0] ?? '');
  try {
    const entries = await searchEntries(database, desk.actor, now, register, { text, limit: 30 });
    return entries.map(({ id, values }) => {
      // People of one name are told apart by the key, masked where the officer may not see it.
      const parts = [...new Set([called, ...register.key])].map((name) => String(Reflect.get(values, name) ?? ''));
      return { value: id, name: parts.join(' ') };
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [];
  }
}
