import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { type Db, name } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { dateOf, type Instant, type PlainDate } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import { findParameters } from '../parameters/resolve-parameters.ts';
import type { Principal } from '../people/actor.ts';
import { type Actor, hasRole } from '../people/actor.ts';
import { demandScope } from '../people/representation.ts';
import { type Problem, Refusal } from '../refusal.ts';
import type { Condition } from '../rules/condition.ts';
import type { FactValues, RuleContext } from '../rules/verdict.ts';
import { parametersIn } from '../rules/walk.ts';
import type { CaseAction, HandedIn } from './action.ts';
import { checkAnswers, checkMaterials, materialsCalledFor, unmetConditions } from './answers.ts';
import { isBundle } from './bundle-rules.ts';
import type { BundleDefinition, ItemDefinition } from './definition.ts';
import type { Directory } from './directory.ts';
import type { Engine } from './engine.ts';
import { exemptions } from './exemption.ts';
import { mergedForm, neededItems } from './merged-form.ts';
import { mergedMaterials } from './merged-materials.ts';
import { messages } from './messages.ts';
import { openCase } from './reduce.ts';
import type { Published } from './version.ts';
import type { CaseChange } from './write-case.ts';

/** An application (申请) for an item or a bundle, as it comes in. */
export interface Submission {
  readonly item: string;
  /** Version that the applicant saw; refused as stale when another is in force by now. */
  readonly item_version?: string;
  /** Division code of the county or city that shall handle it. */
  readonly region: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly materials: readonly HandedIn[];
  readonly channel: '1' | '2' | '3' | '4' | '9';
  /** Idempotency key, chosen by the caller. */
  readonly key: string;
  /** Fields and conditions whose warnings the applicant has confirmed. */
  readonly confirmed?: readonly string[];
  /** At the window: for whom the clerk files it. */
  readonly applicant?: Principal;
  /** The draft that it comes from; it goes with the submission. */
  readonly draft?: string;
}

/** A checked submission with its cases worked out, ready to be written with others in one transaction. */
export interface Prepared {
  readonly actor: Actor;
  readonly submission: Submission;
  readonly submit_key: string;
  readonly digest: string;
  readonly attachments: readonly string[];
  /** The case itself first, then those of a bundle's items; numbers are drawn when it is written. */
  readonly cases: readonly { readonly change: CaseChange; readonly number_code: string }[];
  readonly day: PlainDate;
}

/**
 * Checks an application completely and works out its cases, without writing anything.
 * @throws {Refusal} unauthenticated, forbidden, unknown_item, not_in_force, stale, invalid with every problem by field, or
 * needs_confirmation where only warnings are left
 */
export async function prepareSubmission(engine: Engine, actor: Actor, submission: Submission): Promise<Prepared> {
  const { database, versions, now } = engine;
  const moment = now();
  const day = dateOf(moment);
  const applicant = await applicantOf(database, actor, submission);
  const published = await versions.inForceOrRefuse(database, submission.item, day);
  if (submission.item_version !== undefined && submission.item_version !== published.id)
    throw new Refusal('stale', messages.new_version(published.title), {
      field: 'item_version',
      details: { in_force: published.id },
    });
  demandScope(actor, submission.item);
  requireAudience(published.definition, applicant);
  const directory = await engine.directory();
  if (!/^\d{6,12}$/.test(submission.region) || !directory.handlerOf('window', submission.region))
    throw new Refusal('invalid', messages.unknown_region, {
      problems: [{ field: 'region', rule: 'unknown_region', message: messages.unknown_region }],
    });

  const items = published.kind === 'bundle' ? await itemsOfBundle(engine, published.definition, day) : [];
  const context = await rulesContext(engine, [published, ...items], submission.region, day);
  const checked = await checkAll(engine, { submission, applicant, published, items, context, day });
  const parts = published.kind === 'bundle' ? partsOf(published.definition, items, checked.form, context) : [];
  const id = newId();
  const head = { published, applicant, submission, actor, moment, day, directory, key: submission.key };
  const own = caseOf({ ...head, id, form: checked.form, materials: checked.materials });
  const children = parts.map(({ published: part, waits }) =>
    caseOf({
      ...head,
      published: part,
      id: newId(),
      key: `${submission.key}/${part.item}`,
      part: { bundle_case: id, waits },
      form: pick(checked.form, Object.keys(part.definition.form)),
      materials: materialsFor(checked.materials, part.definition),
    }),
  );
  return {
    actor,
    submission,
    submit_key: `${actor.id}/${applicant.kind}:${applicant.id}/${submission.key}`,
    digest: own.change.actions[0]?.digest ?? '',
    attachments: submission.materials.flatMap(({ attachments }) => attachments),
    cases: [own, ...children],
    day,
  };
}

/** For whom the application is: oneself, the principal of an agent, or whom the clerk at the window names. */
async function applicantOf(db: Db, actor: Actor, submission: Submission): Promise<Principal> {
  if (actor.kind === 'officer' && hasRole(actor, 'window')) {
    const named = submission.applicant ? await registered(db, submission.applicant) : null;
    if (named) return named;
    throw new Refusal('invalid', messages.name_applicant, { field: 'applicant' });
  }
  if (actor.kind !== 'person' || actor.person === null) {
    throw actor.kind === 'anonymous'
      ? new Refusal('unauthenticated', messages.sign_in_first)
      : new Refusal('forbidden', messages.applicant_only);
  }
  if (submission.applicant) throw new Refusal('forbidden', messages.applicant_only, { field: 'applicant' });
  refuseUnseenPaper(submission.materials);
  // Only the window may receive an application with materials missing; it then tells once what they are.
  if (submission.channel === '1') throw new Refusal('forbidden', messages.window_only, { field: 'channel' });
  return actor.principal ?? { kind: 'person', id: actor.person, name: actor.name };
}

/** The applicant as the register knows them; the name that the caller sent does not count. */
async function registered(db: Db, { kind, id }: Pick<Principal, 'kind' | 'id'>): Promise<Principal | null> {
  if (!UUID.test(id)) return null;
  const row = await db.maybe<{ name: string }>(sql`select name from ${name('register', kind)} where id = ${id}`);
  return row && { kind, id, name: row.name };
}

/** That paper was handed in is for the window to say, which has seen it. @throws {Refusal} forbidden */
export function refuseUnseenPaper(materials: readonly HandedIn[]): void {
  const claimed = materials.find(({ paper }) => paper);
  if (claimed) throw new Refusal('forbidden', messages.paper_at_window, { field: `materials.${claimed.code}` });
}

function requireAudience(definition: ItemDefinition | BundleDefinition, applicant: Principal): void {
  const open =
    applicant.kind === 'person' ? definition.audience.includes('1') : definition.audience.some((code) => code !== '1');
  if (!open) throw new Refusal('invalid', messages.audience, { field: 'applicant' });
}

type PublishedItem = Extract<Published, { kind: 'item' }>;
type Part = { readonly published: PublishedItem; readonly waits: boolean };

/** Every item that a bundle may need, in its version in force. */
async function itemsOfBundle(
  engine: Engine,
  definition: BundleDefinition,
  day: PlainDate,
): Promise<readonly PublishedItem[]> {
  const items: PublishedItem[] = [];
  for (const { item } of definition.items) {
    const published = await engine.versions.inForceOrRefuse(engine.database, item, day);
    if (published.kind === 'item') items.push(published);
  }
  return items;
}

async function rulesContext(
  engine: Engine,
  published: readonly Published[],
  region: string,
  date: PlainDate,
): Promise<RuleContext> {
  const conditions = published.flatMap(({ definition }): readonly Condition[] => [
    ...Object.values(definition.form).flatMap((field) => field['x-when'] ?? []),
    ...(isBundle(definition)
      ? definition.items.flatMap(({ when }) => when ?? [])
      : [...definition.conditions.map(({ rule }) => rule), ...definition.materials.flatMap(({ when }) => when ?? [])]),
  ]);
  const codes = [...new Set(conditions.flatMap(parametersIn))];
  return codes.length === 0 ? {} : { parameters: await findParameters(engine.database, codes, { date, region }) };
}

/** The items that the answers call for; one waits where a sibling comes first. */
const partsOf = (
  bundle: BundleDefinition,
  items: readonly PublishedItem[],
  answers: FactValues,
  context: RuleContext,
): readonly Part[] =>
  neededItems(bundle, definitionsOf(items), answers, context).flatMap(({ definition, after, open }) => {
    const published = items.find(({ item }) => item === definition.item);
    return published && !open ? [{ published, waits: after.length > 0 }] : [];
  });

const definitionsOf = (items: readonly PublishedItem[]): readonly ItemDefinition[] =>
  items.map(({ definition }) => definition);

interface Checking {
  readonly submission: Submission;
  readonly applicant: Principal;
  readonly published: Published;
  readonly items: readonly PublishedItem[];
  readonly context: RuleContext;
  readonly day: PlainDate;
}

/** Every problem of form, materials and conditions at once, so that nobody corrects one only to meet the next. */
async function checkAll(
  engine: Engine,
  { submission, applicant, published, items, context, day }: Checking,
): Promise<{ form: FactValues; materials: readonly HandedIn[] }> {
  const given = submission.form;
  const form =
    published.kind === 'bundle'
      ? mergedForm(published.definition, definitionsOf(items), given, context).fields
      : published.definition.form;
  const answers = checkAnswers(form, given, {
    today: day,
    rules: context,
    ...(submission.confirmed ? { confirmed: submission.confirmed } : {}),
  });
  const definitions =
    published.kind === 'bundle'
      ? partsOf(published.definition, items, answers.value, context).map((part) => part.published.definition)
      : [published.definition];
  const called =
    published.kind === 'bundle'
      ? mergedMaterials(published.definition, definitionsOf(items), answers.value, context).map(
          ({ material }) => material,
        )
      : materialsCalledFor(published.definition.materials, answers.value, context);
  const exempt = await exemptions(engine.database, { called, applicant, given: submission.materials, date: day });
  const materials = [...submission.materials, ...exempt];
  const conditions = definitions
    .flatMap((definition) => unmetConditions(definition, answers.value, context))
    .filter(({ field }) => !submission.confirmed?.includes(field));
  refuseOn([
    ...answers.problems,
    ...checkMaterials(called, materials, { complete: submission.channel !== '1' }),
    ...conditions,
  ]);
  return { form: answers.value, materials };
}

function refuseOn(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const blocking = problems.some(({ severity }) => severity !== 'warn');
  throw new Refusal(blocking ? 'invalid' : 'needs_confirmation', blocking ? messages.invalid : messages.confirm, {
    problems,
  });
}

const materialsFor = (materials: readonly HandedIn[], definition: ItemDefinition): readonly HandedIn[] =>
  materials.filter(({ code }) => definition.materials.some((material) => material.code === code));

const pick = (values: FactValues, names: readonly string[]): FactValues =>
  Object.fromEntries(names.flatMap((name) => (name in values ? [[name, values[name]]] : [])));

interface NewCase {
  readonly id: string;
  readonly published: Published;
  readonly applicant: Principal;
  readonly submission: Submission;
  readonly actor: Actor;
  readonly moment: Instant;
  readonly day: PlainDate;
  readonly directory: Directory;
  readonly key: string;
  readonly form: FactValues;
  readonly materials: readonly HandedIn[];
  readonly part?: { readonly bundle_case: string; readonly waits: boolean };
}

function caseOf(given: NewCase): { change: CaseChange; number_code: string } {
  const { id, published, applicant, submission, actor, moment, day, directory, form, materials, part } = given;
  const content = { form, materials: [...materials], channel: submission.channel, ...(part ? { part } : {}) };
  const action = {
    seq: 1,
    kind: 'submit',
    at: moment,
    entered_at: moment,
    counts_on: day,
    actor: actor.id,
    actor_name: actor.name,
    organisation: null,
    key: given.key,
    content,
  } satisfies CaseAction;
  const digest = digestOf({
    item: submission.item,
    applicant: applicant.id,
    region: submission.region,
    form: submission.form,
    materials: submission.materials,
  });
  const head = {
    id,
    number: '',
    item: published.item,
    item_version: published.id,
    bundle_case: part?.bundle_case ?? null,
    title: published.title,
    region: submission.region,
    applicant_kind: applicant.kind,
    applicant: applicant.id,
    applicant_name: applicant.name,
    agent: actor.principal ? actor.person : null,
    channel: submission.channel,
  };
  const change: CaseChange = {
    head,
    rules: published.rules,
    state: openCase(published.rules, action),
    actions: [{ ...action, digest }],
    submit_key: `${actor.id}/${applicant.kind}:${applicant.id}/${given.key}`,
  };
  return { change, number_code: numberCodeOf(published, submission.region, directory) };
}

/** Front part of the case number: the implementation code (31 characters), or the national code of a bundle. */
export function numberCodeOf(published: Published, region: string, directory: Directory): string {
  if (published.kind === 'bundle') return `${region.slice(0, 6)}${published.definition.theme_code}`;
  const { department, base_code, levels } = published.definition;
  const body = directory.handlerOrRefuse(`${department}.officer`, region);
  // A.2: 3 prefecture, 4 county. The deciding body's own level where the item allows it.
  const level = body.region.length === 4 ? '3' : levels.includes('4') ? '4' : (levels[0] ?? '4');
  return `${body.credit_code}${level}${base_code}`;
}

/** Digest of a request's content, independent of the order of its keys. */
export function digestOf(content: unknown): string {
  const ordered = JSON.stringify(content, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(ordered).digest('hex');
}
