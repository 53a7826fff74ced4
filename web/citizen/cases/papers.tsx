import { openAttachment } from '../../../kernel/documents/attachment-reading.ts';
import { findNotice, type Notice } from '../../../kernel/documents/notice.ts';
import { NoticeView } from '../../../kernel/documents/notice-page.tsx';
import { noticePdf } from '../../../kernel/documents/notice-pdf.ts';
import { findCase } from '../../../kernel/procedures/find-case.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { Actions } from '../components.tsx';
import { messages } from '../messages.ts';
import type { Answer } from '../page-routes.ts';
import { sendFile } from '../send-file.ts';
import type { Visit } from '../visit.ts';
import { caseMessages as m } from './messages.ts';

/** A notice of a case that the visitor may see. */
async function noticeOrThrow({ platform, actor, params }: Visit): Promise<Notice> {
  const view = await findCase(platform.engine, actor, params.id ?? '');
  const notice = await findNotice(platform.database, (params.notice ?? '').replace(/\.pdf$/, ''));
  if (notice?.case_id !== view.head.id) throw new Refusal('not_found', messages.not_found);
  return notice;
}

/** A notice to read and print, or as PDF where the address ends so. */
export async function noticeRoute(visit: Visit): Promise<Answer> {
  const { t, platform, params } = visit;
  const notice = await noticeOrThrow(visit);
  const { publicAddress } = platform.config;
  if (params.notice?.endsWith('.pdf'))
    return sendFile(visit, await noticePdf(notice, { publicAddress }), `${notice.content.title}-${notice.number}.pdf`);
  const body = (
    <>
      <Actions>
        <a class="button button-secondary" href={`/cases/${notice.case_id}/notices/${notice.id}.pdf`}>
          {t(m.pdf)}
        </a>
        <span class="fine">{t(messages.print)}</span>
      </Actions>
      <NoticeView notice={notice} publicAddress={publicAddress} />
    </>
  );
  return {
    title: `${notice.content.title} ${notice.number}`,
    back: `/cases/${notice.case_id}`,
    document: true,
    wide: true,
    body,
  };
}

/** A file that was handed in: to its uploader and holder, and to whoever may read its case. */
export async function fileRoute(visit: Visit): Promise<Answer> {
  const { platform, actor, params, reply } = visit;
  const { headers, stream } = await openAttachment(
    platform.files,
    platform.database,
    actor,
    platform.now,
    params.file ?? '',
    {
      show: 'inline',
      mayReadCase: (id) =>
        findCase(platform.engine, actor, id).then(
          () => true,
          (error) => {
            if (error instanceof Refusal) return false;
            throw error;
          },
        ),
    },
  );
  reply.headers(headers).send(stream);
  return 'sent';
}
