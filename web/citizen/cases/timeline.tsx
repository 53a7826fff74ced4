import type { JSX } from 'preact';
import type { CaseAction } from '../../../kernel/procedures/action.ts';
import type { CaseView } from '../../../kernel/procedures/find-case.ts';
import type { Words } from '../../../kernel/words.ts';
import { momentText } from '../day-texts.ts';
import { pauseText } from '../limit-texts.ts';
import type { Visit } from '../visit.ts';
import { timelineWords as m } from './messages.ts';

interface Told {
  readonly words: Words;
  readonly more?: string | undefined;
}

/** What an act means to the applicant; null for what is the office's own business. */
function told({ published: { rules } }: CaseView, action: CaseAction): Told | null {
  const title = (stage: string) => rules.stages[stage]?.title ?? stage;
  switch (action.kind) {
    case 'claim':
      return null;
    case 'submit':
    case 'accept':
    case 'supplement':
    case 'deem_accepted':
    case 'transfer':
    case 'consult':
    case 'give_opinion':
    case 'release':
    case 'finish':
    case 'mark_overdue':
    case 'rate':
    case 'correct_deemed':
      return { words: m[action.kind] };
    case 'rate_by_default':
      return { words: m.by_default };
    case 'decline':
      return { words: m.decline, more: action.content.reason };
    case 'correct_on_spot':
      return { words: m.correct_on_spot, more: action.content.note };
    case 'request_supplement':
      return { words: m.request_supplement, more: action.content.missing.map(({ what }) => what).join('；') };
    case 'complete':
      return { words: m.complete(title(action.content.stage)) };
    case 'return':
      return { words: m.return(title(action.content.to)), more: action.content.reason };
    case 'urge':
      return { words: m.urge, more: action.content.text };
    case 'suspend':
      return { words: m.suspend(pauseText(action.content.pause).zh), more: action.content.reason };
    case 'resume':
      return { words: m.resume(pauseText(action.content.pause).zh), more: action.content.result };
    case 'extend':
      return { words: m.extend, more: action.content.reason };
    case 'decide': {
      const final = rules.stages[action.content.to]?.final;
      if (final === 'granted') return { words: m.granted };
      return final === 'denied'
        ? { words: m.denied, more: action.content.reasons }
        : { words: m.complete(title(action.content.stage)) };
    }
    case 'withdraw':
      return { words: m.withdraw, more: action.content.reason };
  }
}

/** Everything that happened and concerns the applicant, newest first. */
export function Timeline({ visit, view }: { visit: Visit; view: CaseView }): JSX.Element {
  const { t } = visit;
  const lines = view.log.flatMap((action) => {
    const what = told(view, action);
    return what ? [{ ...what, at: action.at }] : [];
  });
  return (
    <ol class="timeline" reversed>
      {lines.toReversed().map(({ words, more, at }, index) => (
        <li class={index === 0 ? 'now' : undefined}>
          <time dateTime={at}>{t(momentText(at))}</time>
          <p>
            <strong>{t(words)}</strong>
          </p>
          {more !== undefined && more !== '' && <p>{more}</p>}
        </li>
      ))}
    </ol>
  );
}
