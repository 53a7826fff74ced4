import { newId } from '../../../kernel/database/new-id.ts';
import { type InboxFilter, inbox, inboxCounts } from '../../../kernel/procedures/inbox.ts';
import { takeAction } from '../../../kernel/procedures/take-action.ts';
import { newestVersions } from '../../../kernel/procedures/version-list.ts';
import { readPosted } from '../body.ts';
import { type Answer, address, type Desk } from '../desk.ts';
import type { PageRoutes } from '../page-routes.ts';
import { placesOf } from '../places.ts';
import { messages } from './messages.ts';
import { InboxView } from './view.tsx';

/** The tabs above the inbox. */
export const TABS = ['all', 'overdue', 'today', 'paused', 'mine'] as const;
export type Tab = (typeof TABS)[number];

/** What waits for the officer: `/desk`. */
export function inboxPages({ get, post }: PageRoutes): void {
  get('/', inboxPage);
  post('/claim', claim);
}

async function inboxPage(desk: Desk): Promise<Answer> {
  const { platform, actor, today, query } = desk;
  const tab = TABS.find((each) => each === query.tab) ?? 'all';
  const [page, counts, calendar, places, versions] = await Promise.all([
    inbox(platform.database, actor, today, filterOf(query, tab)),
    inboxCounts(platform.database, actor, today),
    platform.engine.calendar(platform.database),
    placesOf(platform),
    newestVersions(platform.database),
  ]);
  const ids = [...new Set(page.entries.map(({ id, case_id }) => `${id} ${case_id}`))];
  return {
    title: desk.t(messages.title),
    area: 'inbox',
    body: (
      <InboxView
        desk={desk}
        tab={tab}
        page={page}
        counts={counts}
        calendar={calendar}
        places={places}
        stages={await stageNames(desk, page.entries, versions)}
        items={versions}
        keys={Object.fromEntries(ids.map((id) => [id.split(' ')[0] ?? id, newId()]))}
      />
    ),
  };
}

function filterOf(query: Readonly<Record<string, string>>, tab: Tab): InboxFilter {
  const { item, region, stage, q, after } = query;
  return {
    ...(tab === 'mine' ? { mine: true } : tab === 'all' ? {} : { due: tab }),
    ...(item ? { item } : {}),
    ...(region ? { region } : {}),
    ...(stage ? { stage } : {}),
    ...(q ? { query: q } : {}),
    ...(after ? { after } : {}),
  };
}

/** Titles of stages by `item/stage`, from the newest version of each item on the page. */
async function stageNames(
  { platform }: Desk,
  entries: readonly { readonly item: string }[],
  versions: Awaited<ReturnType<typeof newestVersions>>,
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = {};
  for (const item of new Set(entries.map((entry) => entry.item))) {
    const version = versions.find((each) => each.item === item);
    if (!version) continue;
    const { rules } = await platform.engine.versions.byId(platform.database, version.id);
    for (const [stage, { title }] of Object.entries(rules.stages)) names[`${item}/${stage}`] = title;
  }
  return names;
}

async function claim(desk: Desk): Promise<Answer> {
  const { one } = await readPosted(desk);
  await takeAction(desk.platform.engine, desk.actor, {
    case_id: one('case'),
    kind: 'claim',
    content: { stage: one('stage') },
    key: one('_key'),
  });
  const back = one('back');
  return { redirect: back.startsWith('/desk') && !back.startsWith('//') ? back : address('/desk') };
}
