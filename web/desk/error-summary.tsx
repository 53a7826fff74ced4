import type { JSX } from 'preact';
import { idOfInput } from '../../kernel/fields/screen.ts';
import type { Problem, Refusal } from '../../kernel/refusal.ts';
import type { Desk } from './desk.ts';
import { messages } from './messages.ts';

interface ErrorSummaryProps {
  readonly desk: Desk;
  readonly refusal: Pick<Refusal, 'words' | 'problems'>;
  /** Which problems have an input on the page; the others are said without a link. */
  readonly linked?: (field: string) => boolean;
}

/** What was wrong, at the top of the page, each with a link to its input. */
export function ErrorSummary({ desk: { t }, refusal, linked = () => false }: ErrorSummaryProps): JSX.Element {
  const said = [messages.errors_found, ...refusal.problems.map(({ message }) => message)].some(
    (words) => t(words) === t(refusal.words),
  );
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <h2>{t(messages.errors_found)}</h2>
      {!said && <p>{t(refusal.words)}</p>}
      {refusal.problems.length > 0 && (
        <ul>
          {refusal.problems.map((problem) => (
            <li>
              {linked(problem.field) ? (
                <a href={`#${idOfInput(problem.field)}`}>{t(problem.message)}</a>
              ) : (
                t(problem.message)
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The problems of one input, beside it. */
export function FieldErrors({
  desk: { t },
  name,
  problems,
}: {
  desk: Desk;
  name: string;
  problems: readonly Problem[];
}): JSX.Element | null {
  const own = problems.filter(({ field }) => field === name);
  if (own.length === 0) return null;
  return (
    <div class="error" id={`${idOfInput(name)}-error`}>
      {own.map(({ message }) => (
        <p>
          <span class="visually-hidden">{t(messages.error)}</span>
          {t(message)}
        </p>
      ))}
    </div>
  );
}
