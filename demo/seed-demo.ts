import sql from 'sql-template-tag';
import type { Database, Tx } from '../kernel/database/database.ts';
import { seedCases } from './seed-cases.ts';
import { type SeedOptions, seedPeople } from './seed-people.ts';

/** The parts of the demo in their order, each put in one transaction with its mark in `kernel.demo_part`. */
const parts: readonly (readonly [part: string, seed: (tx: Tx, options: SeedOptions) => Promise<void>])[] = [
  ['people', seedPeople],
  ['cases', seedCases],
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
    // The mark comes first: a second process that starts at the same time waits at it, and then finds the part done.
    await database.transaction(async (tx) => {
      const mine = await tx.run(sql`
        insert into kernel.demo_part (part, seed, seeded_at)
        values (${part}, ${seed}, ${now()})
        on conflict (part) do nothing`);
      if (mine === 1) await fill(tx, options);
    });
    report(`demo: ${part} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}
