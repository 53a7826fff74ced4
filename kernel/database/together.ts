import sql, { join, raw, type Sql } from 'sql-template-tag';
import { prepared, type Tx } from './database.ts';

/**
 * Runs several writing statements as one, so that the database is asked once. They see the same snapshot, not each other's
 * rows, so they must not touch the same row; foreign keys are checked at the end of all.
 */
export async function runTogether(tx: Tx, statements: readonly Sql[]): Promise<void> {
  if (statements.length === 0) return;
  const parts = statements.map((statement, place) => sql`${raw(`part_${place}`)} as (${statement})`);
  await tx.run(prepared(sql`with ${join(parts)} select`));
}
