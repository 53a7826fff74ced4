import sql from 'sql-template-tag';
import type { Actor } from '../people/actor.ts';
import { may, visibleTo } from '../people/authorisation.ts';
import { Refusal } from '../refusal.ts';
import { messages } from './messages.ts';
import type { AnyRegister } from './register.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Holds a write against the register's rule: the entry as it stands must be within reach, and so must what it becomes, so
 * that nobody moves an entry out of or into another's area.
 * @throws Refusal `unauthenticated`, `forbidden`, or `not_found` where the actor may not even know that the entry exists
 */
export function demandWrite(actor: Actor, register: AnyRegister, before: Values | null, after: Values | null): void {
  const { read, write } = register.access;
  if (before !== null && !may(actor, write, before)) throw refusalOf(actor, register, may(actor, read, before));
  if (after !== null && !may(actor, write, after)) throw refusalOf(actor, register, true);
}

function refusalOf(actor: Actor, register: AnyRegister, known: boolean): Refusal {
  if (actor.kind === 'anonymous') return new Refusal('unauthenticated', messages.sign_in_first);
  if (!known) return new Refusal('not_found', messages.not_found(register.title));
  return new Refusal('forbidden', messages.write_forbidden(register.title));
}

/**
 * Declines at once where no grant could ever let this actor write an entry.
 * @throws Refusal `unauthenticated` or `forbidden`
 */
export function demandAnyWrite(actor: Actor, register: AnyRegister): void {
  // A predicate that is constantly false names no column: then the actor has no grant at all.
  if (visibleTo(actor, register.access.write, () => sql`x`).text === 'false') throw refusalOf(actor, register, true);
}
