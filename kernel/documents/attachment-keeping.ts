import sql from 'sql-template-tag';
import type { Database, Tx } from '../database/database.ts';
import type { Instant, Now } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import type { AttachmentRow } from './attachment-reading.ts';
import { mayReadAttachment } from './attachment-reading.ts';
import type { FileStore } from './file-store.ts';
import { messages } from './messages.ts';

/**
 * Gives uploaded files to a case, for good: from then on nobody can remove them. Files that the case has already stay.
 * @throws Refusal `not_found` where one is missing, belongs to another case, or is not the actor's to hand in
 */
export async function claimAttachments(
  tx: Tx,
  actor: Actor,
  now: Now,
  claim: { readonly case_id: string; readonly attachments: readonly string[] },
): Promise<void> {
  const wanted = [...new Set(claim.attachments)];
  if (wanted.length === 0) return;
  const missing = () => new Refusal('not_found', messages.attachment_not_found, { field: 'attachments' });
  if (!wanted.every((id) => UUID.test(id))) throw missing();
  const rows = await tx.many<Pick<AttachmentRow, 'id' | 'uploaded_by' | 'holder_kind' | 'holder_id' | 'case_id'>>(sql`
    select id, uploaded_by, holder_kind, holder_id, case_id
    from kernel.attachment
    where id = any(${wanted}::uuid[])
    order by id
    for update`);
  const free = rows.filter((row) => row.case_id !== claim.case_id);
  const mine = await Promise.all(free.map((row) => row.case_id === null && mayReadAttachment(actor, row)));
  if (rows.length !== wanted.length || mine.includes(false)) throw missing();
  if (free.length === 0) return;
  await tx.run(sql`
    update kernel.attachment
    set case_id = ${claim.case_id}
    where id = any(${free.map((row) => row.id)}::uuid[])`);
  await record(
    tx,
    free.map(({ id }) => ({
      at: now(),
      actor,
      act: 'claim',
      object: 'attachment',
      object_id: id,
      detail: { case: claim.case_id },
    })),
  );
}

/**
 * Takes an uploaded file back before it is submitted. Doing it twice is no fault. The bytes go with the next clean-up.
 * @throws Refusal `not_found` where it is not the actor's, `wrong_state` where a case has it
 */
export async function removeAttachment(tx: Tx, actor: Actor, now: Now, id: string): Promise<void> {
  if (!UUID.test(id)) throw new Refusal('not_found', messages.attachment_not_found);
  const row = await tx.maybe<AttachmentRow>(sql`
    select uploaded_by, holder_kind, holder_id, case_id
    from kernel.attachment
    where id = ${id}
    for update`);
  if (row === null) return;
  if (!(await mayReadAttachment(actor, row))) throw new Refusal('not_found', messages.attachment_not_found);
  if (row.case_id !== null) throw new Refusal('wrong_state', messages.attachment_kept);
  await tx.run(sql`delete from kernel.attachment where id = ${id}`);
  await record(tx, [{ at: now(), actor, act: 'remove', object: 'attachment', object_id: id }]);
}

/** Removes what was uploaded into a draft that is given up. Answers how many. The caller has checked the draft. */
export async function removeDraftAttachments(tx: Tx, actor: Actor, now: Now, draft_id: string): Promise<number> {
  const gone = await tx.many<{ id: string }>(sql`
    delete from kernel.attachment
    where draft_id = ${draft_id}
      and case_id is null
    returning id`);
  await record(
    tx,
    gone.map(({ id }) => ({ at: now(), actor, act: 'remove', object: 'attachment', object_id: id })),
  );
  return gone.length;
}

/** Days that an upload without draft or case is kept, and hours before stored bytes that nothing names are removed. Policy. */
export const ORPHAN_DAYS = 7;
const GRACE_HOURS = 24;

/**
 * Clean-up, for a daily job: removes uploads that no draft and no case took within `ORPHAN_DAYS`, then bytes that no attachment
 * names and that were last put more than a day ago. Answers how many of each.
 */
export async function removeOrphans(
  files: FileStore,
  database: Database,
  now: Now,
): Promise<{ attachments: number; contents: number }> {
  const before = hoursBefore(now(), ORPHAN_DAYS * 24);
  const attachments = await database.transaction((tx) =>
    tx.run(sql`
      delete from kernel.attachment
      where case_id is null
        and draft_id is null
        and uploaded_at < ${before}`),
  );
  const untouched = hoursBefore(now(), GRACE_HOURS);
  let contents = 0;
  const sweep = async (batch: readonly string[]): Promise<void> => {
    const unnamed = await database.many<{ sha256: string }>(sql`
      select given.sha256
      from unnest(${batch}::text[]) as given (sha256)
      where not exists (select from kernel.attachment a where a.sha256 = given.sha256)`);
    for (const { sha256 } of unnamed) if (await files.remove(sha256, untouched)) contents += 1;
  };
  let batch: string[] = [];
  for await (const sha256 of files.list(untouched)) {
    batch.push(sha256);
    if (batch.length < 500) continue;
    await sweep(batch);
    batch = [];
  }
  if (batch.length > 0) await sweep(batch);
  return { attachments, contents };
}

const hoursBefore = (moment: Instant, hours: number): Instant =>
  new Date(Date.parse(moment) - hours * 3_600_000).toISOString();
