import type { JSX } from 'preact';
import { audiences } from '../../../kernel/fields/code-tables/gbt-39046.ts';
import { draftsOf } from '../../../kernel/procedures/draft.ts';
import { listCases } from '../../../kernel/procedures/find-case.ts';
import { legalTopics, naturalTopics } from '../../../kernel/procedures/topics.ts';
import { CaseLines } from '../cases/case-lines.tsx';
import { DraftLines } from '../cases/draft-lines.tsx';
import { messages } from '../messages.ts';
import type { Answer } from '../page-routes.ts';
import type { Visit } from '../visit.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { catalogueMessages as m } from './messages.ts';
import { SearchBox } from './search.tsx';

const MINE_SHOWN = 3;

/** The first page: search, what is mine, then every way into the list of items. */
export async function homePage(visit: Visit): Promise<Answer> {
  const { t, platform, actor } = visit;
  const catalogue = await catalogueOf(platform);
  const body = (
    <>
      <div class="hero">
        <h1>{t(m.ask)}</h1>
        <SearchBox visit={visit} query="" />
        <p>
          {t(m.try)}
          {catalogue.entries.slice(0, 4).map(({ item, title }) => (
            <>
              <a class="tap" href={`/items/${item}`}>
                {title}
              </a>{' '}
            </>
          ))}
        </p>
      </div>
      {actor.kind === 'person' && (await mine(visit))}
      <Ways visit={visit} catalogue={catalogue} />
    </>
  );
  return { title: t(messages.home), wide: true, body };
}

async function mine(visit: Visit): Promise<JSX.Element> {
  const { t, platform, actor } = visit;
  const [drafts, cases] = await Promise.all([
    draftsOf(platform.engine, actor),
    listCases(platform.engine, actor, { open: true, limit: MINE_SHOWN }),
  ]);
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{t(m.mine)}</h2>
      {drafts.length > 0 && (
        <>
          <h3>{t(m.drafts)}</h3>
          <DraftLines visit={visit} drafts={drafts.slice(0, MINE_SHOWN)} />
        </>
      )}
      <h3>{t(m.cases)}</h3>
      {cases.entries.length === 0 ? <p>{t(m.nothing_open)}</p> : <CaseLines visit={visit} cases={cases.entries} />}
      <p>
        <a class="tap" href="/cases">
          {t(m.all_cases)}
        </a>
      </p>
    </section>
  );
}

function Ways({ visit, catalogue }: { visit: Visit; catalogue: Catalogue }): JSX.Element {
  const { t, language } = visit;
  const { entries, departments } = catalogue;
  const counted = (
    names: Readonly<Record<string, string>>,
    codesOf: (entry: Catalogue['entries'][number]) => readonly string[],
  ) =>
    Object.entries(names)
      .flatMap(([code, name]) => {
        const n = entries.filter((entry) => codesOf(entry).includes(code)).length;
        return n > 0 ? [{ code, name, n }] : [];
      })
      // By code: JavaScript puts keys like 100 before 005.
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  const groups = [
    { id: 'natural', title: m.natural, lines: counted(naturalTopics, ({ topics }) => topics.natural) },
    { id: 'legal', title: m.legal, lines: counted(legalTopics, ({ topics }) => topics.legal) },
    { id: 'department', title: m.departments, lines: counted(departments, ({ department }) => [department]) },
    {
      id: 'audience',
      title: m.audiences,
      lines: counted(
        Object.fromEntries(
          Object.entries(audiences.names).map(([code, name]) => [code, language === 'en' ? name.en : name.zh]),
        ),
        ({ audience }) => audience,
      ),
    },
  ];
  return (
    <>
      <section aria-labelledby="bundles">
        <h2 id="bundles">{t(m.bundles)}</h2>
        <p>{t(m.bundles_lead)}</p>
        <ul class="tiles tiles-wide">
          {entries
            .filter(({ kind }) => kind === 'bundle')
            .map(({ item, title, summary }) => (
              <li>
                <a class="tile" href={`/items/${item}`}>
                  {title}
                  <span>{summary}</span>
                </a>
              </li>
            ))}
        </ul>
      </section>
      {groups.map(({ id, title, lines }) => (
        <section aria-labelledby={id}>
          <h2 id={id}>{t(title)}</h2>
          <ul class="tiles">
            {lines.map(({ code, name, n }) => (
              <li>
                <a class="tile" href={`/lists/${id}/${code}`}>
                  {name}
                  <span>{t(m.count(n))}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
