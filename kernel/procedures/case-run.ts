import sql from 'sql-template-tag';
import type { Tx } from '../database/database.ts';
import { dateOf, type Instant, type PlainDate } from '../dates.ts';
import { digestOf } from '../digest.ts';
import { claimAttachments } from '../documents/attachment-keeping.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { type Actor, systemActor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import type { CaseAction } from './action.ts';
import { requireMayAct } from './action-access.ts';
import { visibleCases } from './case-access.ts';
import type { CaseState } from './case-state.ts';
import { dueSteps } from './due-steps.ts';
import { effectsOf } from './effects.ts';
import type { Engine } from './engine.ts';
import { checkLegality, type DueDates, type Intent } from './legality.ts';
import { messages } from './messages.ts';
import { dueDatesOf } from './projection.ts';
import { applyAction } from './reduce.ts';
import { refuseUnseenPaper } from './submission.ts';
import type { Published } from './version.ts';
import { type CaseChange, type CaseHead, writeCases } from './write-case.ts';

/** A stored case with all that an action on it needs. */
export interface LoadedCase {
  readonly head: CaseHead;
  readonly state: CaseState;
  readonly published: Published;
}

interface CaseRow extends CaseHead {
  readonly state: CaseState;
}

/** The case, locked against other actions. What an actor may not see does not exist for them. */
export async function lockCase(engine: Engine, tx: Tx, actor: Actor, id: string): Promise<LoadedCase> {
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

/** An action about to enter the log. */
export interface Step {
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

/** A case that this transaction has in hand, with what it adds to its log. */
export interface Touched extends LoadedCase {
  state: CaseState;
  readonly actions: (CaseAction & { readonly digest: string })[];
  organisation: string | null;
}

/** Opens the work on a case that `lockCase` holds. */
export async function openRun(engine: Engine, tx: Tx, first: LoadedCase): Promise<Run> {
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

const attachmentsIn = ({ kind, content }: Step): readonly string[] => {
  if (kind === 'supplement' && 'materials' in content)
    return content.materials.flatMap(({ attachments }) => attachments);
  if ('attachments' in content && content.attachments) return content.attachments;
  return 'document' in content && content.document ? [content.document] : [];
};
