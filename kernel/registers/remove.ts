import sql from 'sql-template-tag';
import type { Tx } from '../database/database.ts';
import type { Now } from '../dates.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { underConstraints } from './constraint.ts';
import { tableOf } from './entry.ts';
import { messages } from './messages.ts';
import { demandWrite } from './permission.ts';
import { existingEntries, keepVersions } from './put-rows.ts';
import type { AnyRegister } from './register.ts';

/**
 * Takes an entry out of the current ones; its last version stays among the superseded, so the history still tells.
 * @throws Refusal `not_found`, `stale`, `unauthenticated`, `forbidden`, and `conflict` while other entries refer to it
 */
export async function removeEntry(
  tx: Tx,
  actor: Actor,
  now: Now,
  register: AnyRegister,
  id: string,
  options: { readonly version?: number } = {},
): Promise<void> {
  const before = (await existingEntries(tx, register, [id], [])).get(id);
  if (before === undefined) throw new Refusal('not_found', messages.not_found(register.title));
  demandWrite(actor, register, before, null);
  if (options.version !== undefined && options.version !== before.version)
    throw new Refusal('stale', messages.stale(register.title), { details: { id, version: before.version } });
  const moment = now();
  await underConstraints(register, async () => {
    await tx.run(keepVersions(register, moment, sql`(select ${id}::uuid as id) n`, sql`t.id = n.id`));
    await tx.run(sql`delete from ${tableOf(register)} t where t.id = ${id}`);
  });
  await record(tx, [
    { at: moment, actor, act: 'remove', object: register.name, object_id: id, detail: { version: before.version } },
  ]);
}
