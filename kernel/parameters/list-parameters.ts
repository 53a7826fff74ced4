import sql, { empty } from 'sql-template-tag';
import type { Db } from '../database/database.ts';
import type { PlainDate } from '../dates.ts';
import type { ParameterRow, ParameterState } from './parameter.ts';
import { parameterColumns } from './resolve-parameters.ts';

/** What narrows the list: words in title, code or document, and how sure the row is. */
export interface ParameterFilter {
  readonly text?: string;
  readonly state?: ParameterState;
  /** Codes after this one, for the next page. */
  readonly after?: string;
  readonly limit?: number;
}

/** Parameters in force on a date, by code; pending ones among them. Laws and their numbers are public. */
export const listParameters = (db: Db, date: PlainDate, filter: ParameterFilter = {}): Promise<ParameterRow[]> =>
  db.many<ParameterRow>(sql`
    select ${parameterColumns}
    from kernel.parameter p
    where p.superseded_at is null
    and (p.origin = 'declared' or p.confirmed_by is not null)
    and p.valid @> ${date}::date
    ${filter.state ? sql`and p.state = ${filter.state}` : empty}
    ${
      filter.text
        ? sql`and strpos(lower(p.title || ' ' || p.code || ' ' || p.source_document), ${filter.text.toLowerCase()}) > 0`
        : empty
    }
    ${filter.after ? sql`and p.code > ${filter.after}` : empty}
    order by p.code, p.jurisdiction
    limit ${Math.min(filter.limit ?? 100, 500)}`);
