import sql from 'sql-template-tag';
import type { Db } from '../database/database.ts';
import type { PlainDate } from '../dates.ts';

/** An officer as colleagues see one. `id` is the actor's id. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Who holds a post in an organisation on a date, by name: the second officer of a site check is one of them. */
export const colleaguesIn = (db: Db, organisation: string, date: PlainDate): Promise<Colleague[]> =>
  db.many<Colleague>(sql`
    select distinct 'officer:' || account.id as id, account.name
    from kernel.post
    join kernel.account on account.id = post.account
    where post.organisation::text = ${organisation}
    and post.valid @> ${date}::date
    and account.status = 'active'
    order by account.name, id`);

/** Names of officers by actor id (`officer:<id>`), for logs and opinions. Unknown ids are left out. */
export async function officerNames(db: Db, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const rows = await db.many<Colleague>(sql`
    select 'officer:' || account.id as id, account.name
    from kernel.account
    where 'officer:' || account.id = any(${[...new Set(ids)]}::text[])`);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
