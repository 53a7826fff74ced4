import { explanationLines } from '../../../kernel/calendar/explanation-lines.ts';
import { expectedDecision } from '../../../kernel/procedures/find-case.ts';
import { loadCase } from '../cases/case-data.ts';
import type { Answer, Desk } from '../desk.ts';
import { messages as shared } from '../messages.ts';
import { minuteOf } from '../moment.ts';
import { messages } from './messages.ts';

/** The receipt of an application, for print: `/desk/counter/receipts/:id`. */
export async function receiptPage(desk: Desk): Promise<Answer> {
  const { t, platform, params, language } = desk;
  const { view, materials } = await loadCase(desk, params.id ?? '');
  const { head, state, published } = view;
  const expected = await expectedDecision(platform.engine, published);
  const notice = view.clocks.find(({ name }) => name === 'notice');
  const given = (code: string) => state.materials.find((each) => each.code === code);
  const missing = materials.filter(({ code }) => !given(code));
  const clerk = view.log[0]?.actor_name ?? '';
  const rows: (readonly [string, string])[] = [
    [t(messages.number), head.number],
    [t(messages.applicant), head.applicant_name],
    [t(messages.title_of_item), head.title],
    [t(messages.received), minuteOf(state.submitted_at)],
    ...(notice?.due_on ? [[t(messages.notice_due), notice.due_on] as const] : []),
    ...(expected.result.due_on ? [[t(messages.promised), expectedText(desk, expected.result.due_on)] as const] : []),
    [t(messages.clerk), clerk],
  ];
  return {
    title: `${t(messages.receipt)} ${head.number}`,
    area: 'counter',
    plain: true,
    body: (
      <>
        <p class="no-print">
          <a class="button" href={`/desk/cases/${head.id}`}>
            {t(messages.open_case)}
          </a>{' '}
          <a class="button button-secondary" href="/desk/counter">
            {t(messages.next)}
          </a>{' '}
          {t(shared.print)}
        </p>
        <h1>{t(messages.receipt)}</h1>
        <dl class="facts one">
          {rows.map(([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd class="number">{value}</dd>
            </div>
          ))}
        </dl>
        <h2>{t(messages.handed_in)}</h2>
        <ul class="plain-list">
          {materials
            .filter(({ code }) => given(code))
            .map(({ code, name }) => (
              <li>
                {name}
                {given(code)?.exempt && `：${given(code)?.exempt}`}
                {given(code)?.paper && `（${t(messages.paper)}）`}
                {(given(code)?.attachments.length ?? 0) > 0 && `（${t(messages.file)}）`}
              </li>
            ))}
        </ul>
        {missing.length > 0 && (
          <>
            <h2>{t(messages.not_handed_in)}</h2>
            <ul class="plain-list">
              {missing.map(({ name }) => (
                <li>{name}</li>
              ))}
            </ul>
          </>
        )}
        <h2>{t(messages.derivation)}</h2>
        <ol class="derivation">
          {explanationLines(expected, language).map((line) => (
            <li>{line}</li>
          ))}
        </ol>
        <p>{t(messages.keep)}</p>
      </>
    ),
  };
}

const expectedText = ({ t }: Desk, date: string): string => t(messages.promised_if(date));
