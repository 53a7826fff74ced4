import sql from 'sql-template-tag';
import type { Db, Tx } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import type { Now, PlainDate } from '../dates.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { demandAdministration } from '../people/administration.ts';
import { Refusal } from '../refusal.ts';
import { searchColumns } from '../registers/search-text.ts';
import { isBundle } from './bundle-rules.ts';
import type { BundleDefinition, ItemDefinition } from './definition.ts';
import { lackingElements } from './definition-elements.ts';
import { messages } from './messages.ts';
import { checkItem, type QualityFailure } from './quality.ts';
import { checkBundle } from './quality-bundle.ts';

/** What publishing a new version touches: open cases stay on theirs, drafts are told. */
export interface Impact {
  readonly open_cases: number;
  readonly drafts: number;
}

export interface Publication {
  readonly id: string;
  readonly item: string;
  readonly version: number;
  readonly valid_from: PlainDate;
  readonly impact: Impact;
  /** False where the version in force says the same already, and nothing was written. */
  readonly changed: boolean;
}

const nameOf = (definition: ItemDefinition | BundleDefinition): string =>
  isBundle(definition) ? definition.bundle : definition.item;

/** How many open cases and drafts a new version of an item would leave on an older one. */
export const itemImpact = (db: Db, item: string): Promise<Impact> =>
  db.one<Impact>(sql`
    select
      (select count(*) from kernel.cases
       join kernel.item_version on item_version.id = cases.item_version
       where item_version.item = ${item} and cases.closed_on is null) as open_cases,
      (select count(*) from kernel.draft where draft.item = ${item}) as drafts`);

/**
 * Publishes an item or bundle from a date on. The version before it ends where this one begins; open cases keep theirs, and
 * drafts learn of it when they are opened next. Publishing the same content again changes nothing; a correction from the same
 * date on takes the place of the version it corrects, which keeps its cases and is in force on no day.
 * @throws {Refusal} quality with every failing check, conflict where a later version is published already
 */
export async function publishItem(
  tx: Tx,
  actor: Actor,
  now: Now,
  definition: ItemDefinition | BundleDefinition,
  options: { readonly from: PlainDate },
): Promise<Publication> {
  demandAdministration(actor);
  await refuseFlaws(tx, definition, options.from);
  const item = nameOf(definition);
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`publish:${item}`}))`);
  const last = await tx.maybe<{
    id: string;
    version: number;
    valid_from: PlainDate;
    valid_to: PlainDate | null;
    same: boolean;
  }>(sql`
    select id, version, lower(valid) as valid_from, upper(valid) as valid_to,
      definition::text = ${JSON.stringify(definition)} as same
    from kernel.item_version
    where item = ${item}
    order by version desc
    limit 1`);
  const impact = await itemImpact(tx, item);
  if (last?.same && last.valid_to === null)
    return { id: last.id, item, version: last.version, valid_from: last.valid_from, impact, changed: false };
  const corrected = last && last.valid_to === null && last.valid_from === options.from;
  if (
    last &&
    !corrected &&
    (last.valid_from >= options.from || (last.valid_to !== null && last.valid_to > options.from))
  )
    throw new Refusal('conflict', messages.overlap(definition.title, options.from), { field: 'from' });
  // From the date of the version before: an empty range for one that is corrected on its own first day.
  if (last && last.valid_to === null)
    await tx.run(sql`
      update kernel.item_version
      set valid = daterange(lower(valid), ${options.from}::date)
      where id = ${last.id}`);
  const id = newId();
  const version = (last?.version ?? 0) + 1;
  await tx.run(sql`
    insert into kernel.item_version (id, item, kind, version, state, valid, title, definition, published_at, published_by)
    values (${id}, ${item}, ${isBundle(definition) ? 'bundle' : 'item'}, ${version}, 'published',
      daterange(${options.from}::date, null), ${definition.title}, ${JSON.stringify(definition)}::json, ${now()}, ${actor.id})`);
  await indexItem(tx, item, definition, options.from);
  await record(tx, [
    {
      at: now(),
      actor,
      act: 'item.publish',
      object: 'item',
      object_id: item,
      detail: { version, from: options.from, ...impact },
    },
  ]);
  return { id, item, version, valid_from: options.from, impact, changed: true };
}

/** Ends an item: no new applications from that date; open cases are handled to their end. */
export async function retireItem(tx: Tx, actor: Actor, now: Now, item: string, from: PlainDate): Promise<void> {
  demandAdministration(actor);
  const ended = await tx.run(sql`
    update kernel.item_version
    set valid = daterange(lower(valid), ${from}::date), state = 'retired'
    where item = ${item}
    and upper_inf(valid)
    and lower(valid) < ${from}::date`);
  if (ended === 0) throw new Refusal('unknown_item', messages.unknown_item(item), { field: 'item' });
  await tx.run(sql`
    update kernel.item_search
    set valid = daterange(lower(valid), ${from}::date)
    where item = ${item}
    and lower(valid) < ${from}::date`);
  await record(tx, [{ at: now(), actor, act: 'item.retire', object: 'item', object_id: item, detail: { from } }]);
}

/** What publishing a definition from a date on would find: the checks of an item, or of a bundle with its items of that date. */
export async function checkForPublication(
  db: Db,
  definition: ItemDefinition | BundleDefinition,
  date: PlainDate,
): Promise<readonly QualityFailure[]> {
  return isBundle(definition) ? checkBundle(definition, await itemsOf(db, definition, date)) : checkItem(definition);
}

/** The bundles, in the versions that have no end yet, that hold an item: who ends the item breaks them. */
export const bundlesWith = (db: Db, item: string): Promise<{ readonly item: string; readonly title: string }[]> =>
  db.many(sql`
    select version.item, version.title
    from kernel.item_version as version
    where version.kind = 'bundle'
    and upper_inf(version.valid)
    and exists (
      select from json_array_elements(version.definition -> 'items') as held
      where held ->> 'item' = ${item})
    order by version.title`);

async function refuseFlaws(tx: Tx, definition: ItemDefinition | BundleDefinition, date: PlainDate): Promise<void> {
  const problems = lackingElements(definition);
  if (problems.length > 0)
    throw new Refusal('quality', messages.quality(definition.title, problems.length), { problems });
  const flaws = (await checkForPublication(tx, definition, date)).filter(({ severity }) => severity === 'block');
  if (flaws.length === 0) return;
  throw new Refusal('quality', messages.quality(definition.title, flaws.length), {
    problems: flaws.flatMap(({ id, message, places }) => places.map((field) => ({ field, rule: id, message }))),
  });
}

/** The items of a bundle that are published for a date. */
async function itemsOf(db: Db, { items }: BundleDefinition, date: PlainDate): Promise<readonly ItemDefinition[]> {
  const rows = await db.many<{ definition: ItemDefinition }>(sql`
    select definition
    from kernel.item_version
    where item = any(${items.map(({ item }) => item)}::text[])
    and kind = 'item'
    and valid @> ${date}::date`);
  return rows.map(({ definition }) => definition);
}

async function indexItem(
  tx: Tx,
  item: string,
  definition: ItemDefinition | BundleDefinition,
  from: PlainDate,
): Promise<void> {
  const { search, search_terms } = searchColumns([definition.title, ...definition.aliases]);
  const department = isBundle(definition) ? 'service_hall' : definition.department;
  const topics = isBundle(definition) ? [] : [...definition.topics.natural, ...definition.topics.legal];
  await tx.run(sql`
    insert into kernel.item_search as known (item, kind, title, summary, department, audience, topics, search, search_terms, valid)
    values (${item}, ${isBundle(definition) ? 'bundle' : 'item'}, ${definition.title}, ${definition.summary}, ${department},
      ${[...definition.audience]}, ${topics}, ${search}, ${search_terms}, daterange(${from}::date, null))
    on conflict (item) do update
    set title = excluded.title, summary = excluded.summary, department = excluded.department, audience = excluded.audience,
      topics = excluded.topics, search = excluded.search, search_terms = excluded.search_terms, valid = daterange(least(lower(known.valid), lower(excluded.valid)), null)`);
}
