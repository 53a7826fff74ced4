import sql from 'sql-template-tag';
import type { Instant } from '../dates.ts';
import { Refusal } from '../refusal.ts';
import type { Words } from '../words.ts';
import type { Tx } from './database.ts';

const KEY_REUSED: Words = {
  zh: '同一操作编号已用于其他内容，请换用新的编号。',
  en: 'This key came with other content before; use a new one.',
};

/**
 * Does a piece of work once per actor and key: a repetition gets the answer of the first time, kept in the same transaction
 * as the work. A repetition at the same moment waits for the first one. Work that is refused leaves no key behind.
 * @param request.actor whose key it is: two actors may use the same one
 * @param request.digest of the content; the same key with another digest is refused
 * @param work its answer is kept as JSON
 * @throws Refusal `key_reused`, and what the work throws
 */
export async function once<T>(
  tx: Tx,
  request: { readonly actor: string; readonly key: string; readonly digest: string; readonly at: Instant },
  work: () => Promise<T>,
): Promise<T> {
  const { actor, key, digest, at } = request;
  const fresh = await tx.run(sql`
    insert into kernel.request_key (actor, key, digest, at)
    values (${actor}, ${key}, ${digest}, ${at})
    on conflict (actor, key) do nothing`);
  if (fresh === 0) {
    const kept = await tx.one<{ digest: string; answer: T }>(sql`
      select digest, answer from kernel.request_key where actor = ${actor} and key = ${key}`);
    if (kept.digest !== digest) throw new Refusal('key_reused', KEY_REUSED, { field: 'Idempotency-Key' });
    return kept.answer;
  }
  const answer = await work();
  await tx.run(sql`
    update kernel.request_key
    set answer = ${JSON.stringify(answer ?? null)}::jsonb
    where actor = ${actor}
    and key = ${key}`);
  return answer;
}

/** Days for which a key is remembered. Policy of the platform. */
export const KEY_DAYS = 7;

/** Forgets keys older than `KEY_DAYS`, for a daily job. Answers how many. */
export const forgetKeys = (tx: Tx, at: Instant): Promise<number> =>
  tx.run(sql`
    delete from kernel.request_key
    where at < ${at}::timestamptz - make_interval(days => ${KEY_DAYS})`);
