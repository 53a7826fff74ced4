import type { JSX } from 'preact';
import type { Calendar } from '../../../kernel/calendar/calendar.ts';
import type { InboxCounts, InboxEntry, InboxPage } from '../../../kernel/procedures/inbox.ts';
import type { VersionLine } from '../../../kernel/procedures/version-list.ts';
import { Countdown } from '../countdown.tsx';
import { address, type Desk } from '../desk.ts';
import { Hidden, SelectInput, TextInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import type { Places } from '../places.ts';
import { About, Pager, Table } from '../table.tsx';
import { messages } from './messages.ts';
import { TABS, type Tab } from './pages.tsx';

interface InboxViewProps {
  readonly desk: Desk;
  readonly tab: Tab;
  readonly page: InboxPage;
  readonly counts: InboxCounts;
  readonly calendar: Calendar;
  readonly places: Places;
  /** Titles by `item/stage`. */
  readonly stages: Readonly<Record<string, string>>;
  readonly items: readonly VersionLine[];
  /** A fresh idempotency key for each line. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Tabs with counts, filter, and the work itself, most urgent first. */
export function InboxView(props: InboxViewProps): JSX.Element {
  const { desk, page, places } = props;
  const { t } = desk;
  return (
    <>
      <h1>{t(messages.title)}</h1>
      <TabList {...props} />
      <Filter {...props} />
      <Table
        desk={desk}
        title={t(messages.title)}
        columns={[
          t(messages.number),
          t(messages.item),
          t(messages.stage),
          t(messages.applicant),
          t(messages.region),
          t(messages.due),
          t(messages.holder),
        ]}
        empty={t(messages.empty)}
        rows={page.entries.map((entry) => [
          <a class="number" href={`/desk/cases/${entry.case_id}`}>
            {entry.number}
          </a>,
          <>
            {entry.title}
            {entry.bundle_case && <small class="tag">{t(messages.part)}</small>}
          </>,
          entry.kind === 'opinion'
            ? t(messages.opinion)
            : (props.stages[`${entry.item}/${entry.stage}`] ?? entry.stage),
          entry.applicant_name,
          places.names[entry.region] ?? entry.region,
          <Countdown desk={desk} calendar={props.calendar} due={entry.due_on} paused={entry.paused} />,
          <Claim {...props} entry={entry} />,
        ])}
      />
      <Pager desk={desk} path="/desk" next={page.next} />
    </>
  );
}

function TabList({ desk: { t, query }, tab, counts }: InboxViewProps): JSX.Element {
  const { after: _, ...filter } = query;
  return (
    <nav class="tabs" aria-label={t(messages.tabs)}>
      <ul>
        {TABS.map((each) => (
          <li>
            <a href={address('/desk', { ...filter, tab: each })} aria-current={each === tab ? 'page' : undefined}>
              {t(messages[each])} <span class="count">{counts[each]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Filter({ desk, tab, places, items, stages }: InboxViewProps): JSX.Element {
  const { t, query } = desk;
  // The stages of what is on the page, by name; the same name may stand for several items.
  const offered = [...new Map(Object.entries(stages).map(([key, title]) => [key.split('/')[1] ?? key, title]))];
  return (
    <form class="filter" method="get" action="/desk">
      <Hidden values={{ tab }} />
      <TextInput desk={desk} name="q" label={t(messages.query)} value={query.q ?? ''} />
      <SelectInput
        desk={desk}
        name="item"
        label={t(messages.item)}
        value={query.item ?? ''}
        blank={t(shared.all)}
        options={items.map(({ item, title }) => [item, title])}
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
        name="stage"
        label={t(messages.stage)}
        value={query.stage ?? ''}
        blank={t(shared.all)}
        options={offered}
      />
      <div class="filter-buttons">
        <button class="button" type="submit">
          {t(shared.filter)}
        </button>
        <a href={address('/desk', { tab })}>{t(shared.clear)}</a>
      </div>
    </form>
  );
}

function Claim({ desk, entry, keys }: InboxViewProps & { entry: InboxEntry }): JSX.Element | null {
  const { t, actor, request } = desk;
  if (entry.kind === 'opinion') return null;
  if (entry.claimed_by === actor.id) return <span>{t(messages.me)}</span>;
  if (entry.claimed_by !== null) return <span>{t(messages.another)}</span>;
  return (
    <form method="post" action="/desk/claim">
      <Hidden values={{ case: entry.case_id, stage: entry.stage, back: request.url, _key: keys[entry.id] }} />
      <button class="button button-small button-secondary" type="submit">
        {t(messages.claim)}
        <About text={entry.number} />
      </button>
    </form>
  );
}
