import sql from 'sql-template-tag';
import { type Database, type Db, prepared } from '../database/database.ts';
import { groupCommit, type Outcome } from '../database/group-commit.ts';
import type { PlainDate } from '../dates.ts';
import { Refusal } from '../refusal.ts';
import { isBundle, rulesOfBundle } from './bundle-rules.ts';
import type { BundleDefinition, CaseRules, ItemDefinition } from './definition.ts';
import { messages } from './messages.ts';

/** A published version of an item or bundle, ready for use. */
export type Published = {
  readonly id: string;
  readonly item: string;
  readonly version: number;
  readonly title: string;
  readonly valid_from: PlainDate;
  readonly valid_to: PlainDate | null;
  readonly rules: CaseRules;
} & (
  | { readonly kind: 'item'; readonly definition: ItemDefinition }
  | { readonly kind: 'bundle'; readonly definition: BundleDefinition }
);

/** Published versions by id, and the one in force on a date. Definitions are immutable, so each is read once. */
export interface Versions {
  byId(db: Db, id: string): Promise<Published>;
  /** Null where there is no such version. */
  find(db: Db, id: string): Promise<Published | null>;
  /** Null where the item has no version on that date. @throws nothing else */
  inForce(db: Db, item: string, date: PlainDate): Promise<Published | null>;
  /** @throws {Refusal} unknown_item, not_in_force */
  inForceOrRefuse(db: Db, item: string, date: PlainDate): Promise<Published>;
}

interface VersionRow {
  readonly id: string;
  readonly item: string;
  readonly version: number;
  readonly title: string;
  readonly valid_from: PlainDate;
  readonly valid_to: PlainDate | null;
  readonly definition: ItemDefinition | BundleDefinition;
}

/** @param database where given, concurrent look-ups through it are gathered into one statement */
export function openVersions(database?: Database): Versions {
  const known = new Map<string, Published>();
  // Concurrent requests ask for the same few items: they share a look-up.
  const gathered = database
    ? groupCommit<Wanted, string | null>((wanted) => idsInForce(database, wanted), { most: 256 })
    : null;

  const versions: Versions = {
    async byId(db, id) {
      const found = await versions.find(db, id);
      if (!found) throw new Error(`there is no item version ${id}`);
      return found;
    },
    async find(db, id) {
      const kept = known.get(id);
      if (kept) return kept;
      const row = await db.maybe<VersionRow>(sql`
        select id, item, version, title, coalesce(lower(valid), published_at::date) as valid_from, upper(valid) as valid_to, definition
        from kernel.item_version
        where id = ${id}`);
      if (!row) return null;
      const published = publishedOf(row);
      known.set(id, published);
      return published;
    },
    async inForce(db, item, date) {
      const wanted = { item, date };
      const id = gathered && db === database ? await gathered(wanted) : await oneInForce(db, wanted);
      return id === null ? null : versions.byId(db, id);
    },
    async inForceOrRefuse(db, item, date) {
      const found = await versions.inForce(db, item, date);
      if (found) return found;
      const any = await db.maybe<{ title: string }>(sql`
        select title from kernel.item_version where item = ${item} order by version desc limit 1`);
      throw any
        ? new Refusal('not_in_force', messages.not_in_force(any.title, date), { field: 'item' })
        : new Refusal('unknown_item', messages.unknown_item(item), { field: 'item' });
    },
  };
  return versions;
}

interface Wanted {
  readonly item: string;
  readonly date: PlainDate;
}

async function idsInForce(db: Db, wanted: readonly Wanted[]): Promise<readonly Outcome<string | null>[]> {
  const rows = await db.many<{ id: string | null }>(
    prepared(sql`
      select version.id
      from unnest(${wanted.map(({ item }) => item)}::text[], ${wanted.map(({ date }) => date)}::date[])
        with ordinality as wanted (item, date, place)
      left join kernel.item_version as version on version.item = wanted.item and version.valid @> wanted.date
      order by wanted.place`),
  );
  return rows.map(({ id }) => ({ ok: id }));
}

async function oneInForce(db: Db, wanted: Wanted): Promise<string | null> {
  const [found] = await idsInForce(db, [wanted]);
  return found && 'ok' in found ? found.ok : null;
}

function publishedOf({ definition, ...row }: VersionRow): Published {
  return isBundle(definition)
    ? { ...row, kind: 'bundle', definition, rules: rulesOfBundle(definition) }
    : { ...row, kind: 'item', definition, rules: definition };
}
