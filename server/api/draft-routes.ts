import Type from 'typebox';
import { removeDraftAttachments } from '../../kernel/documents/attachment-keeping.ts';
import { attachmentsOfDraft } from '../../kernel/documents/attachment-reading.ts';
import {
  beginDraft,
  type Draft,
  draftsOf,
  findDraft,
  removeDraft,
  renewDraft,
  saveDraft,
} from '../../kernel/procedures/draft.ts';
import { Attachment, shownAttachment } from './attachment-routes.ts';
import { HandedInSchema } from './case-schemas.ts';
import { type ApiRoute, route } from './route.ts';
import {
  anyText,
  code,
  count,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  uuid,
  values,
} from './shapes.ts';

const draftProperties = {
  id: uuid,
  item: code,
  item_version: uuid,
  principal_kind: oneOf(['person', 'enterprise']),
  principal: uuid,
  region: nullable(anyText),
  answers: values,
  materials: list(HandedInSchema),
  revision: count,
  created_at: moment,
  updated_at: moment,
};
const DraftSchema = named('Draft', object(draftProperties));
const answer = { words: { zh: '草稿', en: 'The draft' }, schema: DraftSchema, etag: true } as const;
const shared = { group: 'drafts', who: 'signed_in' } as const;
const params = object({ draft: uuid });

type Reply = { readonly reply: { header(name: string, value: string): unknown } };

/** The draft, with its revision as ETag. */
const tagged = ({ reply }: Reply, draft: Draft): Draft => {
  reply.header('ETag', `"${draft.revision}"`);
  return draft;
};

export const draftRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'list_drafts',
    method: 'GET',
    path: '/drafts',
    title: { zh: '本人的草稿', en: 'Drafts of one’s own' },
    repeats: 'none',
    answers: {
      200: {
        words: { zh: '草稿列表', en: 'Drafts' },
        schema: object({ entries: list(named('DraftLine', object({ ...draftProperties, title: anyText }))) }),
      },
    },
    refuses: [],
    handle: async ({ platform, actor }) => ({ entries: await draftsOf(platform.engine, actor) }),
  }),
  route({
    ...shared,
    id: 'begin_draft',
    method: 'POST',
    path: '/drafts',
    title: { zh: '开始填写申请', en: 'Begin an application' },
    repeats: 'kernel',
    body: object({ item: code, region: optional(text(12)) }),
    answers: { 201: answer },
    refuses: ['unknown_item', 'not_in_force'],
    handle: async (given) => {
      const { platform, actor, body, key } = given;
      return tagged(given, await beginDraft(platform.engine, actor, body.item, body.region, key));
    },
  }),
  route({
    ...shared,
    id: 'read_draft',
    method: 'GET',
    path: '/drafts/{draft}',
    title: {
      zh: '一份草稿；superseded 为事项的新版本，提示需要更新草稿',
      en: 'One draft; `superseded` names a newer version of the item, if there is one',
    },
    repeats: 'none',
    params,
    answers: {
      200: {
        words: { zh: '草稿及附件', en: 'The draft and its attachments' },
        schema: object({ draft: DraftSchema, superseded: nullable(uuid), attachments: list(Attachment) }),
        etag: true,
      },
    },
    refuses: ['not_found'],
    async handle(given) {
      const { platform, actor, params: which } = given;
      const { draft, superseded } = await findDraft(platform.engine, actor, which.draft);
      const attachments = await attachmentsOfDraft(platform.database, draft.id);
      return { draft: tagged(given, draft), superseded, attachments: attachments.map(shownAttachment) };
    },
  }),
  route({
    ...shared,
    id: 'save_draft',
    method: 'PATCH',
    path: '/drafts/{draft}',
    title: {
      zh: '保存填写内容：未列出的不变，null 为清除；两处同时修改同一题的，后者须先看到前者',
      en: 'Save answers: absent means unchanged, null clears; a newer answer to the same question is not overwritten unseen',
    },
    repeats: 'none',
    if_match: 'optional',
    params,
    body: object({
      answers: optional(values),
      materials: optional(Type.Array(HandedInSchema, { maxItems: 200 })),
      region: optional(text(12)),
    }),
    answers: { 200: answer },
    refuses: ['not_found'],
    handle: async (given) => {
      const { platform, actor, params: which, body, version } = given;
      const change = version === undefined ? body : { ...body, revision: version };
      return tagged(given, await saveDraft(platform.engine, actor, which.draft, change));
    },
  }),
  route({
    ...shared,
    id: 'renew_draft',
    method: 'POST',
    path: '/drafts/{draft}/renewal',
    title: {
      zh: '把草稿更新到事项的现行版本，保留已填内容',
      en: 'Move the draft to the version in force, answers kept',
    },
    repeats: 'harmless',
    params,
    answers: { 200: answer },
    refuses: ['not_found', 'not_in_force'],
    handle: async (given) => tagged(given, await renewDraft(given.platform.engine, given.actor, given.params.draft)),
  }),
  route({
    ...shared,
    id: 'remove_draft',
    method: 'DELETE',
    path: '/drafts/{draft}',
    title: { zh: '删除草稿及其附件', en: 'Throw the draft away, with its attachments' },
    repeats: 'harmless',
    params,
    answers: { 204: { words: { zh: '已删除', en: 'Gone' } } },
    refuses: ['not_found'],
    async handle({ platform, actor, params: which }) {
      const { draft } = await findDraft(platform.engine, actor, which.draft);
      await platform.database.transaction((tx) => removeDraftAttachments(tx, actor, platform.now, draft.id));
      await removeDraft(platform.engine, actor, draft.id);
    },
  }),
];
