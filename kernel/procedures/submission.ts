import { createHash } from 'node:crypto';
import { newId } from '../database/new-id.ts';
import { dateOf, type Instant, type PlainDate } from '../dates.ts';
import { findParameters } from '../parameters/resolve-parameters.ts';
import type { Principal } from '../people/actor.ts';
import { type Actor, hasRole } from '../people/actor.ts';
import { demandScope } from '../people/representation.ts';
import { type Problem, Refusal } from '../refusal.ts';
import type { Condition } from '../rules/condition.ts';
import { evaluate } from '../rules/evaluate.ts';
import type { FactValues, RuleContext } from '../rules/verdict.ts';
import { parametersIn } from '../rules/walk.ts';
import type { CaseAction, HandedIn } from './action.ts';
import { checkAnswers, checkMaterials, materialsCalledFor, unmetConditions } from './answers.ts';
import { isBundle } from './bundle-rules.ts';
import type { BundleDefinition, ItemDefinition, Material } from './definition.ts';
import type { Directory } from './directory.ts';
import type { Engine } from './engine.ts';
import { exemptions } from './exemption.ts';
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
  const applicant = applicantOf(actor, submission);
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

  const parts = await partsOf(engine, published, submission, day);
  const context = await rulesContext(
    engine,
    [published, ...parts.map(({ published: part }) => part)],
    submission.region,
    day,
  );
  const checked = await checkAll(engine, { submission, applicant, published, parts, context, day });
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
function applicantOf(actor: Actor, submission: Submission): Principal {
  if (actor.kind === 'officer' && hasRole(actor, 'window')) {
    if (submission.applicant) return submission.applicant;
    throw new Refusal('invalid', messages.name_applicant, { field: 'applicant' });
  }
  if (actor.kind !== 'person' || actor.person === null) {
    throw actor.kind === 'anonymous'
      ? new Refusal('unauthenticated', messages.sign_in_first)
      : new Refusal('forbidden', messages.applicant_only);
  }
  if (submission.applicant) throw new Refusal('forbidden', messages.applicant_only, { field: 'applicant' });
  return actor.principal ?? { kind: 'person', id: actor.person, name: actor.name };
}

function requireAudience(definition: ItemDefinition | BundleDefinition, applicant: Principal): void {
  const open =
    applicant.kind === 'person' ? definition.audience.includes('1') : definition.audience.some((code) => code !== '1');
  if (!open) throw new Refusal('invalid', messages.audience, { field: 'applicant' });
}

type Part = { readonly published: Extract<Published, { kind: 'item' }>; readonly waits: boolean };

/** The items of a bundle that these answers call for, each in its version in force. */
async function partsOf(
  engine: Engine,
  published: Published,
  submission: Submission,
  day: PlainDate,
): Promise<readonly Part[]> {
  if (published.kind === 'item') return [];
  const wanted = published.definition.items.filter(
    ({ when }) => when === undefined || evaluate(when, submission.form).answer === 'met',
  );
  const names = new Set(wanted.map(({ item }) => item));
  const parts: Part[] = [];
  for (const { item, after } of wanted) {
    const part = await engine.versions.inForceOrRefuse(engine.database, item, day);
    if (part.kind === 'item')
      parts.push({ published: part, waits: (after ?? []).some((sibling) => names.has(sibling)) });
  }
  return parts;
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

interface Checking {
  readonly submission: Submission;
  readonly applicant: Principal;
  readonly published: Published;
  readonly parts: readonly Part[];
  readonly context: RuleContext;
  readonly day: PlainDate;
}

/** Every problem of form, materials and conditions at once, so that nobody corrects one only to meet the next. */
async function checkAll(
  engine: Engine,
  { submission, applicant, published, parts, context, day }: Checking,
): Promise<{ form: FactValues; materials: readonly HandedIn[] }> {
  const definitions =
    published.kind === 'item' ? [published.definition] : parts.map((part) => part.published.definition);
  const form = Object.assign(
    {},
    ...[published.definition.form, ...definitions.map((definition) => definition.form)].reverse(),
  );
  const answers = checkAnswers(form, submission.form, {
    today: day,
    rules: context,
    ...(submission.confirmed ? { confirmed: submission.confirmed } : {}),
  });
  const called = calledFor(definitions, answers.value, context);
  const exempt = await exemptions(engine.database, { called, applicant, given: submission.materials, date: day });
  const materials = [...submission.materials, ...exempt];
  const conditions = definitions
    .flatMap((definition) => unmetConditions(definition, answers.value, context))
    .filter(({ field }) => !submission.confirmed?.includes(field));
  const problems = [
    ...answers.problems,
    ...checkMaterials(called, materials, { complete: submission.channel !== '1' }),
    ...conditions,
  ];
  refuseOn(problems);
  return { form: answers.value, materials };
}

function refuseOn(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const blocking = problems.some(({ severity }) => severity !== 'warn');
  throw new Refusal(blocking ? 'invalid' : 'needs_confirmation', blocking ? messages.invalid : messages.confirm, {
    problems,
  });
}

/** Materials of all definitions, the same code once; necessary where any of them says so. */
function calledFor(
  definitions: readonly ItemDefinition[],
  answers: FactValues,
  context: RuleContext,
): readonly Material[] {
  const byCode = new Map<string, Material>();
  for (const definition of definitions)
    for (const material of materialsCalledFor(definition.materials, answers, context)) {
      const before = byCode.get(material.code);
      if (!before || (before.necessity === '2' && material.necessity === '1')) byCode.set(material.code, material);
    }
  return [...byCode.values()];
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
