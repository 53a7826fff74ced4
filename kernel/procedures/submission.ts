import sql from 'sql-template-tag';
import { type Db, name } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { dateOf, type PlainDate } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import { type Actor, hasRole, type Principal } from '../people/actor.ts';
import { demandScope } from '../people/representation.ts';
import { Refusal } from '../refusal.ts';
import type { HandedIn } from './action.ts';
import { checkAll, itemsOfBundle, partsOf, rulesContext } from './check-submission.ts';
import type { BundleDefinition, ItemDefinition } from './definition.ts';
import type { Engine } from './engine.ts';
import { messages } from './messages.ts';
import { caseOf, materialsFor, pick } from './new-case.ts';
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
