import type { JSX } from 'preact';
import { explanationLines } from '../../../kernel/calendar/explanation-lines.ts';
import { explainCaseClock, findCase } from '../../../kernel/procedures/find-case.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { CardMark, Countdown, Mark } from '../countdown.tsx';
import type { Answer, Desk } from '../desk.ts';
import { messages as shared } from '../messages.ts';
import { About } from '../table.tsx';
import type { CaseData } from './case-data.ts';
import { clockTitle } from './log.tsx';
import { messages } from './messages.ts';

/** The clocks of a case: card, what is left, and how each last day comes about. */
export function Clocks({ desk, data }: { desk: Desk; data: CaseData }): JSX.Element | null {
  const { t } = desk;
  const { clocks, card, head } = data.view;
  if (clocks.length === 0) return null;
  // What still runs comes first.
  const ordered = [...clocks].sort((a, b) => Number(a.state === 'stopped') - Number(b.state === 'stopped'));
  return (
    <section class="panel" aria-labelledby="clocks-title">
      <h2 id="clocks-title">{t(messages.clocks)}</h2>
      {card && (
        <p>
          {t(messages.card)} <CardMark desk={desk} card={card.card} /> {t(card.words)}
        </p>
      )}
      {ordered.map((clock) => (
        <div class="clock">
          <p>
            <strong>{clockTitle(desk, data, clock.name)}</strong>{' '}
            {clock.state === 'stopped' ? (
              <Mark
                colour={clock.in_time === false ? 'red' : 'green'}
                text={`${t(messages.stopped)} · ${t(clock.in_time === false ? messages.late : messages.in_time)}`}
              />
            ) : (
              <Countdown desk={desk} calendar={data.calendar} due={clock.due_on} paused={clock.state === 'paused'} />
            )}
          </p>
          {clock.unit !== 'immediate' && (
            <p class="note">
              {t(messages.clock_used(clock.used, clock.budget))}{' '}
              {t(clock.unit === 'working_day' ? messages.working_days : messages.days)}
              {clock.provisional && <> · {t(messages.provisional)}</>}
            </p>
          )}
          {clock.undocumented.length > 0 && <p class="warn-box">{t(messages.undocumented)}</p>}
          <details>
            <summary>
              {t(messages.derivation)}
              <About text={clockTitle(desk, data, clock.name)} />
            </summary>
            <ol class="derivation">
              {(data.derivations[clock.name] ?? []).map((line) => (
                <li>{line}</li>
              ))}
            </ol>
            <a href={`/desk/cases/${head.id}/clocks/${clock.name}`}>{t(messages.derivation_page)}</a>
          </details>
        </div>
      ))}
    </section>
  );
}

/** The derivation of one clock day by day, on a page for print: `/desk/cases/:id/clocks/:name`. */
export async function clockPage(desk: Desk): Promise<Answer> {
  const { t, platform, actor, params, language } = desk;
  const view = await findCase(platform.engine, actor, params.id ?? '');
  const explanation = await explainCaseClock(platform.engine, view, params.name ?? '', { fold: false });
  if (!explanation) throw new Refusal('not_found', shared.not_found);
  const name = clockTitle(desk, { view }, params.name ?? '');
  const title = t(messages.derivation_title(name));
  return {
    title,
    area: 'cases',
    plain: true,
    body: (
      <>
        <p class="no-print">
          <a href={`/desk/cases/${view.head.id}`}>{t(shared.back)}</a> · {t(shared.print)}
        </p>
        <h1>{title}</h1>
        <p>
          {t(messages.number)}：<span class="number">{view.head.number}</span>
          <br />
          {view.head.title}　{view.head.applicant_name}
        </p>
        <ol class="derivation">
          {explanationLines(explanation, language).map((line) => (
            <li>{line}</li>
          ))}
        </ol>
      </>
    ),
  };
}
