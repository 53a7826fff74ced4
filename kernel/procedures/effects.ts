import sql from 'sql-template-tag';
import type { Calendar } from '../calendar/calendar.ts';
import type { Tx } from '../database/database.ts';
import type { PlainDate } from '../dates.ts';
import { type Actor, systemActor } from '../people/actor.ts';
import type { LoadedCase, Step, Touched } from './case-run.ts';
import { type CaseState, isFinal } from './case-state.ts';
import type { Directory } from './directory.ts';
import type { Engine } from './engine.ts';
import { grantResult } from './grant-result.ts';
import { issueNotices } from './notices.ts';

/** What an action's consequences may use: the same transaction and the same set of touched cases. */
export interface EffectContext {
  readonly engine: Engine;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly today: PlainDate;
  readonly own: Touched;
  /** The state before the action. */
  readonly before: CaseState;
  readonly step: Step;
  readonly touch: (loaded: LoadedCase) => Touched;
  readonly append: (target: Touched, actor: Actor, step: Step) => void;
  readonly load: (id: string) => Promise<LoadedCase>;
}

/** What follows from an action by itself: written notices, results, and the moves of a bundle and its items together. */
export async function effectsOf(context: EffectContext): Promise<void> {
  const { own, tx } = context;
  if (own.published.kind === 'bundle') await passToItems(context);
  if (own.state.phase === 'granted') await grantResult(context);
  if (own.head.bundle_case) {
    // Bundle first, then items, is the order of locks everywhere; here the item is locked already, so its bundle is only
    // touched by whoever holds an item of it. Two items finishing at once meet on this lock.
    await tx.run(sql`select from kernel.cases where id = ${own.head.bundle_case} for no key update`);
    await passToBundle(context, own.head.bundle_case);
  }
  await issueNotices(context);
}

async function itemsOf({ tx, touch, load }: EffectContext, bundleCase: string): Promise<readonly Touched[]> {
  const rows = await tx.many<{ id: string }>(sql`
    select id
    from kernel.cases
    where bundle_case = ${bundleCase}
    order by number`);
  const items: Touched[] = [];
  for (const { id } of rows) items.push(touch(await load(id)));
  return items;
}

/** One receipt for all: what happens to the bundle at the window happens to each of its items. */
async function passToItems(context: EffectContext): Promise<void> {
  const { own, step, actor, append } = context;
  if (!SHARED.has(step.kind)) return;
  for (const item of await itemsOf(context, own.head.id)) {
    if (isFinal(item.state)) continue;
    const content = itemContent(step, item);
    if (content) append(item, actor, { ...step, content, key: `${step.key}@bundle` });
  }
}

const SHARED: ReadonlySet<string> = new Set([
  'accept',
  'deem_accepted',
  'decline',
  'withdraw',
  'correct_on_spot',
  'supplement',
]);

/** The part of the content that concerns an item: its own fields and materials. Null where nothing does. */
function itemContent(step: Step, item: Touched): Step['content'] | null {
  if (item.published.kind !== 'item') return null;
  const { form, materials } = item.published.definition;
  const own = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => name in form));
  if (step.kind === 'correct_on_spot' && 'corrections' in step.content)
    return { ...step.content, corrections: own(step.content.corrections) };
  if (step.kind === 'supplement' && 'materials' in step.content && !('channel' in step.content))
    return {
      materials: step.content.materials.filter(({ code }) => materials.some((material) => material.code === code)),
      ...('form' in step.content && step.content.form ? { form: own(step.content.form) } : {}),
    };
  return step.content;
}

/** A suspended item stops the joint clock; a decided one releases those that wait for it, and the last one ends the bundle. */
async function passToBundle(context: EffectContext, bundleCase: string): Promise<void> {
  const { own, step, append, touch, load } = context;
  if (step.kind === 'suspend' || step.kind === 'resume') {
    const bundle = touch(await load(bundleCase));
    const stage = step.kind === 'suspend' ? { stage: 'handling' } : {};
    append(bundle, systemActor, {
      kind: step.kind,
      content: { ...step.content, ...stage, part: own.head.id } as Step['content'], // same kind, moved to the bundle's stage
      key: `${step.key}@${own.head.id}`,
    });
    return;
  }
  if (!isFinal(own.state) || isRating(step)) return;
  const items = await itemsOf(context, bundleCase);
  const bundle = touch(await load(bundleCase));
  if (bundle.published.kind !== 'bundle' || isFinal(bundle.state)) return;
  for (const item of items) {
    if (!item.state.waiting || item.state.phase !== 'accepted') continue;
    const after = bundle.published.definition.items.find(({ item: name }) => name === item.head.item)?.after ?? [];
    const open = items.filter(({ head, state }) => after.includes(head.item) && !isFinal(state));
    if (open.length === 0)
      append(item, systemActor, { kind: 'release', content: releaseNote(items, after), key: 'release' });
  }
  if (items.every(({ state }) => isFinal(state))) {
    const outcome = items.every(({ state }) => state.phase === 'granted') ? 'granted' : 'closed';
    append(bundle, systemActor, { kind: 'finish', content: { outcome }, key: 'finish' });
  }
}

const isRating = (step: Step): boolean => step.kind === 'rate' || step.kind === 'rate_by_default';

/** Tells the office on which sibling results it can rely. */
function releaseNote(items: readonly Touched[], after: readonly string[]): { note: string } {
  const told = items.filter(({ head }) => after.includes(head.item));
  return { note: told.map(({ head, state }) => `${head.title}：${outcomeName(state)}`).join('；') };
}

const outcomeName = (state: CaseState): string => (state.phase === 'granted' ? '已办结，结果可直接使用' : '未获批准');
