import type { JSX } from 'preact';
import { daysLeft, type Licence } from '../../../kernel/documents/licence.ts';
import { licenceStates, stateAt } from '../../../kernel/documents/licence-state.ts';
import { State } from '../components.tsx';
import { dayText } from '../day-texts.ts';
import type { Visit } from '../visit.ts';
import { licenceMessages as m } from './messages.ts';

/** Licences in a list: what, from whom, until when, in which state. */
export function LicenceLines({ visit, licences }: { visit: Visit; licences: readonly Licence[] }): JSX.Element {
  const { t, platform } = visit;
  const now = platform.now();
  return (
    <ul class="results">
      {licences.map((licence) => {
        const state = licenceStates[stateAt(licence, now)];
        const left = daysLeft(licence, now);
        return (
          <li>
            <a class="tap result-title" href={`/licences/${licence.id}`}>
              {licence.type_name}
            </a>{' '}
            <State tone={state.valid ? 'good' : 'bad'}>{t(state.name)}</State>{' '}
            <a class="tap" href={`/licences/${licence.id}/licence.pdf`}>
              {t(m.pdf)}
              <span class="visually-hidden">{licence.type_name}</span>
            </a>
            <p class="fine">
              {licence.holder_name}，{licence.issuer_name}
            </p>
            <p class="fine">
              {licence.valid_to === null ? t(m.unlimited) : t(m.valid_until(t(dayText(licence.valid_to))))}
              {left !== null && `（${t(m.days_left(left))}）`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
