import sql from 'sql-template-tag';
import type { Database } from '../kernel/database/database.ts';

/** Ids of the made-up offices, in order; the first is the one that the bench looks through. */
export const officeId = (place: number): string => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`;

export const OFFICES = 200;

/**
 * Fills the case tables with made-up rows, set-based: `count` cases over 200 offices, three in ten of them open, each with a
 * work item. For measuring lists; the states are shaped like real ones but tell no story.
 */
export async function fillCases(owner: Database, count: number): Promise<void> {
  await owner.transaction(async (tx) => {
    await tx.run(sql`set local synchronous_commit = off`);
    await tx.run(sql`
      insert into kernel.item_version (id, item, kind, version, state, valid, title, definition, published_at, published_by)
      select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'bench_' || n, 'item', 1, 'published',
        daterange('2020-01-01', null), '事项 ' || n, '{}', '2020-01-01', 'bench'
      from generate_series(1, 30) as n`);
    await tx.run(sql`
      insert into kernel.cases (id, number, item, item_version, title, region, region_path, applicant_kind, applicant,
        applicant_name, channel, phase, seq, state, submit_key, submitted_at, received_on, accepted_on, closed_on, due_on,
        statutory_due_on)
      select ('00000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'BENCH' || lpad(n::text, 12, '0'),
        'bench_' || (n % 30 + 1), ('00000000-0000-7000-9000-' || lpad((n % 30 + 1)::text, 12, '0'))::uuid, '事项 ' || (n % 30 + 1),
        '6523' || lpad((n % 7 + 1)::text, 2, '0'), ('65.6523.6523' || lpad((n % 7 + 1)::text, 2, '0'))::ltree, 'person',
        ('00000000-0000-7000-b000-' || lpad((n % 200000)::text, 12, '0'))::uuid, '申请人' || (n % 200000), '3',
        case when n % 10 < 3 then 'accepted' else 'granted' end, 5,
        jsonb_build_object('phase', 'accepted', 'form', jsonb_build_object('shop', '小店 ' || n), 'open', '[]'::jsonb,
          'rating', jsonb_build_object('level', '1'), 'overdue', '[]'::jsonb),
        'bench/' || n, timestamptz '2024-01-01' + n * interval '1 minute', date '2024-01-01' + n / 1440, date '2024-01-02' + n / 1440,
        case when n % 10 < 3 then null else date '2024-01-10' + n / 1440 end, date '2024-01-20' + n / 1440,
        date '2024-02-01' + n / 1440
      from generate_series(1, ${count}::integer) as n`);
    await tx.run(sql`
      insert into kernel.work_item (id, case_id, stage, visit, kind, role, organisation, opened_at, due_on, closed_at)
      select ('00000000-0000-7000-c000-' || lpad(n::text, 12, '0'))::uuid,
        ('00000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'review', 1, 'stage', 'market_supervision.officer',
        ('00000000-0000-7000-8000-' || lpad((n % ${OFFICES}::integer)::text, 12, '0'))::uuid,
        timestamptz '2024-01-02' + n * interval '1 minute', date '2024-01-20' + n / 1440,
        case when n % 10 < 3 then null else timestamptz '2024-01-09' + n * interval '1 minute' end
      from generate_series(1, ${count}::integer) as n`);
  });
  await owner.pool.query('vacuum analyze kernel.cases, kernel.work_item');
}
