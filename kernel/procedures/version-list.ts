import sql from 'sql-template-tag';
import type { Db } from '../database/database.ts';
import type { Instant, PlainDate } from '../dates.ts';

/** A published version of an item or bundle, as a list shows it. */
export interface VersionLine {
  readonly id: string;
  readonly item: string;
  readonly kind: 'item' | 'bundle';
  readonly version: number;
  readonly state: 'published' | 'retired';
  readonly title: string;
  /** Null where a correction took its place before it was in force on any day. */
  readonly valid_from: PlainDate | null;
  readonly valid_to: PlainDate | null;
  readonly published_at: Instant;
  readonly published_by: string;
}

const columns = sql`id, item, kind, version, state, title, lower(valid) as valid_from, upper(valid) as valid_to, published_at,
  published_by`;

/** The newest version of every item and bundle, bundles first; retired ones among them. Definitions are public. */
export const newestVersions = (db: Db): Promise<VersionLine[]> =>
  db.many<VersionLine>(sql`
    select * from (
      select distinct on (item) ${columns}
      from kernel.item_version
      order by item, version desc
    ) as newest
    order by kind, title, item`);

/** Every version of one item or bundle, newest first. */
export const versionsOfItem = (db: Db, item: string): Promise<VersionLine[]> =>
  db.many<VersionLine>(sql`
    select ${columns}
    from kernel.item_version
    where item = ${item}
    order by version desc`);
