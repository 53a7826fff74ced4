import sql, { empty } from 'sql-template-tag';
import type { Db } from '../database/database.ts';
import type { PlainDate } from '../dates.ts';
import type { Actor } from '../people/actor.ts';
import { visibleCases } from './case-access.ts';

/** What an office has open, as supervision (效能监督) sees it. */
export interface OfficeLoad {
  readonly organisation: string;
  readonly name: string;
  readonly open: number;
  /** Last day before today. */
  readonly overdue: number;
  readonly today: number;
  /** Without a last day: suspended, or without a clock. */
  readonly paused: number;
}

/** Open work by office, of the cases that the actor may see; the office with most overdue work first. */
export const officeLoads = (db: Db, actor: Actor, today: PlainDate): Promise<OfficeLoad[]> =>
  db.many<OfficeLoad>(sql`
    select item.organisation, organisation.name,
      count(*) as open,
      count(*) filter (where item.due_on < ${today}::date) as overdue,
      count(*) filter (where item.due_on = ${today}::date) as today,
      count(*) filter (where item.due_on = 'infinity') as paused
    from kernel.work_item as item
    join kernel.cases on cases.id = item.case_id
    join register.organisation on organisation.id = item.organisation
    where item.closed_at is null
    and ${visibleCases(actor)}
    group by item.organisation, organisation.name
    order by overdue desc, today desc, open desc, organisation.name`);

/** A case with a warning card, and where it lies. */
export interface CardCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly applicant_name: string;
  readonly region: string;
  readonly due_on: PlainDate | null;
  /** Red: the promised limit is past. Yellow: a step is overdue, or the promised limit ends today (clocks.md §6). */
  readonly card: 'red' | 'yellow';
  /** Offices that have it now. */
  readonly offices: readonly string[];
  readonly urged: number;
}

/** Open cases with a red or yellow card that the actor may see, the longest overdue first. At most 200. */
export const cardCases = (
  db: Db,
  actor: Actor,
  today: PlainDate,
  filter: { readonly organisation?: string } = {},
): Promise<CardCase[]> =>
  db.many<CardCase>(sql`
    select cases.id, cases.number, cases.title, cases.applicant_name, cases.region, cases.due_on,
      case when cases.due_on < ${today}::date then 'red' else 'yellow' end as card,
      array(
        select distinct organisation.name
        from kernel.work_item as item
        join register.organisation on organisation.id = item.organisation
        where item.case_id = cases.id and item.closed_at is null
        order by organisation.name
      ) as offices,
      (cases.state ->> 'urged')::integer as urged
    from kernel.cases
    where cases.closed_on is null
    and (
      cases.due_on <= ${today}::date
      or exists (
        select from kernel.clock
        where clock.case_id = cases.id and clock.name like 'stage.%' and clock.stopped_on is null
        and clock.due_on < ${today}::date
      )
    )
    ${
      filter.organisation
        ? sql`and exists (
            select from kernel.work_item as item
            where item.case_id = cases.id and item.closed_at is null and item.organisation::text = ${filter.organisation}
          )`
        : empty
    }
    and ${visibleCases(actor)}
    order by cases.due_on nulls last, cases.id
    limit 200`);
