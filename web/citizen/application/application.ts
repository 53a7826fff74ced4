import { dateOf } from '../../../kernel/dates.ts';
import type { Fields } from '../../../kernel/fields/field.ts';
import { actFor } from '../../../kernel/people/session.ts';
import type { HandedIn } from '../../../kernel/procedures/action.ts';
import { type Draft, findDraft } from '../../../kernel/procedures/draft.ts';
import { exemptions } from '../../../kernel/procedures/exemption.ts';
import type { MergedMaterial } from '../../../kernel/procedures/merged-materials.ts';
import { askedFields, formOf, type Matter, materialsOf, matterOf } from '../matter.ts';
import type { Visit } from '../visit.ts';

/** An application being written, with all that its pages need. */
export interface Application {
  /** The visit, by whoever the draft is written for. */
  readonly visit: Visit;
  readonly draft: Draft;
  readonly matter: Matter;
  /** Every question that may still come. */
  readonly form: Fields;
  /** The questions asked by the answers so far, in their order. */
  readonly asked: Fields;
  /** A newer version of the item is in force than the one the draft was begun on. */
  readonly superseded: boolean;
}

/**
 * Opens the draft that the address names. Where the session acts for somebody else than the draft was begun for (after signing
 * in again, say), it is turned to whom the draft is for; the head of the page shows it.
 * @throws {Refusal} not_found, forbidden
 */
export async function openApplication(given: Visit): Promise<Application> {
  const { platform } = given;
  const { draft, superseded } = await findDraft(platform.engine, given.actor, given.params.draft ?? '');
  const visit = await actingFor(given, draft);
  const published = await platform.engine.versions.byId(platform.database, draft.item_version);
  const matter = await matterOf(platform, published, draft.region ?? undefined);
  return {
    visit,
    draft,
    matter,
    form: formOf(matter, draft.answers),
    asked: askedFields(matter, draft.answers),
    superseded: superseded !== null,
  };
}

async function actingFor(visit: Visit, { principal_kind, principal }: Draft): Promise<Visit> {
  const { actor, request, platform } = visit;
  const self = principal_kind === 'person' && principal === actor.person;
  const right = self ? actor.principal === null : actor.principal?.id === principal;
  if (right || !request.sessionToken) return visit;
  const origin = { request: request.id, address: request.ip };
  const whom = self ? null : { kind: principal_kind, id: principal };
  return { ...visit, actor: await actFor(platform.database, request.sessionToken, whom, origin, platform.now) };
}

/** Whether a question has an answer; one that may be left blank counts as answered once it was passed. */
export const isAnswered = ({ draft }: Application, name: string): boolean => (draft.answers[name] ?? null) !== null;

/** The questions that must still be answered. */
export const unanswered = (application: Application): readonly string[] =>
  Object.entries(application.asked)
    .filter(([name, field]) => !field['x-optional'] && !isAnswered(application, name))
    .map(([name]) => name);

/** The answers to what is asked; what fell away with a changed answer is left out. */
export const answersOf = ({ draft, asked }: Application): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(draft.answers).filter(([name]) => Object.hasOwn(asked, name)));

/** A material of the application: what was handed in, or why it need not be. */
export interface MaterialState extends MergedMaterial {
  readonly handed_in: HandedIn | undefined;
  /** Why it need not be handed in. */
  readonly because: string | undefined;
  readonly needed: boolean;
}

/** The materials that the answers call for, with what is there of each. */
export async function materialStates(application: Application): Promise<readonly MaterialState[]> {
  const { visit, draft, matter } = application;
  const called = materialsOf(matter, draft.answers);
  const { actor, platform } = visit;
  const applicant = actor.principal ?? { kind: 'person' as const, id: actor.person ?? '', name: actor.name };
  const exempt = await exemptions(platform.database, {
    called: called.map(({ material }) => material),
    applicant,
    given: draft.materials,
    date: dateOf(platform.now()),
  });
  return called.map((each) => ({
    ...each,
    handed_in: draft.materials.find(({ code }) => code === each.material.code),
    because: exempt.find(({ code }) => code === each.material.code)?.exempt,
    needed: each.material.necessity === '1' || each.material.when !== undefined,
  }));
}

/** Whether nothing more need be uploaded. */
export const isHandedIn = ({ handed_in, because, needed }: MaterialState): boolean =>
  !needed || because !== undefined || (handed_in?.attachments.length ?? 0) > 0;

/** Where the application goes on: county, next open question, materials, check. */
export function nextPage(application: Application, after?: string): string {
  const { draft, asked } = application;
  const base = `/apply/${draft.id}`;
  if (draft.region === null) return `${base}/county`;
  const names = Object.keys(asked);
  const place = after === undefined ? -1 : names.indexOf(after);
  const open = (name: string) => !isAnswered(application, name);
  // Behind the question just answered the next open one follows, optional ones too; then whatever was skipped.
  const next = names.slice(place + 1).find(open) ?? unanswered(application)[0];
  return next === undefined ? `${base}/materials` : `${base}/q/${next}`;
}
