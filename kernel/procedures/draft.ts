import sql from 'sql-template-tag';
import type { Tx } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { once } from '../database/once.ts';
import { dateOf, type Instant } from '../dates.ts';
import { digestOf } from '../digest.ts';
import { UUID } from '../fields/id.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import type { HandedIn } from './action.ts';
import type { Engine } from './engine.ts';
import { messages } from './messages.ts';

/** An application being written. */
export interface Draft {
  readonly id: string;
  readonly item: string;
  readonly item_version: string;
  readonly principal_kind: 'person' | 'enterprise';
  readonly principal: string;
  readonly region: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly materials: readonly HandedIn[];
  /** Rises with every save; a save names the one it saw. */
  readonly revision: number;
  readonly created_at: Instant;
  readonly updated_at: Instant;
}

/** What a save changes: absent means unchanged, a null answer is cleared. */
export interface DraftChange {
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly materials?: readonly HandedIn[];
  readonly region?: string;
  /** The revision that the writer saw; left out, the change is merged into whatever is there. */
  readonly revision?: number;
}

const columns = sql`id, item, item_version, principal_kind, principal, region, answers, materials, revision, created_at, updated_at`;

/** Whose draft it is: the person, writing for themselves or for one principal. */
const ownerOf = (actor: Actor): string => {
  if (actor.kind === 'anonymous') throw new Refusal('unauthenticated', messages.sign_in_first);
  return actor.id;
};

/**
 * Begins an application for the version in force.
 * @param key idempotency key: the same one answers with the draft as it was begun; without it each call begins another
 * @throws {Refusal} unknown_item, not_in_force, unauthenticated, key_reused
 */
export async function beginDraft(
  engine: Engine,
  actor: Actor,
  item: string,
  region?: string,
  key?: string,
): Promise<Draft> {
  const owner = ownerOf(actor);
  const principal = actor.principal ?? (actor.person === null ? null : { kind: 'person', id: actor.person });
  if (!principal) throw new Refusal('forbidden', messages.applicant_only);
  const now = engine.now();
  const published = await engine.versions.inForceOrRefuse(engine.database, item, dateOf(now));
  return engine.database.transaction((tx) => {
    const begin = () =>
      tx.one<Draft>(sql`
        insert into kernel.draft (id, owner, item, item_version, principal_kind, principal, region, created_at, updated_at)
        values (${newId()}, ${owner}, ${item}, ${published.id}, ${principal.kind}, ${principal.id}, ${region ?? null}, ${now}, ${now})
        returning ${columns}`);
    if (key === undefined) return begin();
    const digest = digestOf({ draft: item, region: region ?? null, principal: principal.id });
    return once(tx, { actor: owner, key, digest, at: now }, begin);
  });
}

/** One's own draft. `superseded` names the version in force where the draft was begun on an older one. */
export async function findDraft(
  engine: Engine,
  actor: Actor,
  id: string,
): Promise<{ readonly draft: Draft; readonly superseded: string | null }> {
  const draft = UUID.test(id)
    ? await engine.database.maybe<Draft>(
        sql`select ${columns} from kernel.draft where id = ${id} and owner = ${ownerOf(actor)}`,
      )
    : null;
  if (!draft) throw new Refusal('not_found', messages.draft_gone, { field: 'draft' });
  const current = await engine.versions.inForce(engine.database, draft.item, dateOf(engine.now()));
  return { draft, superseded: current && current.id !== draft.item_version ? current.id : null };
}

/** One's drafts, newest first. */
export const draftsOf = (engine: Engine, actor: Actor): Promise<(Draft & { readonly title: string })[]> =>
  engine.database.many(sql`
    select draft.id, draft.item, draft.item_version, draft.principal_kind, draft.principal, draft.region, draft.answers,
      draft.materials, draft.revision, draft.created_at, draft.updated_at, item_version.title
    from kernel.draft
    join kernel.item_version on item_version.id = draft.item_version
    where draft.owner = ${ownerOf(actor)}
    order by draft.updated_at desc
    limit 50`);

/**
 * Saves answers. Different questions answered in two windows both stay; the same revision saved twice is refused with what
 * stands, so that nothing is lost unseen.
 * @throws {Refusal} not_found, stale
 */
export async function saveDraft(engine: Engine, actor: Actor, id: string, change: DraftChange): Promise<Draft> {
  const owner = ownerOf(actor);
  return engine.database.transaction(async (tx) => {
    const draft = await lockDraft(tx, owner, id);
    if (change.revision !== undefined && change.revision !== draft.revision && overlaps(draft, change))
      throw new Refusal('stale', messages.draft_stale, {
        details: { revision: draft.revision, answers: draft.answers },
      });
    const answers = Object.fromEntries(
      Object.entries({ ...draft.answers, ...change.answers }).filter(
        ([, value]) => value !== null && value !== undefined,
      ),
    );
    return tx.one<Draft>(sql`
      update kernel.draft
      set answers = ${JSON.stringify(answers)}::jsonb,
        materials = ${JSON.stringify(change.materials ?? draft.materials)}::jsonb,
        region = ${change.region ?? draft.region},
        revision = revision + 1,
        updated_at = ${engine.now()}
      where id = ${id}
      returning ${columns}`);
  });
}

/** Moves a draft to the version in force, keeping every answer that the new form still asks for. */
export async function renewDraft(engine: Engine, actor: Actor, id: string): Promise<Draft> {
  const owner = ownerOf(actor);
  return engine.database.transaction(async (tx) => {
    const draft = await lockDraft(tx, owner, id);
    const current = await engine.versions.inForceOrRefuse(tx, draft.item, dateOf(engine.now()));
    return tx.one<Draft>(sql`
      update kernel.draft
      set item_version = ${current.id}, revision = revision + 1, updated_at = ${engine.now()}
      where id = ${id}
      returning ${columns}`);
  });
}

/** Throws a draft away, at its owner's wish. Doing it twice is no fault. */
export async function removeDraft(engine: Engine, actor: Actor, id: string): Promise<void> {
  const owner = ownerOf(actor);
  if (!UUID.test(id)) return;
  await engine.database.transaction((tx) =>
    tx.run(sql`delete from kernel.draft where id = ${id} and owner = ${owner}`),
  );
}

async function lockDraft(tx: Tx, owner: string, id: string): Promise<Draft> {
  const draft = UUID.test(id)
    ? await tx.maybe<Draft>(sql`select ${columns} from kernel.draft where id = ${id} and owner = ${owner} for update`)
    : null;
  if (!draft) throw new Refusal('not_found', messages.draft_gone, { field: 'draft' });
  return draft;
}

/** Whether the change would put another value over one that was saved since. */
const overlaps = (draft: Draft, change: DraftChange): boolean =>
  Object.entries(change.answers ?? {}).some(
    ([name, value]) => name in draft.answers && JSON.stringify(draft.answers[name]) !== JSON.stringify(value),
  );
