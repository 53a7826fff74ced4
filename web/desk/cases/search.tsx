import type { CaseFilter } from '../../../kernel/procedures/find-case.ts';
import { listCases } from '../../../kernel/procedures/find-case.ts';
import { newestVersions } from '../../../kernel/procedures/version-list.ts';
import { Countdown } from '../countdown.tsx';
import type { Answer, Desk } from '../desk.ts';
import { SelectInput, TextInput, TickInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { minuteOf } from '../moment.ts';
import { placesOf } from '../places.ts';
import { Pager, Table } from '../table.tsx';
import { messages, phases } from './messages.ts';

/** Cases that the officer may see, newest first: `/desk/cases`. */
export async function searchPage(desk: Desk): Promise<Answer> {
  const { t, platform, actor, query } = desk;
  const [found, places, calendar, versions] = await Promise.all([
    listCases(platform.engine, actor, filterOf(query)),
    placesOf(platform),
    platform.engine.calendar(platform.database),
    newestVersions(platform.database),
  ]);
  return {
    title: t(messages.search_title),
    area: 'cases',
    body: (
      <>
        <h1>{t(messages.search_title)}</h1>
        <form class="filter" method="get" action="/desk/cases">
          <TextInput desk={desk} name="q" label={t(messages.search_query)} value={query.q ?? ''} />
          <SelectInput
            desk={desk}
            name="item"
            label={t(messages.item)}
            value={query.item ?? ''}
            blank={t(shared.all)}
            options={versions.map(({ item, title }) => [item, title])}
          />
          <SelectInput
            desk={desk}
            name="region"
            label={t(messages.region)}
            value={query.region ?? ''}
            blank={t(shared.all)}
            options={places.counties.map(({ value, name }) => [value, name])}
          />
          <SelectInput
            desk={desk}
            name="phase"
            label={t(messages.phase)}
            value={query.phase ?? ''}
            blank={t(shared.all)}
            options={Object.entries(phases).map(([phase, words]) => [phase, t(words)])}
          />
          <div class="choices">
            <TickInput desk={desk} name="open" label={t(messages.only_open)} checked={query.open === '1'} />
            <TickInput desk={desk} name="overdue" label={t(messages.only_overdue)} checked={query.overdue === '1'} />
          </div>
          <div class="filter-buttons">
            <button class="button" type="submit">
              {t(shared.search)}
            </button>
            <a href="/desk/cases">{t(shared.clear)}</a>
          </div>
        </form>
        <Table
          desk={desk}
          title={t(messages.search_title)}
          columns={[
            t(messages.number),
            t(messages.item),
            t(messages.applicant),
            t(messages.region),
            t(messages.submitted),
            t(messages.phase),
            t(messages.due),
          ]}
          rows={found.entries.map((line) => [
            <a class="number" href={`/desk/cases/${line.id}`}>
              {line.number}
            </a>,
            line.title,
            line.applicant_name,
            places.names[line.region] ?? line.region,
            minuteOf(line.submitted_at).slice(0, 10),
            t(phases[line.phase]),
            line.closed_on ?? <Countdown desk={desk} calendar={calendar} due={line.due_on} paused={line.paused} />,
          ])}
        />
        <Pager desk={desk} path="/desk/cases" next={found.next} />
      </>
    ),
  };
}

function filterOf({ q, item, region, phase, open, overdue, after }: Readonly<Record<string, string>>): CaseFilter {
  return {
    ...(q ? { query: q } : {}),
    ...(item ? { item } : {}),
    ...(region ? { region } : {}),
    ...(phase ? { phase } : {}),
    ...(open === '1' ? { open: true } : {}),
    ...(overdue === '1' ? { overdue: true } : {}),
    ...(after ? { after } : {}),
  };
}
