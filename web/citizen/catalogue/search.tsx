import type { JSX } from 'preact';
import { dateOf } from '../../../kernel/dates.ts';
import { audiences } from '../../../kernel/fields/code-tables/gbt-39046.ts';
import { type ItemHit, searchItems } from '../../../kernel/procedures/item-search.ts';
import { legalTopics, naturalTopics } from '../../../kernel/procedures/topics.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { State } from '../components.tsx';
import type { Answer } from '../page-routes.ts';
import type { Visit } from '../visit.ts';
import { catalogueOf } from './catalogue.ts';
import { catalogueMessages as m } from './messages.ts';

/** The box into which people type what they want, in their own words. */
export function SearchBox({ visit, query }: { visit: Visit; query: string }): JSX.Element {
  const { t } = visit;
  return (
    <search>
      <form method="get" action="/search">
        <label class="label" for="q">
          {t(m.search_label)}
        </label>
        <div class="search">
          <input class="input" type="search" id="q" name="q" value={query} autocomplete="off" maxLength={100} />
          <button class="button" type="submit">
            {t(m.search)}
          </button>
        </div>
      </form>
    </search>
  );
}

/** What was found for what somebody typed; without words, all items. */
export async function searchPage(visit: Visit): Promise<Answer> {
  const { t, platform, query } = visit;
  const words = (query.q ?? '').trim().slice(0, 100);
  const hits = await searchItems(platform.database, words, {
    on: dateOf(platform.now()),
    limit: words === '' ? 100 : 30,
  });
  const title = words === '' ? m.all_items : hits.length === 0 ? m.none_found(words) : m.results_for(words);
  const body = (
    <>
      <h1>{t(title)}</h1>
      <SearchBox visit={visit} query={words} />
      {hits.length === 0 ? (
        <>
          <p class="lead">{t(m.none_help)}</p>
          <p>
            <a class="tap" href="/search">
              {t(m.see_all)}
            </a>
          </p>
        </>
      ) : (
        <>
          <p class="caption" role="status">
            {t(m.found(hits.length))}
          </p>
          <Hits visit={visit} hits={hits} />
        </>
      )}
    </>
  );
  return { title: t(title), back: '/', body };
}

/** The items of a topic, a department or an audience. */
export async function listPage(visit: Visit): Promise<Answer> {
  const { t, platform, params, language } = visit;
  const { way = '', code = '' } = params;
  const { entries, departments } = await catalogueOf(platform);
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    natural: naturalTopics,
    legal: legalTopics,
    department: departments,
    audience: Object.fromEntries(
      Object.entries(audiences.names).map(([each, name]) => [each, language === 'en' ? name.en : name.zh]),
    ),
  };
  const group = Object.hasOwn(names, way) ? names[way] : undefined;
  const name = group && Object.hasOwn(group, code) ? group[code] : undefined;
  if (name === undefined) throw new Refusal('not_found', m.no_such_list);
  const hits = entries.filter(({ topics, department, audience }) => {
    if (way === 'department') return department === code;
    return (way === 'natural' ? topics.natural : way === 'legal' ? topics.legal : audience).includes(code);
  });
  const title = t(m.list_of(name));
  const body = (
    <>
      <h1>{title}</h1>
      <p class="caption">{t(m.found(hits.length))}</p>
      <Hits visit={visit} hits={hits} />
    </>
  );
  return { title, back: '/', body };
}

function Hits({ visit, hits }: { visit: Visit; hits: readonly ItemHit[] }): JSX.Element {
  return (
    <ol class="results">
      {hits.map(({ item, kind, title, summary }) => (
        <li>
          <a class="tap result-title" href={`/items/${item}`}>
            {title}
          </a>{' '}
          {kind === 'bundle' && <State tone="busy">{visit.t(m.bundle)}</State>}
          <p>{summary}</p>
        </li>
      ))}
    </ol>
  );
}
