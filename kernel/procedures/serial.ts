import sql from 'sql-template-tag';
import type { Db } from '../database/database.ts';
import type { PlainDate } from '../dates.ts';

/** Gives case numbers (办件编号): item code, date, serial of at least four digits. */
export interface Serials {
  /** Numbers for one code and day, in order. */
  take(code: string, day: PlainDate, count: number): Promise<readonly string[]>;
}

interface Block {
  next: number;
  last: number;
  size: number;
}

/**
 * Serials taken from the database in blocks, outside the submitting transactions, so that no submission waits for another's
 * commit on a counter row. A block doubles while demand lasts; what a stopped process had not used stays a gap.
 */
export function openSerials(db: Db): Serials {
  const blocks = new Map<string, Block>();
  const waiting = new Map<string, Promise<unknown>>();

  async function refill(code: string, day: PlainDate, key: string, need: number): Promise<Block> {
    const before = blocks.get(key);
    const size = before ? Math.min(before.size * 2, 4096) : 1;
    const count = Math.max(size, need);
    const { last } = await db.one<{ last: number }>(sql`
      insert into kernel.case_serial as serial (code, day, last)
      values (${code}, ${day}::date, ${count})
      on conflict (code, day) do update set last = serial.last + ${count}
      returning last`);
    const block = { next: last - count + 1, last, size };
    blocks.set(key, block);
    // Yesterday's blocks are of no use any more.
    for (const old of blocks.keys()) if (!old.endsWith(day)) blocks.delete(old);
    return block;
  }

  async function takeNow(code: string, day: PlainDate, count: number): Promise<string[]> {
    const key = `${code}@${day}`;
    const numbers: string[] = [];
    while (numbers.length < count) {
      let block = blocks.get(key);
      if (!block || block.next > block.last) block = await refill(code, day, key, count - numbers.length);
      numbers.push(`${code}${day.replaceAll('-', '')}${String(block.next).padStart(4, '0')}`);
      block.next += 1;
    }
    return numbers;
  }

  return {
    take(code, day, count) {
      // One refill at a time per code; the others wait for its block.
      const before = waiting.get(code) ?? Promise.resolve();
      const turn = before.catch(() => {}).then(() => takeNow(code, day, count));
      waiting.set(code, turn);
      return turn;
    },
  };
}
