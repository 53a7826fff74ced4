import { randomInt } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Tx } from '../database/database.ts';

/**
 * Locks number series until the transaction ends and answers the last number drawn from each (0 for a new one). Locks in the
 * order of their names, so that two transactions never wait for each other. Concurrent issuers of one series queue: that is
 * the price of numbers without gaps.
 */
export async function lockSeries(tx: Tx, series: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.many<{ series: string; last: number }>(sql`
    insert into kernel.number_series as known (series, last)
    select given.series, 0
    from (select distinct series from unnest(${series}::text[]) as all_given (series) order by series) as given
    on conflict (series) do update set last = known.last
    returning series, last`);
  return new Map(rows.map((row) => [row.series, row.last]));
}

/** Writes how far locked series have been drawn. */
export async function advanceSeries(tx: Tx, last: ReadonlyMap<string, number>): Promise<void> {
  await tx.run(sql`
    update kernel.number_series as known
    set last = given.last
    from unnest(${[...last.keys()]}::text[], ${[...last.values()]}::bigint[]) as given (series, last)
    where known.series = given.series`);
}

// Digits and capitals without those that are taken for one another on paper (0 O, 1 I L, 2 Z, 5 S, 8 B, U V).
const ALPHABET = '34679ACDEFGHJKMNPQRTWXY';
const CODE_LENGTH = 16;

/** A new verify code: 16 characters in groups of four, 72 random bits, to be typed from paper if need be. */
export function newVerifyCode(): string {
  const code = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A verify code as it was typed, in its written form, or null where it cannot be one. */
export function readVerifyCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s\-–—]/g, '');
  if (code.length !== CODE_LENGTH || [...code].some((char) => !ALPHABET.includes(char))) return null;
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
