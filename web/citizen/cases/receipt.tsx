import type { JSX } from 'preact';
import type { ClockExplanation } from '../../../kernel/calendar/explain.ts';
import { explanationLines } from '../../../kernel/calendar/explanation-lines.ts';
import { noticePdf } from '../../../kernel/documents/notice-pdf.ts';
import { QrCode } from '../../../kernel/documents/qr.tsx';
import { applicationReceipt } from '../../../kernel/procedures/application-receipt.ts';
import { expectedDecision, explainCaseClock, findCase } from '../../../kernel/procedures/find-case.ts';
import { matterMaterials } from '../../../kernel/procedures/receipt-materials.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { applicationMessages as m } from '../application/messages.ts';
import { Actions, Facts } from '../components.tsx';
import { dayText, momentText } from '../day-texts.ts';
import { messages } from '../messages.ts';
import type { Answer } from '../page-routes.ts';
import { sendFile } from '../send-file.ts';
import type { Visit } from '../visit.ts';
import { caseMessages } from './messages.ts';

/** That the application has come: its number, what happens next, by when, and how that day was found. */
export async function receiptPage(visit: Visit): Promise<Answer> {
  const { t, platform, params } = visit;
  const { engine } = platform;
  const view = await findCase(engine, visit.actor, params.id ?? '');
  const { head, state, published } = view;
  // Before acceptance the promise is counted as if accepted on the day of receipt; after it, it is the clock's own.
  const promised =
    (await explainCaseClock(engine, view, 'promised')) ??
    (await expectedDecision(engine, published, state.received_on));
  const notice = view.clocks.find(({ name }) => name === 'notice');
  const materials = await matterMaterials(engine, published, state);
  const window = (await engine.directory()).handlerOf('window', head.region);
  const due = promised.result.due_on;
  const body = (
    <>
      <div class="receipt">
        <h1>{t(m.sent)}</h1>
        <p>{head.title}</p>
        <p>
          {t(m.number)}
          <bdi class="number">{head.number}</bdi>
        </p>
      </div>
      <p>{t(m.keep_number)}</p>
      <h2>{t(m.next_title)}</h2>
      {state.accepted_on === null && notice?.due_on && (
        <p>
          {t(m.next_notice(t(dayText(notice.due_on))))}
          {t(m.next_silence)}
        </p>
      )}
      {due !== null && (
        <>
          <h2>{t(m.promised_title)}</h2>
          <p class="big-date">{t(dayText(due))}</p>
          <p>{t((state.accepted_on === null ? m.promised_if : m.promised)(t(dayText(due))))}</p>
          <Derivation visit={visit} explanation={promised} />
        </>
      )}
      <h2>{t(m.received)}</h2>
      <Facts
        facts={[
          { title: t(m.acting), value: head.applicant_name },
          { title: t(m.submitted_at), value: t(momentText(state.submitted_at)) },
          { title: t(m.handled_in), value: window?.name ?? '' },
          { title: t(m.materials_title), value: materials.map((line) => <p>{line}</p>) },
        ]}
      />
      <Actions>
        <a class="button" href={`/cases/${head.id}`}>
          {t(m.follow)}
        </a>
        <a class="tap" href={`/cases/${head.id}/receipt.pdf`}>
          {t(m.print_receipt)}
        </a>
      </Actions>
      <div class="qr-box">
        <QrCode text={`${platform.config.publicAddress}/cases/${head.id}`} label={t(m.scan)} />
        <p class="fine">{t(m.scan)}</p>
      </div>
      <p class="fine no-print">{t(messages.print)}</p>
    </>
  );
  return { title: `${t(m.sent)}：${head.title}`, back: '/cases', body };
}

/** A date's derivation day by day, open to be read and printed. */
export function Derivation({ visit, explanation }: { visit: Visit; explanation: ClockExplanation }): JSX.Element {
  return (
    <details open>
      <summary>{visit.t(m.how)}</summary>
      <ol class="derivation">
        {explanationLines(explanation, visit.language).map((line) => (
          <li>{line}</li>
        ))}
      </ol>
    </details>
  );
}

/** The receipt as a PDF to keep; it is issued with the first look. */
export async function receiptPdf(visit: Visit): Promise<Answer> {
  const { platform, actor, params } = visit;
  const view = await findCase(platform.engine, actor, params.id ?? '');
  const notice = await applicationReceipt(platform.engine, actor, view);
  const pdf = await noticePdf(notice, { publicAddress: platform.config.publicAddress });
  return sendFile(visit, pdf, `${notice.content.title}-${view.head.number}.pdf`);
}

/** How a date of a case was found. */
export async function derivationPage(visit: Visit): Promise<Answer> {
  const { t, platform, params } = visit;
  const view = await findCase(platform.engine, visit.actor, params.id ?? '');
  const name = params.clock ?? '';
  const explanation = await explainCaseClock(platform.engine, view, name);
  if (!explanation) throw new Refusal('not_found', caseMessages.no_clock);
  const titles: Readonly<Record<string, typeof caseMessages.title>> = caseMessages.derivation_of;
  const title = t(caseMessages.derivation(t(titles[name.split('.')[0] ?? ''] ?? caseMessages.by_when)));
  const due = explanation.result.due_on;
  const body = (
    <>
      <p class="caption">
        {view.head.title} <bdi class="number">{view.head.number}</bdi>
      </p>
      <h1>{title}</h1>
      {due !== null && <p class="big-date">{t(dayText(due))}</p>}
      <Derivation visit={visit} explanation={explanation} />
      <p class="fine no-print">{t(messages.print)}</p>
    </>
  );
  return { title, back: `/cases/${view.head.id}`, body };
}
