import type { MultipartFile } from '@fastify/multipart';
import Type from 'typebox';
import { dateOf } from '../../kernel/dates.ts';
import { type Attachment as Stored, storeAttachment } from '../../kernel/documents/attachment.ts';
import { removeAttachment } from '../../kernel/documents/attachment-keeping.ts';
import { openAttachment } from '../../kernel/documents/attachment-reading.ts';
import type { Actor } from '../../kernel/people/actor.ts';
import { mayReadCase } from '../../kernel/procedures/case-access.ts';
import { findDraft } from '../../kernel/procedures/draft.ts';
import { itemsOf } from '../../kernel/procedures/self-check.ts';
import { type Problem, Refusal } from '../../kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { refuseUnwritable } from '../unwritable.ts';
import { messages } from './messages.ts';
import { type ApiRoute, route } from './route.ts';
import { anyText, count, named, object, oneOf, optional, uuid } from './shapes.ts';

export const Attachment = named(
  'Attachment',
  object({ id: uuid, sha256: anyText, size: count, media_type: anyText, file_name: anyText }),
);

export const shownAttachment = ({ id, sha256, size, media_type, file_name }: Stored): Stored => ({
  id,
  sha256,
  size,
  media_type,
  file_name,
});

const params = object({ attachment: uuid });
const shared = { group: 'attachments', who: 'signed_in' } as const;

/** The text parts that came before the file, checked by hand: a multipart body is read as a stream. */
function partsOf(file: MultipartFile): { readonly purpose: string; readonly draft?: string } {
  const problems: Problem[] = [];
  const take = (name: string): string | undefined => {
    const part = [file.fields[name]].flat()[0];
    return part?.type === 'field' && typeof part.value === 'string' ? part.value : undefined;
  };
  for (const name of Object.keys(file.fields))
    if (!['purpose', 'draft', file.fieldname].includes(name))
      problems.push({ field: name, rule: 'additionalProperties', message: messages.unknown(name) });
  const purpose = take('purpose')?.trim() ?? '';
  refuseUnwritable([{ purpose }]);
  const draft = take('draft');
  if (purpose === '' || purpose.length > 80)
    problems.push({ field: 'purpose', rule: 'required', message: messages.missing('purpose') });
  if (problems.length > 0) {
    // What is left of the stream is read away, or the sender would wait for ever.
    file.file.resume();
    throw new Refusal('invalid', messages.invalid, { problems });
  }
  return { purpose, ...(draft === undefined ? {} : { draft }) };
}

/** What the material accepts that an upload into a draft is for; nothing for any other purpose. */
async function acceptedFor({ engine }: Platform, actor: Actor, draft: string, purpose: string) {
  const found = await findDraft(engine, actor, draft);
  const published = await engine.versions.byId(engine.database, found.draft.item_version);
  const items = await itemsOf(engine, published, dateOf(engine.now()));
  const material = items.flatMap(({ materials }) => materials).find(({ code }) => code === purpose);
  return { draft_id: found.draft.id, ...(material?.accepts ? { accepts: material.accepts } : {}) };
}

export const attachmentRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'upload_attachment',
    method: 'POST',
    path: '/attachments',
    title: {
      zh: '上传一个文件；purpose 为材料编码，放在 file 之前。类型按内容识别，重复上传得到同一附件',
      en: 'Upload one file; `purpose` is the material’s code and stands before `file`. The type is told by the content',
    },
    repeats: 'harmless',
    multipart: Type.Object(
      {
        purpose: Type.String({ minLength: 1, maxLength: 80, description: '材料编码，或文件的用途' }),
        draft: optional(Type.String({ format: 'uuid', description: '附属的草稿' })),
        file: Type.Unsafe<unknown>({ type: 'string', contentMediaType: 'application/octet-stream' }),
      },
      { additionalProperties: false },
    ),
    answers: { 201: { words: { zh: '附件', en: 'The attachment' }, schema: Attachment } },
    refuses: ['too_large', 'unsupported_type', 'malicious_file', 'not_found'],
    async handle({ platform, actor, request }) {
      const file = await request.file();
      if (!file) throw new Refusal('invalid', messages.file_missing, { field: 'file' });
      const { purpose, draft } = partsOf(file);
      const place = draft === undefined ? {} : await acceptedFor(platform, actor, draft, purpose);
      const { files, database, now } = platform;
      const upload = { stream: file.file, file_name: file.filename, purpose, ...place };
      return shownAttachment(await storeAttachment(files, database, actor, now, upload));
    },
  }),
  route({
    ...shared,
    id: 'download_attachment',
    method: 'GET',
    path: '/attachments/{attachment}',
    title: {
      zh: '下载附件；show=inline 时图片和 PDF 在沙箱中直接显示',
      en: 'Download; with show=inline pictures and PDF are shown in a sandbox',
    },
    repeats: 'none',
    params,
    query: object({ show: optional(oneOf(['inline', 'attachment'])) }),
    answers: {
      200: { words: { zh: '文件内容', en: 'The bytes' }, media: ['application/octet-stream'] },
    },
    refuses: ['not_found'],
    async handle({ platform, actor, params: which, query, reply }) {
      const { files, database, now } = platform;
      const opened = await openAttachment(files, database, actor, now, which.attachment, {
        show: query.show ?? 'attachment',
        mayReadCase: (id) => mayReadCase(database, actor, id),
      });
      return reply.headers(opened.headers).send(opened.stream);
    },
  }),
  route({
    ...shared,
    id: 'remove_attachment',
    method: 'DELETE',
    path: '/attachments/{attachment}',
    title: { zh: '删除尚未提交的附件', en: 'Remove an attachment that no case has taken' },
    repeats: 'harmless',
    params,
    answers: { 204: { words: { zh: '已删除', en: 'Gone' } } },
    refuses: ['not_found', 'wrong_state'],
    handle: ({ platform, actor, params: which }) =>
      platform.database.transaction((tx) => removeAttachment(tx, actor, platform.now, which.attachment)),
  }),
];
