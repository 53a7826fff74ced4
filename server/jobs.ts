import PgBoss from 'pg-boss';
import { forgetKeys } from '../kernel/database/once.ts';
import { removeOrphans } from '../kernel/documents/attachment-keeping.ts';
import { sweepSessions } from '../kernel/people/session.ts';
import { runDueOutcomes } from '../kernel/procedures/due-outcomes.ts';
import type { Platform } from './platform.ts';

/** A timed job: its name, how often, and what it does. Each may run twice or be cut short without harm. */
interface Job {
  readonly name: string;
  /** Cron expression in Asia/Shanghai. */
  readonly cron: string;
  run(platform: Platform): Promise<unknown>;
}

export const jobs: readonly Job[] = [
  { name: 'due_outcomes', cron: '* * * * *', run: ({ engine }) => runDueOutcomes(engine) },
  {
    name: 'sweep_sessions',
    cron: '17 * * * *',
    run: ({ database, now }) => database.transaction((tx) => sweepSessions(tx, now())),
  },
  {
    name: 'forget_keys',
    cron: '53 3 * * *',
    run: ({ database, now }) => database.transaction((tx) => forgetKeys(tx, now())),
  },
  {
    name: 'remove_orphans',
    cron: '43 3 * * *',
    run: ({ database, files, now }) => removeOrphans(files, database, now),
  },
];

/**
 * Starts the timed jobs: in one process at a time, however many there are, and once right away for what came due while
 * nothing ran.
 * @param url the owner's address: the job library keeps its own schema
 */
export async function startJobs(
  platform: Platform,
  url: string,
  onError: (error: unknown) => void,
): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({ connectionString: url, schema: 'job', max: 2 });
  boss.on('error', onError);
  await boss.start();
  for (const { name, cron, run } of jobs) {
    await boss.createQueue(name, { name, policy: 'singleton', retryLimit: 3, expireInSeconds: 600 });
    await boss.work(name, async () => {
      await run(platform);
    });
    await boss.schedule(name, cron, {}, { tz: 'Asia/Shanghai' });
    await boss.send(name, {});
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) };
}
