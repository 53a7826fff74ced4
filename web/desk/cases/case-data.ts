import type { Calendar } from '../../../kernel/calendar/calendar.ts';
import { explanationLines } from '../../../kernel/calendar/explanation-lines.ts';
import type { PlainDate } from '../../../kernel/dates.ts';
import { type AttachmentRow, attachmentsOfCase } from '../../../kernel/documents/attachment-reading.ts';
import { type Licence, licencesOfCase } from '../../../kernel/documents/licence.ts';
import { type Notice, noticesOfCase } from '../../../kernel/documents/notice.ts';
import type { Fields } from '../../../kernel/fields/field.ts';
import type { Names } from '../../../kernel/fields/field-type.ts';
import { type Colleague, colleaguesIn, officerNames } from '../../../kernel/people/colleagues.ts';
import { materialsCalledFor } from '../../../kernel/procedures/answers.ts';
import type { BundleDefinition, ItemDefinition, Material } from '../../../kernel/procedures/definition.ts';
import type { Directory } from '../../../kernel/procedures/directory.ts';
import type { Engine } from '../../../kernel/procedures/engine.ts';
import { type CaseView, explainCaseClock, findCase } from '../../../kernel/procedures/find-case.ts';
import { mergedForm } from '../../../kernel/procedures/merged-form.ts';
import { mergedMaterials } from '../../../kernel/procedures/merged-materials.ts';
import type { Published } from '../../../kernel/procedures/version.ts';
import type { FactValues } from '../../../kernel/rules/verdict.ts';
import type { Desk } from '../desk.ts';
import { type Places, placesOf } from '../places.ts';
import { namesFor } from '../reference-names.ts';

/** Everything that the page of one case shows. */
export interface CaseData {
  readonly view: CaseView;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly places: Places;
  readonly fields: Fields;
  readonly materials: readonly Material[];
  readonly attachments: readonly AttachmentRow[];
  readonly notices: readonly Notice[];
  readonly licences: readonly Licence[];
  /** Derivation of each clock, line by line. */
  readonly derivations: Readonly<Record<string, readonly string[]>>;
  /** Names of regions, entries, files and officers. */
  readonly names: Names;
  /** Who may be the second officer. */
  readonly colleagues: readonly Colleague[];
}

/**
 * Loads a case with all that hangs on it; the kernel journals the reading.
 * @throws {Refusal} not_found, also where the officer may not see it
 */
export async function loadCase(desk: Desk, id: string): Promise<CaseData> {
  const { platform, actor, today, language } = desk;
  const { engine, database } = platform;
  const view = await findCase(engine, actor, id);
  const { head, state, published } = view;
  const [calendar, directory, places, own, ofBundle, notices, licences] = await Promise.all([
    engine.calendar(database),
    engine.directory(),
    placesOf(platform),
    attachmentsOfCase(database, head.id),
    head.bundle_case ? attachmentsOfCase(database, head.bundle_case) : [],
    noticesOfCase(database, head.id),
    licencesOfCase(database, head.id),
  ]);
  const { fields, materials } = await formOf(engine, published, state.form, state.received_on);
  const used = new Set(state.materials.flatMap(({ attachments }) => attachments));
  // A bundle's files lie with its own case; an item shows those of them that it uses.
  const attachments = [...own, ...ofBundle.filter((file) => used.has(file.id))];
  const derivations: Record<string, readonly string[]> = {};
  for (const { name } of state.clocks) {
    const explanation = await explainCaseClock(engine, view, name);
    if (explanation) derivations[name] = explanationLines(explanation, language);
  }
  const office = actor.posts.find((post) =>
    state.open.some(({ stage }) => published.rules.stages[stage]?.by === post.role),
  );
  const seconds = view.log.flatMap((action) =>
    action.kind === 'complete' ? (action.content.second_officer ?? []) : [],
  );
  return {
    ...{ view, calendar, directory, places, fields, materials, attachments, notices, licences, derivations },
    names: {
      ...(await namesFor(desk, fields, [state.form])),
      ...(await officerNames(database, seconds)),
      ...Object.fromEntries(attachments.map((file) => [file.id, file.file_name])),
    },
    colleagues: office ? await colleaguesIn(database, office.organisation, today) : [],
  };
}

/** The questions and materials of an item or a bundle, with these answers, in the versions of a day. */
export async function formOf(
  engine: Engine,
  published: Published,
  answers: FactValues,
  day: PlainDate,
): Promise<{ readonly fields: Fields; readonly materials: readonly Material[] }> {
  if (published.kind === 'item') {
    const { form, materials } = published.definition;
    return { fields: form, materials: materialsCalledFor(materials, answers) };
  }
  const { bundle, items } = await itemsOfBundle(engine, published.definition, day);
  return {
    fields: mergedForm(bundle, items, answers).fields,
    materials: mergedMaterials(bundle, items, answers).map(({ material }) => material),
  };
}

/** A bundle with the definitions of its items in force on a day; an item without one is left out. */
export async function itemsOfBundle(
  engine: Engine,
  bundle: BundleDefinition,
  day: PlainDate,
): Promise<{ readonly bundle: BundleDefinition; readonly items: readonly ItemDefinition[] }> {
  const items: ItemDefinition[] = [];
  for (const { item } of bundle.items) {
    const found = await engine.versions.inForce(engine.database, item, day);
    if (found?.kind === 'item') items.push(found.definition);
  }
  const known = new Set(items.map(({ item }) => item));
  return { bundle: { ...bundle, items: bundle.items.filter(({ item }) => known.has(item)) }, items };
}
