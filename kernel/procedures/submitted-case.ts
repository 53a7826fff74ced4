import sql from 'sql-template-tag';
import type { Actor } from '../people/actor.ts';
import { visibleCases } from './case-access.ts';
import type { Engine } from './engine.ts';

/**
 * The case that a submission by this actor and with this key has become, or null. For whoever sends again after the answer was
 * lost, when the draft has gone with the first sending. The key must be unique by itself, as a draft's is.
 */
export async function submittedCase(engine: Engine, actor: Actor, key: string): Promise<string | null> {
  const applicant = actor.principal ?? (actor.person === null ? null : { kind: 'person', id: actor.person });
  if (!applicant) return null;
  const row = await engine.database.maybe<{ id: string }>(sql`
    select id
    from kernel.cases
    where submit_key = ${`${actor.id}/${applicant.kind}:${applicant.id}/${key}`}
    and ${visibleCases(actor)}`);
  return row?.id ?? null;
}
