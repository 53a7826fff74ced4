import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import sql from 'sql-template-tag';
import type { Database, Tx } from '../database/database.ts';
import type { Now } from '../dates.ts';
import { record } from '../journal/journal.ts';
import type { Actor, Principal } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { type AcceptedKind, type FileKind, fileKinds, sniff } from './file-kind.ts';
import { extensionOf, safeFileName } from './file-name.ts';
import { type FileStore, scratchPath } from './file-store.ts';
import { imageSize } from './image-size.ts';
import { acceptedNames, messages } from './messages.ts';
import { pdfDanger } from './pdf-safety.ts';

/** A file that somebody handed in. `size` in bytes, `sha256` in hex. */
export interface Attachment {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly media_type: string;
  readonly file_name: string;
}

/** What comes in: the bytes, and what the sender says about them. */
export interface Upload {
  readonly stream: Readable;
  readonly file_name: string;
  /** Code of the material it serves, or another word for what it is for. */
  readonly purpose: string;
  readonly draft_id?: string;
  readonly case_id?: string;
  /** For whom it is handed in; by default whom the actor stands for. */
  readonly holder?: Pick<Principal, 'kind' | 'id'>;
  /** Bytes; by default the store's limit. */
  readonly limit?: number;
  readonly accepts?: readonly AcceptedKind[];
}

/** What a material accepts that names nothing. */
export const ACCEPTED_BY_DEFAULT: readonly AcceptedKind[] = ['pdf', 'image', 'office', 'ofd'];

/** Pixels of a picture at most: a full-size photo of today's phones, 240 MB when decoded. Policy of the platform. */
export const PIXEL_LIMIT = 64_000_000;

/**
 * Takes in one file: streams it to disk under a size limit, tells by its bytes what it is, refuses what is not accepted, keeps
 * the content once under its hash, and writes the attachment. The same upload sent twice is one attachment.
 * The caller has checked that the actor may add to the draft or case it names.
 * A multipart parser in front must have a higher size limit than this, or it cuts the stream itself.
 * @throws Refusal `too_large`, `unsupported_type`, `malicious_file`, `invalid` (empty or damaged); nothing is kept then
 */
export async function storeAttachment(
  files: FileStore,
  database: Database,
  actor: Actor,
  now: Now,
  upload: Upload,
): Promise<Attachment> {
  if (actor.kind === 'anonymous') throw new Refusal('unauthenticated', messages.sign_in_first);
  const path = scratchPath(files);
  try {
    const { sha256, size } = await receive(upload.stream, path, upload.limit ?? files.limit);
    const file_name = safeFileName(upload.file_name);
    const kind = await examine(path, size, file_name, upload.accepts ?? ACCEPTED_BY_DEFAULT);
    const named = extensionOf(file_name) === '' ? `${file_name}.${kind.extensions[0]}` : file_name;
    await files.put(sha256, path);
    const attachment = { sha256, size, media_type: kind.media_type, file_name: named };
    return await database.transaction((tx) => insert(tx, actor, now, upload, attachment));
  } finally {
    await rm(path, { force: true });
  }
}

async function receive(stream: Readable, path: string, limit: number): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const tooLarge = () =>
    new Refusal('too_large', messages.file_too_large(limit), { field: 'file', details: { limit, unit: 'byte' } });
  await pipeline(
    stream,
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        size += chunk.length;
        if (size > limit) throw tooLarge();
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  );
  // busboy ends a stream that passed its own limit without an error, and marks it.
  if ('truncated' in stream && stream.truncated === true) throw tooLarge();
  if (size === 0) throw new Refusal('invalid', messages.file_empty, { field: 'file' });
  return { sha256: hash.digest('hex'), size };
}

async function examine(
  path: string,
  size: number,
  file_name: string,
  accepts: readonly AcceptedKind[],
): Promise<FileKind> {
  const sniffed = await sniff(path, size);
  const extension = extensionOf(file_name);
  if (sniffed.is === 'harmful')
    throw new Refusal('malicious_file', messages.file_harmful(sniffed.found), { field: 'file' });
  const found = sniffed.is === 'kept' ? acceptedNames[sniffed.kind.kind] : sniffed.found;
  const details = { found: sniffed.is === 'kept' ? sniffed.kind.media_type : found.en, extension, accepts };
  const named = fileKinds.some((kind) => kind.extensions.includes(extension));
  const fits = sniffed.is === 'kept' && (extension === '' || sniffed.kind.extensions.includes(extension));
  if (named && !fits)
    throw new Refusal('unsupported_type', messages.file_name_differs(found, extension, accepts), {
      field: 'file',
      details,
    });
  if (sniffed.is !== 'kept' || !fits || !accepts.includes(sniffed.kind.kind))
    throw new Refusal('unsupported_type', messages.file_not_accepted(found, accepts), { field: 'file', details });
  await examineInside(path, sniffed.kind);
  return sniffed.kind;
}

async function examineInside(path: string, { media_type }: FileKind): Promise<void> {
  if (media_type === 'application/pdf') {
    const danger = pdfDanger(await readFile(path));
    if (danger === 'encrypted') throw new Refusal('unsupported_type', messages.pdf_encrypted, { field: 'file' });
    if (danger === 'unreadable') throw new Refusal('invalid', messages.file_damaged, { field: 'file' });
    if (danger !== null)
      throw new Refusal('malicious_file', messages.pdf_active, { field: 'file', details: { danger } });
  }
  if (media_type === 'image/png' || media_type === 'image/jpeg') {
    const size = imageSize(await head(path, 1_048_576), media_type);
    if (size === null) throw new Refusal('invalid', messages.file_damaged, { field: 'file' });
    if (size.width * size.height > PIXEL_LIMIT)
      throw new Refusal('too_large', messages.image_too_many_pixels(PIXEL_LIMIT), {
        field: 'file',
        details: { ...size, limit: PIXEL_LIMIT, unit: 'pixel' },
      });
  }
}

async function head(path: string, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // A read stream without encoding yields buffers.
  for await (const chunk of createReadStream(path, { end: length - 1 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Whom an upload is for: whom the actor stands for, or the actor's own person. */
function holderOf(actor: Actor, given: Upload['holder']): Pick<Principal, 'kind' | 'id'> | null {
  if (given) return given;
  if (actor.kind !== 'person') return null;
  return actor.principal ?? (actor.person === null ? null : { kind: 'person', id: actor.person });
}

async function insert(
  tx: Tx,
  actor: Actor,
  now: Now,
  upload: Upload,
  file: Omit<Attachment, 'id'>,
): Promise<Attachment> {
  const holder = holderOf(actor, upload.holder);
  const made = await tx.maybe<{ id: string }>(sql`
    insert into kernel.attachment
      (sha256, size, media_type, file_name, purpose, uploaded_at, uploaded_by, holder_kind, holder_id, draft_id, case_id)
    values (${file.sha256}, ${file.size}, ${file.media_type}, ${file.file_name}, ${upload.purpose}, ${now()}, ${actor.id},
      ${holder?.kind ?? null}, ${holder?.id ?? null}, ${upload.draft_id ?? null}, ${upload.case_id ?? null})
    on conflict (uploaded_by, draft_id, purpose, sha256, file_name) where case_id is null do nothing
    returning id`);
  if (made === null) {
    const known = await tx.one<{ id: string }>(sql`
      select id
      from kernel.attachment
      where uploaded_by = ${actor.id}
        and draft_id is not distinct from ${upload.draft_id ?? null}
        and purpose = ${upload.purpose}
        and sha256 = ${file.sha256}
        and file_name = ${file.file_name}
        and case_id is null`);
    return { id: known.id, ...file };
  }
  const detail = { sha256: file.sha256, size: file.size, media_type: file.media_type, purpose: upload.purpose };
  await record(tx, [{ at: now(), actor, act: 'upload', object: 'attachment', object_id: made.id, detail }]);
  return { id: made.id, ...file };
}
