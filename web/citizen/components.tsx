import type { ComponentChildren, JSX } from 'preact';
import { idOfInput } from '../../kernel/fields/screen.ts';
import type { Problem } from '../../kernel/refusal.ts';
import { messages } from './messages.ts';
import type { Visit } from './visit.ts';

// The parts that pages are put together from. Classes are those of style.css; none holds a rule of the domain.

/** One line of a list of facts: what it is, its value, and perhaps a link to change it. */
export interface Fact {
  readonly title: ComponentChildren;
  readonly value: ComponentChildren;
  readonly act?: { readonly href: string; readonly text: string; readonly about: string };
}

/** Facts in two columns; on a phone one below the other. */
export function Facts({ facts }: { facts: readonly Fact[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map(({ title, value, act }) => (
        <div>
          <dt>{title}</dt>
          <dd>{value}</dd>
          {act && (
            <dd class="do">
              <a class="tap" href={act.href}>
                {act.text}
                <span class="visually-hidden">{act.about}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** How a state looks; the word says it, the colour only repeats it. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'busy';

/** A state in a word. */
export const State = ({ tone, children }: { tone: Tone; children: ComponentChildren }): JSX.Element => (
  <strong class={tone === 'plain' ? 'state' : `state state-${tone}`}>{children}</strong>
);

/** One task of a list. */
export interface Task {
  readonly title: string;
  readonly href?: string;
  readonly note?: ComponentChildren;
  readonly state: ComponentChildren;
  readonly tone: Tone;
}

/** Tasks with their states; those that can be worked on are links. */
export function Tasks({ tasks }: { tasks: readonly Task[] }): JSX.Element {
  return (
    <ul class="tasks">
      {tasks.map(({ title, href, note, state, tone }) => (
        <li class="task">
          <div class="task-text">
            {href === undefined ? (
              <p>{title}</p>
            ) : (
              <a class="tap" href={href}>
                {title}
              </a>
            )}
            {note !== undefined && <p class="fine">{note}</p>}
          </div>
          <State tone={tone}>{state}</State>
        </li>
      ))}
    </ul>
  );
}

/** Something that must be seen: tone by edge and colour, the heading says it in words. */
export function Banner({
  title,
  tone = 'plain',
  children,
}: {
  title: string;
  tone?: Tone;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <section class={tone === 'plain' || tone === 'busy' ? 'banner' : `banner banner-${tone}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** All problems of a form at the top, each a link to its field. */
export function ErrorSummary({ visit, problems }: { visit: Visit; problems: readonly Problem[] }): JSX.Element | null {
  if (problems.length === 0) return null;
  return (
    <div class="summary-of-errors" role="alert" aria-labelledby="errors-title" tabIndex={-1}>
      <h2 id="errors-title">{visit.t(messages.error_summary)}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li>
            <a class="tap error-link" href={`#${idOfInput(field)}`}>
              {visit.t(message)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A table that folds into cards on a phone: each cell names its column. */
export function Table({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly ComponentChildren[])[];
}): JSX.Element {
  return (
    <table class="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr>
            <th scope="row">{first}</th>
            {rest.map((cell, index) => (
              <td data-column={columns[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The one button by which a page goes on, and what else one may do. */
export const Actions = ({ children }: { children: ComponentChildren }): JSX.Element => (
  <div class="actions no-print">{children}</div>
);
