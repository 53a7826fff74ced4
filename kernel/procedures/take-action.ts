import sql from 'sql-template-tag';
import { Compile } from 'typebox/compile';
import { dateOf, type Instant } from '../dates.ts';
import { digestOf } from '../digest.ts';
import { UUID } from '../fields/id.ts';
import { type Actor, systemActor } from '../people/actor.ts';
import { type Problem, Refusal } from '../refusal.ts';
import { type ActionContent, type ActionKind, actionContents } from './action.ts';
import { visibleCases } from './case-access.ts';
import { lockCase, openRun } from './case-run.ts';
import type { CaseState } from './case-state.ts';
import { dueSteps } from './due-steps.ts';
import type { Engine } from './engine.ts';
import type { Intent } from './legality.ts';
import { messages } from './messages.ts';

/** An action as it comes in from an API or a page. */
export interface ActionRequest {
  readonly case_id: string;
  readonly kind: string;
  readonly content: unknown;
  /** Idempotency key, unique within the case. */
  readonly key: string;
  /** When it happened, if not now. */
  readonly at?: Instant;
  /** The last action that the caller has seen; another one in between is refused as stale. */
  readonly seq?: number;
}

/** What the action led to. */
export interface ActionResult {
  readonly case_id: string;
  readonly seq: number;
  readonly state: CaseState;
  readonly replayed: boolean;
}

const compiled = new Map(Object.entries(actionContents).map(([kind, schema]) => [kind, Compile(schema)]));

/**
 * Takes one action on a case: checks content, right, law and definition, then writes the action and all that follows from it in
 * one transaction. The same key with the same content answers as before.
 * @throws {Refusal} not_found, invalid, unauthenticated, forbidden, wrong_state, deemed, too_late, stale, key_reused
 */
export async function takeAction(engine: Engine, actor: Actor, request: ActionRequest): Promise<ActionResult> {
  const { kind, content } = contentOrRefuse(request.kind, request.content);
  const at = request.at === undefined ? undefined : momentOrRefuse(request.at);
  if (!UUID.test(request.case_id)) throw new Refusal('not_found', messages.unknown_case, { field: 'case_id' });
  // What the law has made of the case meanwhile is written first and by itself: it stands even where this action is then refused.
  // Nobody could have seen it before, so it does not make the caller's view stale: what it forbids, legality refuses in its words.
  const by_law = (await isDue(engine, actor, request.case_id)) ? await applyDueOutcomes(engine, request.case_id) : 0;
  return withoutDeadlock(() =>
    engine.database.transaction(async (tx) => {
      const loaded = await lockCase(engine, tx, actor, request.case_id);
      const digest = digestOf({ kind, content });
      const earlier = await tx.maybe<{ seq: number; digest: string }>(sql`
      select seq, digest
      from kernel.case_action
      where case_id = ${request.case_id}
      and key = ${request.key}`);
      if (earlier) {
        if (earlier.digest !== digest) throw new Refusal('key_reused', messages.key_reused, { field: 'key' });
        return { case_id: request.case_id, seq: earlier.seq, state: loaded.state, replayed: true };
      }
      if (request.seq !== undefined && request.seq + by_law !== loaded.state.seq)
        throw new Refusal('stale', messages.stale, { details: { seq: loaded.state.seq } });
      const run = await openRun(engine, tx, loaded);
      await run.act(actor, { kind, content, key: request.key, ...(at ? { at } : {}) });
      await run.write();
      return { case_id: request.case_id, seq: run.state().seq, state: run.state(), replayed: false };
    }),
  );
}

/**
 * Lets the law take its course on a case: deemed acceptance and overdue marks whose day has passed. Answers how many actions
 * that took. The keys name the clock, so however often and from however many processes it runs, each happens once.
 */
export async function applyDueOutcomes(engine: Engine, caseId: string): Promise<number> {
  return engine.database.transaction(async (tx) => {
    const run = await openRun(engine, tx, await lockCase(engine, tx, systemActor, caseId));
    const taken = await run.applyDue();
    if (taken > 0) await run.write();
    return taken;
  });
}

/**
 * Two acts that meet on a bundle and its item lock them in opposite order; PostgreSQL then ends one of them, unharmed, and it
 * is simply taken again.
 */
async function withoutDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const deadlock = error instanceof Error && 'code' in error && error.code === '40P01';
      if (!deadlock || tries === 3) throw error;
    }
  }
}

/** Whether the law has something to say about a case before anybody acts on it. A look without a lock: most cases have nothing due. */
async function isDue(engine: Engine, actor: Actor, id: string): Promise<boolean> {
  const row = await engine.database.maybe<{ bundle_case: string | null; state: CaseState }>(sql`
    select bundle_case, state
    from kernel.cases
    where id = ${id}
    and ${visibleCases(actor)}`);
  if (!row) throw new Refusal('not_found', messages.unknown_case, { field: 'case_id' });
  const calendar = await engine.calendar(engine.database);
  return dueSteps(row.state, calendar, dateOf(engine.now()), row.bundle_case !== null).length > 0;
}

/** Takes an action of the platform itself, with a key that makes it happen once. */
export async function takeSystemAction<K extends ActionKind>(
  engine: Engine,
  caseId: string,
  action: { readonly kind: K; readonly content: ActionContent<K>; readonly key: string },
): Promise<ActionResult> {
  return takeAction(engine, systemActor, { case_id: caseId, ...action });
}

/** One form for moments, so that they compare as texts. */
function momentOrRefuse(text: string): Instant {
  const moment = Date.parse(text);
  if (Number.isNaN(moment) || !/^\d{4}-\d{2}-\d{2}T/.test(text))
    throw new Refusal('invalid', messages.not_a_moment, { field: 'at' });
  return new Date(moment).toISOString();
}

function contentOrRefuse(kind: string, content: unknown): Pick<Intent, 'kind' | 'content'> {
  const check = compiled.get(kind);
  if (!check) throw new Refusal('invalid', messages.unknown_action(kind), { field: 'kind' });
  if (check.Check(content)) return { kind, content } as Pick<Intent, 'kind' | 'content'>; // the schema of that kind has just held
  const problems = [...check.Errors(content)].map(
    (error): Problem => ({
      field: fieldOf(error),
      rule: error.keyword,
      message: messages.content_invalid(fieldOf(error), error.message),
    }),
  );
  throw new Refusal('invalid', messages.invalid, { problems });
}

function fieldOf(error: { readonly instancePath: string; readonly params: object }): string {
  const path = error.instancePath.split('/').filter(Boolean).join('.');
  const missing =
    'requiredProperties' in error.params && Array.isArray(error.params.requiredProperties)
      ? error.params.requiredProperties[0]
      : '';
  return [path, missing].filter(Boolean).join('.') || 'content';
}
