import type { JSX } from 'preact';
import type { Draft } from '../../../kernel/procedures/draft.ts';
import { momentText } from '../day-texts.ts';
import type { Visit } from '../visit.ts';
import { caseMessages as m } from './messages.ts';

/** Applications that are not sent yet, to go on with. */
export function DraftLines({
  visit,
  drafts,
}: {
  visit: Visit;
  drafts: readonly (Draft & { readonly title: string })[];
}): JSX.Element {
  const { t } = visit;
  return (
    <ul class="results">
      {drafts.map(({ id, title, updated_at }) => (
        <li>
          <a class="tap result-title" href={`/apply/${id}`}>
            {t(m.go_on)}：{title}
          </a>
          <p class="fine">{t(m.saved_at(t(momentText(updated_at))))}</p>
        </li>
      ))}
    </ul>
  );
}
