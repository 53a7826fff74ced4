import sql from 'sql-template-tag';
import { recomputeClocks } from '../calendar/clock-store.ts';
import type { Tx } from '../database/database.ts';

/**
 * Derives the last days of all open clocks anew and puts them where lists read them: cases and work items. For the
 * transaction that loads a holiday notice. Set-based; answers the number of clocks that moved.
 */
export async function recomputeLimits(tx: Tx): Promise<number> {
  const moved = await recomputeClocks(tx);
  if (moved === 0) return 0;
  await tx.run(sql`
    update kernel.cases
    set due_on = promised.due_on, statutory_due_on = statutory.due_on
    from kernel.clock as promised
    join kernel.clock as statutory on statutory.case_id = promised.case_id and statutory.name = 'statutory'
    where promised.case_id = cases.id
    and promised.name = 'promised'
    and promised.stopped_on is null
    and (cases.due_on, cases.statutory_due_on) is distinct from (promised.due_on, statutory.due_on)`);
  // The same choice as `workItemsOf`: the stage's own clock, else the case's.
  await tx.run(sql`
    update kernel.work_item as item
    set due_on = due.day
    from (
      select open.id, coalesce(own.due_on, promised.due_on, notice.due_on, statutory.due_on, 'infinity') as day
      from kernel.work_item as open
      left join kernel.clock as own
        on own.case_id = open.case_id and own.stopped_on is null and open.kind = 'stage'
        and own.name = 'stage.' || open.stage || case when open.visit = 1 then '' else '.' || open.visit end
      left join kernel.clock as promised
        on promised.case_id = open.case_id and promised.name = 'promised' and promised.stopped_on is null
      left join kernel.clock as statutory
        on statutory.case_id = open.case_id and statutory.name = 'statutory' and statutory.stopped_on is null
      left join lateral (
        select clock.due_on
        from kernel.clock
        where clock.case_id = open.case_id and clock.name like 'notice%' and clock.stopped_on is null
        order by clock.name desc
        limit 1
      ) as notice on true
      where open.closed_at is null
    ) as due
    where due.id = item.id
    and due.day is distinct from item.due_on`);
  return moved;
}
