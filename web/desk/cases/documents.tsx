import type { JSX } from 'preact';
import { dateOf } from '../../../kernel/dates.ts';
import { openAttachment } from '../../../kernel/documents/attachment-reading.ts';
import { readLicence } from '../../../kernel/documents/licence.ts';
import { licencePdf } from '../../../kernel/documents/licence-pdf.ts';
import { licenceStates, stateAt } from '../../../kernel/documents/licence-state.ts';
import { licencePage } from '../../../kernel/documents/licence-view.tsx';
import { findNotice, type Notice } from '../../../kernel/documents/notice.ts';
import { noticePage } from '../../../kernel/documents/notice-page.tsx';
import { noticePdf } from '../../../kernel/documents/notice-pdf.ts';
import { mayReadCase } from '../../../kernel/procedures/case-access.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { Countdown } from '../countdown.tsx';
import type { Answer, Desk } from '../desk.ts';
import { messages as shared } from '../messages.ts';
import { minuteOf } from '../moment.ts';
import { About, Table } from '../table.tsx';
import type { CaseData } from './case-data.ts';
import { messages, phases } from './messages.ts';

interface PartProps {
  readonly desk: Desk;
  readonly data: CaseData;
}

/** The items of a bundle, each with its state and limit. */
export function Items({ desk, data }: PartProps): JSX.Element | null {
  const { t } = desk;
  const { items } = data.view;
  if (items.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="items-title">
      <h2 id="items-title">{t(messages.items)}</h2>
      <Table
        desk={desk}
        title={t(messages.items)}
        columns={[t(messages.item), t(messages.phase), t(messages.due)]}
        rows={items.map((item) => [
          <a href={`/desk/cases/${item.id}`}>{item.title}</a>,
          t(phases[item.phase]),
          item.closed_on ?? <Countdown desk={desk} calendar={data.calendar} due={item.due_on} paused={item.paused} />,
        ])}
      />
    </section>
  );
}

/** Notices that were issued, and licences that the case yielded. */
export function Documents({ desk, data }: PartProps): JSX.Element | null {
  const { t, platform } = desk;
  const { notices, licences } = data;
  if (notices.length + licences.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="documents-title">
      <h2 id="documents-title">{t(messages.notices)}</h2>
      {notices.length > 0 && (
        <Table
          desk={desk}
          title={t(messages.notices)}
          columns={[t(messages.notice), t(messages.organisation), t(messages.issued), '']}
          rows={notices.map((notice) => [
            `${notice.content.title} ${notice.number}`,
            notice.organisation_name,
            minuteOf(notice.issued_at),
            <Ways desk={desk} at={`/desk/notices/${notice.id}`} name={notice.content.title} />,
          ])}
        />
      )}
      {licences.length > 0 && (
        <>
          <h3>{t(messages.licences)}</h3>
          <Table
            desk={desk}
            title={t(messages.licences)}
            columns={[
              t(messages.licence),
              t(messages.holder),
              t(messages.identifier),
              t(messages.valid),
              t(messages.state),
              '',
            ]}
            rows={licences.map((licence) => [
              licence.type_name,
              licence.holder_name,
              <span class="number">{licence.identifier}</span>,
              `${licence.valid_from} – ${licence.valid_to ?? t(messages.unlimited)}`,
              t(licenceStates[stateAt(licence, platform.now())].name),
              <>
                <Ways desk={desk} at={`/desk/licences/${licence.id}`} name={licence.type_name} />{' '}
                <a href={`/desk/licences/${licence.id}/state`}>
                  {t(messages.licence_state)}
                  <About text={licence.type_name} />
                </a>
              </>,
            ])}
          />
        </>
      )}
    </section>
  );
}

const Ways = ({ desk: { t }, at, name }: { desk: Desk; at: string; name: string }): JSX.Element => (
  <>
    <a href={at}>
      {t(messages.print)}
      <About text={name} />
    </a>{' '}
    <a href={`${at}.pdf`}>
      {t(messages.pdf)}
      <About text={name} />
    </a>
  </>
);

/** A file of a case, shown in place or saved: `/desk/attachments/:id`. */
export async function attachment(desk: Desk): Promise<Answer> {
  const { platform, actor, params, query, reply } = desk;
  const { database, files, now } = platform;
  const opened = await openAttachment(files, database, actor, now, params.id ?? '', {
    show: query.show === 'inline' ? 'inline' : 'attachment',
    mayReadCase: (id) => mayReadCase(database, actor, id),
  });
  reply.headers(opened.headers).send(opened.stream);
  return { answered: true };
}

/** A notice for print, or as PDF: `/desk/notices/:id` and `/desk/notices/:id.pdf`. */
export async function notice(desk: Desk): Promise<Answer> {
  const { platform, params } = desk;
  const [id = '', format] = (params.id ?? '').split('.');
  const found = await readableNotice(desk, id);
  const { publicAddress } = platform.config;
  if (format === 'pdf') return pdf(desk, await noticePdf(found, { publicAddress }), found.number);
  return html(desk, noticePage(found, { publicAddress, stylesheet: '/desk/print.css' }));
}

async function readableNotice({ platform, actor }: Desk, id: string): Promise<Notice> {
  const found = await findNotice(platform.database, id);
  if (!found || !(await mayReadCase(platform.database, actor, found.case_id)))
    throw new Refusal('not_found', shared.not_found);
  return found;
}

/** A licence for print, or as PDF: `/desk/licences/:id` and `/desk/licences/:id.pdf`. The reading is journalled. */
export async function licence(desk: Desk): Promise<Answer> {
  const { platform, actor, params } = desk;
  const [id = '', format] = (params.id ?? '').split('.');
  const found = await platform.database.transaction((tx) => readLicence(tx, actor, platform.now, id));
  const options = { publicAddress: platform.config.publicAddress, moment: platform.now() };
  if (format === 'pdf') return pdf(desk, await licencePdf(found, options), found.identifier);
  return html(desk, licencePage(found, { ...options, stylesheet: '/desk/print.css' }));
}

function pdf({ reply, platform }: Desk, bytes: Buffer, name: string): Answer {
  const file = encodeURIComponent(`${name}-${dateOf(platform.now())}.pdf`);
  reply
    .header('Content-Disposition', `inline; filename*=UTF-8''${file}`)
    .header('Cache-Control', 'private, no-store')
    .type('application/pdf')
    .send(bytes);
  return { answered: true };
}

function html({ reply }: Desk, text: string): Answer {
  reply.header('Cache-Control', 'private, no-store').type('text/html; charset=utf-8').send(text);
  return { answered: true };
}
