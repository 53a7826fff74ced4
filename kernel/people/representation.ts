import sql from 'sql-template-tag';
import type { Db } from '../database/database.ts';
import type { PlainDate } from '../dates.ts';
import { Refusal } from '../refusal.ts';
import type { Actor, Principal } from './actor.ts';
import { messages } from './messages.ts';

/** Whether a person may act for a principal on a date: by an agency in force, or as legal representative. */
export async function isRepresented(
  db: Db,
  person: string,
  principal: Pick<Principal, 'kind' | 'id'>,
  date: PlainDate,
): Promise<boolean> {
  const { found } = await db.one<{ found: boolean }>(sql`
    select exists (
      select from kernel.representation
      where agent = ${person}::uuid
        and kind = ${principal.kind}
        and principal = ${principal.id}::uuid
        and valid @> ${date}::date) as found`);
  return found;
}

/** For whom a person may act on a date, by name; what the page “为谁办事” offers. */
export const principalsOf = (
  db: Db,
  person: string,
  date: PlainDate,
): Promise<Pick<Principal, 'kind' | 'id' | 'name'>[]> =>
  db.many(sql`
    select distinct kind, principal as id, name
    from kernel.representation
    where agent = ${person}::uuid
      and valid @> ${date}::date
    order by name, id`);

/**
 * Holds an agent to the items that the authorisation names; everybody else passes.
 * @throws Refusal `forbidden`
 */
export function demandScope(actor: Actor, item: string): void {
  const scope = actor.principal?.scope;
  if (scope && !scope.includes(item)) throw new Refusal('forbidden', messages.not_in_scope);
}
