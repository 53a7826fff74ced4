import type { JSX } from 'preact';
import { dateOf } from '../../../kernel/dates.ts';
import type { CaseLine } from '../../../kernel/procedures/find-case.ts';
import { State } from '../components.tsx';
import { countdownText, dayText, momentText } from '../day-texts.ts';
import type { Visit } from '../visit.ts';
import { caseMessages as m, phaseWords } from './messages.ts';

/** Cases in a list: title, number, where each stands, and until when. */
export function CaseLines({ visit, cases }: { visit: Visit; cases: readonly CaseLine[] }): JSX.Element {
  const { t, platform } = visit;
  const today = dateOf(platform.now());
  return (
    <ul class="results">
      {cases.map((line) => {
        const { words, tone } = phaseWords[line.phase];
        return (
          <li>
            <a class="tap result-title" href={`/cases/${line.id}`}>
              {line.title}
            </a>{' '}
            <State tone={line.paused ? 'warn' : tone}>{t(line.paused ? m.suspended : words)}</State>{' '}
            {line.overdue && line.closed_on === null && <State tone="bad">{t(m.late)}</State>}
            <p class="fine">
              {t(m.number)} <bdi class="number">{line.number}</bdi>
            </p>
            <p class="fine">
              {t(m.submitted)} {t(momentText(line.submitted_at))}
              {line.due_on !== null && line.closed_on === null && (
                <>
                  {'　'}
                  {t(m.expected)} {t(dayText(line.due_on))}，{t(countdownText(line.due_on, today))}
                </>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
