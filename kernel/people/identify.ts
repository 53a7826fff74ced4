import sql from 'sql-template-tag';
import type { Database } from '../database/database.ts';
import type { Now } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import { record } from '../journal/journal.ts';
import type { Grant } from './access.ts';
import type { Actor } from './actor.ts';
import { demandAccess } from './authorisation.ts';

/** Who identifies people by the card on the table: the window, wherever the person is registered (跨域通办). */
export const identifyAccess: readonly Grant[] = [{ who: 'post', role: 'window' }];

/**
 * The id of the person with exactly this identity number, or null. Lists hide the number from the window; whoever hands over
 * their card has told all of it, so this finds by the whole number alone and answers nothing but the id and the name.
 * Every look-up is journalled, without the number.
 * @throws Refusal `unauthenticated`, `forbidden`
 */
export async function identifyPerson(
  database: Database,
  actor: Actor,
  now: Now,
  residentId: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  demandAccess(actor, identifyAccess);
  const number = residentId.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return null;
  return database.transaction(async (tx) => {
    const found = await tx.maybe<{ id: string; name: string }>(sql`
      select id, name
      from register.person
      where resident_id = ${number}`);
    await record(tx, [{ at: now(), actor, act: 'identify', object: 'person', object_id: found?.id ?? 'unknown' }]);
    return found;
  });
}

/**
 * The name of a person who has been identified, by id: for the pages that follow. Journalled like the identification.
 * @throws Refusal `unauthenticated`, `forbidden`
 */
export async function personAtWindow(
  database: Database,
  actor: Actor,
  now: Now,
  id: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  demandAccess(actor, identifyAccess);
  if (!UUID.test(id)) return null;
  return database.transaction(async (tx) => {
    const found = await tx.maybe<{ id: string; name: string }>(sql`
      select id, name
      from register.person
      where id = ${id}`);
    await record(tx, [{ at: now(), actor, act: 'identify', object: 'person', object_id: found?.id ?? 'unknown' }]);
    return found;
  });
}
