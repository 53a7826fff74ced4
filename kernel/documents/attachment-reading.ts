import type { Readable } from 'node:stream';
import sql from 'sql-template-tag';
import type { Database, Db } from '../database/database.ts';
import type { Instant, Now } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import type { Attachment } from './attachment.ts';
import { contentDisposition } from './file-name.ts';
import type { FileStore } from './file-store.ts';
import { messages } from './messages.ts';

/** An attachment with whose it is. */
export interface AttachmentRow extends Attachment {
  readonly purpose: string;
  readonly uploaded_at: Instant;
  readonly uploaded_by: string;
  readonly holder_kind: 'person' | 'enterprise' | null;
  readonly holder_id: string | null;
  readonly draft_id: string | null;
  readonly case_id: string | null;
}

/** Answers whether the actor may read the case; procedures knows. Without it, only the holder and the uploader read. */
export type MayReadCase = (case_id: string) => boolean | Promise<boolean>;

/** A file on its way out: headers that keep a browser from running it, and the bytes. */
export interface OpenedAttachment {
  readonly attachment: Attachment;
  readonly headers: Readonly<Record<string, string>>;
  readonly stream: Readable;
}

const columns = sql`id, sha256, size, media_type, file_name, purpose, uploaded_at, uploaded_by, holder_kind, holder_id, draft_id, case_id`;

/** Every attachment of a case, in the order in which they came. The caller has checked that the case may be read. */
export const attachmentsOfCase = (db: Db, case_id: string): Promise<AttachmentRow[]> =>
  db.many<AttachmentRow>(sql`
    select ${columns}
    from kernel.attachment
    where case_id = ${case_id}
    order by id`);

/** Every attachment of a draft, in the order in which they came. The caller has checked that the draft may be read. */
export const attachmentsOfDraft = (db: Db, draft_id: string): Promise<AttachmentRow[]> =>
  db.many<AttachmentRow>(sql`
    select ${columns}
    from kernel.attachment
    where draft_id = ${draft_id}
      and case_id is null
    order by id`);

/**
 * What an actor has uploaded for a case and not handed in yet: an answer to a request for supplement that is being put together.
 * Its purpose begins with `supplement/<case>/`. The caller has checked that the case may be read.
 */
export const uploadsForCase = (db: Db, actor: Actor, case_id: string): Promise<AttachmentRow[]> =>
  db.many<AttachmentRow>(sql`
    select ${columns}
    from kernel.attachment
    where uploaded_by = ${actor.id}
      and case_id is null
      and starts_with(purpose, ${`supplement/${case_id}/`})
    order by id`);

/** The row, or null. */
export const findAttachment = async (db: Db, id: string): Promise<AttachmentRow | null> =>
  UUID.test(id) ? db.maybe<AttachmentRow>(sql`select ${columns} from kernel.attachment where id = ${id}`) : null;

/** Whether the actor may read an attachment: uploader, holder or agent, the system, or whoever may read its case. */
export async function mayReadAttachment(
  actor: Actor,
  attachment: Pick<AttachmentRow, 'uploaded_by' | 'holder_kind' | 'holder_id' | 'case_id'>,
  mayReadCase: MayReadCase = () => false,
): Promise<boolean> {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  if (attachment.case_id !== null && (await mayReadCase(attachment.case_id))) return true;
  if (actor.kind === 'officer') return attachment.uploaded_by === actor.id;
  // An agent sees what belongs to the principal in hand, not what the same person once uploaded for another.
  if (attachment.holder_id === null) return attachment.uploaded_by === actor.id;
  return actor.principal
    ? actor.principal.kind === attachment.holder_kind && actor.principal.id === attachment.holder_id
    : attachment.holder_kind === 'person' && actor.person === attachment.holder_id;
}

// Pictures and PDF are shown in place, inside a sandbox; everything else is saved.
const SHOWN: readonly string[] = ['image/png', 'image/jpeg', 'application/pdf'];

/** Headers under which a browser shows or saves a file and never runs anything in it. */
export function safeHeaders(attachment: Attachment, wish: 'inline' | 'attachment'): Readonly<Record<string, string>> {
  const inline = wish === 'inline' && SHOWN.includes(attachment.media_type);
  const charset = attachment.media_type.startsWith('text/') ? '; charset=utf-8' : '';
  return {
    'Content-Type': `${attachment.media_type}${charset}`,
    'Content-Length': String(attachment.size),
    'Content-Disposition': contentDisposition(inline ? 'inline' : 'attachment', attachment.file_name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'self'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
    ETag: `"${attachment.sha256}"`,
  };
}

/**
 * Opens an attachment for reading, and writes the reading into the journal: what applicants hand in is personal data.
 * @throws Refusal `not_found`, also where the actor may not read it, so that ids tell nothing
 */
export async function openAttachment(
  files: FileStore,
  database: Database,
  actor: Actor,
  now: Now,
  id: string,
  options: { readonly show?: 'inline' | 'attachment'; readonly mayReadCase?: MayReadCase } = {},
): Promise<OpenedAttachment> {
  const row = await findAttachment(database, id);
  if (row === null || !(await mayReadAttachment(actor, row, options.mayReadCase)))
    throw new Refusal('not_found', messages.attachment_not_found);
  await database.transaction((tx) =>
    record(tx, [{ at: now(), actor, act: 'read', object: 'attachment', object_id: id, detail: { case: row.case_id } }]),
  );
  const { sha256, size, media_type, file_name } = row;
  const attachment = { id, sha256, size, media_type, file_name };
  return {
    attachment,
    headers: safeHeaders(attachment, options.show ?? 'attachment'),
    stream: await files.open(sha256),
  };
}
