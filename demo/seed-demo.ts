import sql from 'sql-template-tag';
import type { Database } from '../kernel/database/database.ts';
import { type SeedOptions, seedPeople } from './seed-people.ts';

/** One part of the demo, put once and remembered in `kernel.demo_part`. Parts run in this order. */
const parts: readonly (readonly [part: string, seed: (database: Database, options: SeedOptions) => Promise<void>])[] = [
  ['people', seedPeople],
];

/**
 * Fills the database with the synthetic prefecture, the same for the same seed. A second call does nothing, and a part that
 * was added since is caught up with.
 * @throws Error where the database was filled from another seed: two prefectures do not mix
 */
export async function seedDemo(database: Database, options: SeedOptions): Promise<void> {
  const { seed, now, report } = options;
  const known = await database.many<{ part: string; seed: number }>(sql`select part, seed from kernel.demo_part`);
  const other = known.find((each) => each.seed !== seed);
  if (other) throw new Error(`the database holds the demo of seed ${other.seed}; it cannot take that of seed ${seed}`);
  for (const [part, fill] of parts) {
    if (known.some((each) => each.part === part)) continue;
    const start = performance.now();
    report(`demo: ${part} …`);
    await fill(database, options);
    await database.transaction((tx) =>
      tx.run(sql`insert into kernel.demo_part (part, seed, seeded_at) values (${part}, ${seed}, ${now()})`),
    );
    report(`demo: ${part} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}
