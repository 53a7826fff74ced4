import type { ComponentChildren, JSX } from 'preact';
import { address, type Desk } from './desk.ts';
import { messages } from './messages.ts';

/** What a short link or button is about, for those who hear it without its row. */
export const About = ({ text }: { text: string }): JSX.Element => <span class="visually-hidden">：{text}</span>;

interface TableProps {
  readonly desk: Desk;
  /** Said to screen readers, and the table's name. */
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Said where there are no rows. */
  readonly empty?: string;
  /** Columns of figures, from 0. */
  readonly numbers?: readonly number[];
  /** On a narrow screen each row becomes a block with its column names. */
  readonly folds?: boolean;
}

/** A dense table. The first cell of a row is its header. */
export function Table({ desk, title, columns, rows, empty, numbers = [], folds = true }: TableProps): JSX.Element {
  const { t } = desk;
  if (rows.length === 0) return <p class="empty">{empty ?? t(messages.none)}</p>;
  return (
    // A box that scrolls sideways must be reachable by keyboard.
    <section class="table-box" aria-label={t(messages.scroll_table(title))} tabIndex={folds ? undefined : 0}>
      <table class={folds ? 'table folds' : 'table'}>
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th scope="col" class={numbers.includes(place) ? 'number' : undefined}>
                {column === '' ? <span class="visually-hidden">{t(messages.act)}</span> : column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell, place) =>
                place === 0 ? (
                  <th scope="row" data-title={columns[0]}>
                    {cell}
                  </th>
                ) : (
                  <td data-title={columns[place]} class={numbers.includes(place) ? 'number' : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PagerProps {
  readonly desk: Desk;
  readonly path: string;
  readonly next: string | null;
}

/** Ways to the next page and back to the first, with the same filter. */
export function Pager({ desk: { t, query }, path, next }: PagerProps): JSX.Element | null {
  const { after, ...filter } = query;
  if (next === null && after === undefined) return null;
  return (
    <nav class="pager" aria-label={t(messages.pages)}>
      {after !== undefined && (
        <a class="button button-secondary" href={address(path, filter)}>
          {t(messages.first_page)}
        </a>
      )}
      {next !== null && (
        <a class="button button-secondary" rel="next" href={address(path, { ...filter, after: next })}>
          {t(messages.next_page)}
        </a>
      )}
    </nav>
  );
}
