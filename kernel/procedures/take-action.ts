import sql from 'sql-template-tag';
import { Compile } from 'typebox/compile';
import type { Calendar } from '../calendar/calendar.ts';
import type { Db, Tx } from '../database/database.ts';
import { dateOf, type Instant, type PlainDate } from '../dates.ts';
import { claimAttachments } from '../documents/attachment-keeping.ts';
import { UUID } from '../fields/id.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { type Actor, systemActor } from '../people/actor.ts';
import { type Problem, Refusal } from '../refusal.ts';
import { type ActionContent, type ActionKind, actionContents, type CaseAction } from './action.ts';
import { requireMayAct } from './action-access.ts';
import { visibleCases } from './case-access.ts';
import { type CaseState, isFinal } from './case-state.ts';
import { effectsOf } from './effects.ts';
import type { Engine } from './engine.ts';
import { checkLegality, type DueDates, type Intent } from './legality.ts';
import { messages } from './messages.ts';
import { dueDatesOf } from './projection.ts';
import { applyAction } from './reduce.ts';
import { digestOf, refuseUnseenPaper } from './submission.ts';
import type { Published } from './version.ts';
import { type CaseChange, type CaseHead, writeCases } from './write-case.ts';

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

/** A stored case with all that an action on it needs. */
export interface LoadedCase {
  readonly head: CaseHead;
  readonly state: CaseState;
  readonly published: Published;
}

const compiled = new Map(Object.entries(actionContents).map(([kind, schema]) => [kind, Compile(schema)]));

/**
 * Takes one action on a case: checks content, right, law and definition, then writes the action and all that follows from it in
 * one transaction. The same key with the same content answers as before.
 * @throws {Refusal} not_found, invalid, unauthenticated, forbidden, wrong_state, deemed, too_late, stale, key_reused
 */
export async function takeAction(engine: Engine, actor: Actor, request: ActionRequest): Promise<ActionResult> {
  const { kind, content } = contentOrRefuse(request.kind, request.content);
  if (!UUID.test(request.case_id)) throw new Refusal('not_found', messages.unknown_case, { field: 'case_id' });
  // What the law has made of the case meanwhile is written first and by itself: it stands even where this action is then refused.
  if (await isDue(engine, actor, request.case_id)) await applyDueOutcomes(engine, request.case_id);
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
      if (request.seq !== undefined && request.seq !== loaded.state.seq)
        throw new Refusal('stale', messages.stale, { details: { seq: loaded.state.seq } });
      const run = await openRun(engine, tx, loaded);
      await run.act(actor, { kind, content, key: request.key, ...(request.at ? { at: request.at } : {}) });
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
  const row = await engine.database.maybe<CaseRow>(sql`
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

interface CaseRow extends CaseHead {
  readonly state: CaseState;
}

/** The case, locked against other actions. What an actor may not see does not exist for them. */
async function lockCase(engine: Engine, tx: Tx, actor: Actor, id: string): Promise<LoadedCase> {
  const row = await tx.maybe<CaseRow>(sql`
    select id, number, item, item_version, bundle_case, title, region, applicant_kind, applicant, applicant_name, agent,
      channel, state
    from kernel.cases
    where id = ${id}
    and ${visibleCases(actor)}
    for no key update`);
  if (!row) throw new Refusal('not_found', messages.unknown_case, { field: 'case_id' });
  const { state, ...head } = row;
  return { head, state, published: await engine.versions.byId(tx, head.item_version) };
}

interface Step {
  readonly kind: Intent['kind'];
  readonly content: Intent['content'];
  readonly key: string;
  readonly at?: Instant;
}

/** One transaction's work on a case and, for a bundle, on its items: actions gather, then everything is written at once. */
export interface Run {
  state(id?: string): CaseState;
  act(actor: Actor, step: Step): Promise<void>;
  applyDue(): Promise<number>;
  write(): Promise<void>;
}

interface Touched extends LoadedCase {
  state: CaseState;
  readonly actions: (CaseAction & { readonly digest: string })[];
  organisation: string | null;
}

async function openRun(engine: Engine, tx: Tx, first: LoadedCase): Promise<Run> {
  const calendar = await engine.calendar(tx);
  const directory = await engine.directory();
  const now = engine.now();
  const today = dateOf(now);
  const touched = new Map<string, Touched>();
  const entries: JournalEntry[] = [];
  const touch = (loaded: LoadedCase): Touched => {
    const known = touched.get(loaded.head.id) ?? { ...loaded, state: loaded.state, actions: [], organisation: null };
    touched.set(loaded.head.id, known);
    return known;
  };
  const own = touch(first);

  /** Puts an action into the log of a case, as checked by the caller. */
  function append(target: Touched, actor: Actor, step: Step): void {
    const due = dueDatesOf(target.state, calendar, today);
    const at = step.at ?? now;
    const action = {
      seq: target.state.seq + 1,
      kind: step.kind,
      at,
      entered_at: now,
      counts_on: countsOn(at, now, due),
      actor: actor.id,
      actor_name: actor.name,
      organisation: target.organisation,
      key: step.key,
      content: step.content,
    } as CaseAction; // kind and content belong together: `contentOrRefuse` or the caller's literal says so
    target.state = applyAction(target.published.rules, target.state, action);
    target.actions.push({ ...action, digest: digestOf({ kind: step.kind, content: step.content }) });
    entries.push({
      at,
      actor,
      act: `case.${step.kind}`,
      object: 'case',
      object_id: target.head.id,
      organisation: target.organisation,
      detail: { seq: action.seq },
    });
  }

  async function act(actor: Actor, step: Step): Promise<void> {
    const due = dueDatesOf(own.state, calendar, today);
    const at = step.at ?? now;
    if (at > now) throw new Refusal('invalid', messages.future_event, { field: 'at' });
    if (at < own.state.submitted_at) throw new Refusal('invalid', messages.event_too_early, { field: 'at' });
    // The union is rejoined: kind and content were checked together.
    const intent = {
      kind: step.kind,
      content: step.content,
      counts_on: countsOn(at, now, due),
      actor: actor.id,
    } as Intent;
    const { head, state, published } = own;
    own.organisation = requireMayAct({ actor, head, rules: published.rules, state, directory }, intent);
    if (actor.kind !== 'system' && head.bundle_case && RECEIPT.has(step.kind))
      throw new Refusal('wrong_state', messages.bundle_part);
    if (step.kind === 'supplement' && 'materials' in step.content && actor.kind === 'person')
      refuseUnseenPaper(step.content.materials);
    checkLegality(published.rules, state, intent, due);
    const before = own.state;
    append(own, actor, step);
    const attachments = attachmentsIn(step);
    if (attachments.length > 0) await claimAttachments(tx, actor, engine.now, { case_id: head.id, attachments });
    await effectsOf({
      engine,
      tx,
      actor,
      directory,
      calendar,
      today,
      own,
      before,
      step,
      touch,
      append,
      load: (id: string) => lockCase(engine, tx, systemActor, id),
    });
  }

  async function applyDue(): Promise<number> {
    const steps = dueSteps(own.state, calendar, today, own.head.bundle_case !== null);
    for (const step of steps) await act(systemActor, step);
    return steps.length;
  }

  return {
    state: (id = own.head.id) => touched.get(id)?.state ?? own.state,
    act,
    applyDue,
    write: () =>
      writeCases(
        tx,
        { calendar, directory, now },
        [...touched.values()]
          .filter(({ actions }) => actions.length > 0)
          .map(({ head, published, state, actions }): CaseChange => ({ head, rules: published.rules, state, actions })),
        entries,
      ),
  };
}

/** Receipt of a bundle's item happens on the bundle. */
const RECEIPT: ReadonlySet<string> = new Set(['accept', 'decline', 'correct_on_spot', 'correct_deemed']);

/** The date that clocks count: the event's, but the entry's where a clock ran out in between (clocks.md §7). */
function countsOn(at: Instant, entered: Instant, due: DueDates): PlainDate {
  const happened = dateOf(at);
  const known = dateOf(entered);
  const ranOut = Object.values(due).some((last) => last !== null && last >= happened && last < known);
  return ranOut ? known : happened;
}

/** What the law and the calendar have made due by the start of today, as steps with keys that happen once. */
function dueSteps(state: CaseState, calendar: Calendar, today: PlainDate, isPart: boolean): readonly Step[] {
  if (isFinal(state)) return [];
  const steps: Step[] = [];
  const due = dueDatesOf(state, calendar, today);
  const isPast = (last: PlainDate | null | undefined): last is PlainDate =>
    last !== null && last !== undefined && last < today;
  const notice = state.clocks.filter((clock) => clock.name.startsWith('notice')).at(-1);
  if (notice && !isPart && state.phase === 'received' && isPast(due.notice))
    steps.push({
      kind: 'deem_accepted',
      content: { as_of: notice.started_on, clock: notice.name, basis: notice.basis },
      key: `deem_accepted:${notice.name}`,
    });
  for (const clock of state.clocks) {
    const last = due[clock.name];
    if (
      clock.name.startsWith('notice') ||
      clock.stopped_on !== null ||
      state.overdue.includes(clock.name) ||
      !isPast(last)
    )
      continue;
    steps.push({
      kind: 'mark_overdue',
      content: { clock: clock.name, due_on: last },
      key: `mark_overdue:${clock.name}:${last}`,
    });
  }
  return steps;
}

const attachmentsIn = ({ kind, content }: Step): readonly string[] => {
  if (kind === 'supplement' && 'materials' in content)
    return content.materials.flatMap(({ attachments }) => attachments);
  if ('attachments' in content && content.attachments) return content.attachments;
  return 'document' in content && content.document ? [content.document] : [];
};

export type { Db, Step, Touched };
