import { openDatabase } from '../kernel/database/database.ts';
import type { Actor } from '../kernel/people/actor.ts';
import { systemActor } from '../kernel/people/actor.ts';
import { inbox, inboxCounts } from '../kernel/procedures/inbox.ts';
import { printLine, quantile, timesOf } from './measure.ts';
import { fillCases, officeId } from './million-cases.ts';

/** The inbox page of an ordinary clerk among a million cases, against the best statement written by hand for it. */
export async function benchInbox(url: string, cases = 1_000_000): Promise<void> {
  const owner = openDatabase({ url, max: 2 });
  const db = openDatabase({ url, role: 'jisuban_app', max: 2 });
  try {
    await fillCases(owner, cases);
    const clerk: Actor = {
      ...systemActor,
      id: 'officer:bench',
      kind: 'officer',
      posts: [
        {
          id: officeId(1),
          role: 'market_supervision.officer',
          organisation: officeId(1),
          organisation_name: '',
          region: '65.6523.652301',
        },
      ],
    };
    const today = '2025-06-01';
    const pages: string[] = [];
    for (let after: string | undefined, page = 0; page < 20; page += 1) {
      const { next } = await inbox(db, clerk, today, after ? { after } : {});
      if (!next) break;
      pages.push(next);
      after = next;
    }
    const pageOf = (round: number) => pages[round % pages.length] ?? '';
    const ours = await timesOf(1000, (round) => inbox(db, clerk, today, { after: pageOf(round) }));
    const text = `
      select item.id, item.case_id, cases.number, cases.title, cases.item, cases.applicant_name, cases.region, item.stage,
        item.kind, item.role, item.organisation, item.claimed_by, item.opened_at, nullif(item.due_on, 'infinity') as due_on,
        cases.paused, cases.overdue, cases.phase, cases.bundle_case
      from kernel.work_item as item
      join kernel.cases on cases.id = item.case_id
      where item.organisation = $1 and item.role = $2 and item.closed_at is null and (item.due_on, item.id) > ($3::date, $4::uuid)
      order by item.due_on, item.id
      limit 51`;
    const best = await timesOf(1000, (round) => {
      const [due, id] = pageOf(round).split('~');
      return db.pool.query({ name: 'bench_inbox', text, values: [officeId(1), 'market_supervision.officer', due, id] });
    });
    const ratio = quantile(ours, 0.5) / quantile(best, 0.5);
    printLine(
      `inbox page at ${cases.toLocaleString('en')} cases`,
      `${ratio.toFixed(2)}x the best SQL; p95 ${quantile(ours, 0.95).toFixed(1)} ms against ${quantile(best, 0.95).toFixed(1)} ms`,
      '<= 2x, p95 < 50 ms',
    );
    const counts = await timesOf(100, () => inboxCounts(db, clerk, today));
    printLine('counts above the inbox', `p95 ${quantile(counts, 0.95).toFixed(1)} ms`, 'p95 < 50 ms');
  } finally {
    await Promise.all([owner.close(), db.close()]);
  }
}
