import { createReadStream } from 'node:fs';
import { deliverNotice, findNotice, type Notice, noticesOfCase } from '../../kernel/documents/notice.ts';
import { noticePage, printCssFile } from '../../kernel/documents/notice-page.tsx';
import { noticePdf } from '../../kernel/documents/notice-pdf.ts';
import type { Actor } from '../../kernel/people/actor.ts';
import { demandAccess } from '../../kernel/people/authorisation.ts';
import { mayReadCase } from '../../kernel/procedures/case-access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { messages } from './messages.ts';
import { type ApiRoute, route, writingRoute } from './route.ts';
import { anyText, anything, list, moment, named, nullable, object, oneOf, text, uuid } from './shapes.ts';

const ways = oneOf(['online', 'in_person', 'post', 'left', 'entrusted', 'public_notice']);

const NoticeSchema = named(
  'Notice',
  object({
    id: uuid,
    case_id: uuid,
    kind: anyText,
    number: anyText,
    organisation: uuid,
    organisation_name: anyText,
    content: anything,
    verify_code: anyText,
    issued_at: moment,
    issued_by: anyText,
    delivered_at: nullable(moment),
    delivered_how: nullable(ways),
    delivered_to: nullable(anyText),
  }),
);

/** The notice, if its case is within the actor's reach; ids alone tell nothing. */
async function noticeOrRefuse({ database }: Platform, actor: Actor, id: string): Promise<Notice> {
  const notice = await findNotice(database, id);
  if (notice && (await mayReadCase(database, actor, notice.case_id))) return notice;
  throw new Refusal('not_found', messages.no_such_notice, { field: 'notice' });
}

/** Address of the stylesheet of everything that is printed. */
export const PRINT_CSS = '/api/v1/print.css';

const shared = { group: 'notices', who: 'signed_in', repeats: 'none', refuses: ['not_found'] } as const;
const params = object({ notice: uuid });

export const noticeRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'list_notices',
    method: 'GET',
    path: '/cases/{case}/notices',
    title: { zh: '办件的文书', en: 'The written notices of a case' },
    params: object({ case: uuid }),
    answers: {
      200: { words: { zh: '文书', en: 'Notices' }, schema: object({ entries: list(NoticeSchema) }) },
    },
    async handle({ platform: { database }, actor, params: { case: id } }) {
      if (!(await mayReadCase(database, actor, id)))
        throw new Refusal('not_found', messages.no_such_notice, { field: 'case' });
      return { entries: await noticesOfCase(database, id) };
    },
  }),
  route({
    ...shared,
    id: 'read_notice',
    method: 'GET',
    path: '/notices/{notice}',
    title: { zh: '一份文书', en: 'One notice' },
    params,
    answers: { 200: { words: { zh: '文书', en: 'The notice' }, schema: NoticeSchema } },
    handle: ({ platform, actor, params: { notice } }) => noticeOrRefuse(platform, actor, notice),
  }),
  route({
    ...shared,
    id: 'read_notice_page',
    method: 'GET',
    path: '/notices/{notice}/page',
    title: { zh: '文书的打印页', en: 'The notice as a page for print' },
    params,
    answers: { 200: { words: { zh: '网页', en: 'HTML' }, media: ['text/html'] } },
    async handle({ platform, actor, params: { notice }, reply }) {
      const found = await noticeOrRefuse(platform, actor, notice);
      const { publicAddress } = platform.config;
      return reply.type('text/html; charset=utf-8').send(noticePage(found, { publicAddress, stylesheet: PRINT_CSS }));
    },
  }),
  route({
    ...shared,
    id: 'read_notice_pdf',
    method: 'GET',
    path: '/notices/{notice}/pdf',
    title: { zh: '文书的 PDF', en: 'The notice as PDF' },
    params,
    answers: { 200: { words: { zh: 'PDF', en: 'PDF' }, media: ['application/pdf'] } },
    async handle({ platform, actor, params: { notice }, reply }) {
      const found = await noticeOrRefuse(platform, actor, notice);
      return reply.type('application/pdf').send(await noticePdf(found, platform.config));
    },
  }),
  writingRoute({
    group: 'notices',
    who: 'signed_in',
    id: 'deliver_notice',
    method: 'POST',
    path: '/notices/{notice}/delivery',
    title: { zh: '登记送达：方式和收件人，首次送达为准', en: 'Record the service of a notice; the first one counts' },
    params,
    body: object({ how: ways, to: text(200) }),
    answers: { 200: { words: { zh: '文书', en: 'The notice' }, schema: NoticeSchema } },
    refuses: ['not_found'],
    async write(tx, { platform, actor, params: { notice }, body }) {
      const { organisation } = await noticeOrRefuse(platform, actor, notice);
      // The window serves what every office issues; an office serves its own.
      const roles = ['window', '*.officer', '*.head'] as const;
      const own = { kind: 'organisation', field: 'organisation' } as const;
      const grants = roles.map(
        (role) => ({ who: 'post', role, ...(role === 'window' ? {} : { within: own }) }) as const,
      );
      demandAccess(actor, grants, { organisation });
      return deliverNotice(tx, actor, platform.now, { id: notice, ...body });
    },
  }),
  route({
    ...shared,
    id: 'read_print_css',
    method: 'GET',
    path: '/print.css',
    title: { zh: '打印页的样式', en: 'The stylesheet of pages for print' },
    who: 'public',
    cache: 'public, max-age=3600',
    answers: { 200: { words: { zh: '样式', en: 'CSS' }, media: ['text/css'] } },
    handle: async ({ reply }) => reply.type('text/css; charset=utf-8').send(createReadStream(printCssFile)),
  }),
];
