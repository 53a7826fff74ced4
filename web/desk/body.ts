import type { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { storeAttachment } from '../../kernel/documents/attachment.ts';
import { findAttachment } from '../../kernel/documents/attachment-reading.ts';
import type { AcceptedKind } from '../../kernel/documents/file-kind.ts';
import type { FormBody } from '../../kernel/fields/read-form.ts';
import type { Principal } from '../../kernel/people/actor.ts';
import { type Problem, Refusal } from '../../kernel/refusal.ts';
import type { Desk } from './desk.ts';

/** What a posted form holds. */
export interface Posted {
  /** Texts by name; for a file that was uploaded, the id of its attachment stands under the input's name. */
  readonly body: FormBody;
  /** File names by attachment id, to say what is kept. */
  readonly files: Readonly<Record<string, string>>;
  /** What was wrong with a file, under the input's name. */
  readonly problems: readonly Problem[];
  one(name: string): string;
  all(name: string): readonly string[];
}

interface ReadOptions {
  /** Whose files they are; by default the officer's own. */
  readonly holder?: Pick<Principal, 'kind' | 'id'>;
  /** Kinds that an input takes, by its name. */
  readonly accepts?: (input: string) => readonly AcceptedKind[] | undefined;
}

/**
 * Reads a posted form. Files are stored as they come, so that a form that is refused for another reason keeps them: the input
 * `x` sends the kept ids back as `x.current`. A file that is not taken is a problem at its input, never the end of the form.
 */
export async function readPosted(desk: Desk, options: ReadOptions = {}): Promise<Posted> {
  const texts = new Map<string, string[]>();
  const add = (name: string, value: string) => texts.set(name, [...(texts.get(name) ?? []), value]);
  const fresh = new Map<string, string[]>();
  const problems: Problem[] = [];
  if (desk.request.isMultipart()) {
    for await (const part of desk.request.parts()) {
      if (part.type === 'field') add(part.fieldname, String(part.value));
      else if (part.filename === '') part.file.resume();
      else await keep(part);
    }
  } else {
    const body: unknown = desk.request.body ?? {};
    for (const [name, value] of Object.entries(body as object))
      for (const each of [value].flat()) if (typeof each === 'string') add(name, each);
  }

  async function keep(part: MultipartFile): Promise<void> {
    const { platform, actor } = desk;
    const accepts = options.accepts?.(part.fieldname);
    try {
      const { id } = await storeAttachment(platform.files, platform.database, actor, platform.now, {
        stream: part.file,
        file_name: part.filename,
        purpose: part.fieldname.slice(0, 80),
        ...(options.holder ? { holder: options.holder } : {}),
        ...(accepts ? { accepts } : {}),
      });
      fresh.set(part.fieldname, [...(fresh.get(part.fieldname) ?? []), id]);
    } catch (error) {
      part.file.resume();
      if (!(error instanceof Refusal)) throw error;
      problems.push({ field: part.fieldname, rule: error.code, message: error.words });
    }
  }

  // What was kept before stays where several files may stand; a new single file takes the place of the old one.
  for (const [name, ids] of [...texts])
    if (name.endsWith('.current')) {
      const input = name.slice(0, -'.current'.length);
      if (!fresh.has(input) || input.startsWith('materials.')) fresh.set(input, [...ids, ...(fresh.get(input) ?? [])]);
    }
  for (const [name, ids] of fresh) texts.set(name, [...new Set(ids)]);
  const files: Record<string, string> = {};
  for (const id of [...fresh.values()].flat()) {
    const found = await findAttachment(desk.platform.database, id);
    if (found) files[id] = found.file_name;
  }
  const body: Record<string, string | readonly string[]> = Object.create(null);
  for (const [name, values] of texts) body[name] = values.length === 1 ? (values[0] ?? '') : values;
  const all = (name: string): readonly string[] => texts.get(name) ?? [];
  return { body, files, problems, all, one: (name) => (all(name)[0] ?? '').trim() };
}

/**
 * The text of one uploaded file, with the form's other texts; for files that are read and not kept (definitions, notices).
 * @throws {Refusal} too_large above `limit` bytes
 */
export async function readTextUpload(
  desk: Desk,
  limit: number,
): Promise<{ readonly texts: Readonly<Record<string, string>>; readonly file: string }> {
  const texts: Record<string, string> = Object.create(null);
  let file = '';
  if (!desk.request.isMultipart()) {
    const body: unknown = desk.request.body ?? {};
    for (const [name, value] of Object.entries(body as object)) if (typeof value === 'string') texts[name] = value;
    return { texts, file };
  }
  for await (const part of desk.request.parts()) {
    if (part.type === 'field') texts[part.fieldname] = String(part.value);
    else if (part.filename === '') part.file.resume();
    else file = await textOf(part.file, limit);
  }
  return { texts, file };
}

async function textOf(stream: Readable, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const piece: Buffer = chunk;
    size += piece.length;
    if (size <= limit) chunks.push(piece);
  }
  if (size > limit)
    throw new Refusal('too_large', {
      zh: `文件超过 ${Math.floor(limit / 1024)} KB，请核对是否选错文件。`,
      en: `The file is larger than ${Math.floor(limit / 1024)} KB; check that it is the right one.`,
    });
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}
