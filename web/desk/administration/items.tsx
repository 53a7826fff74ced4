import type { JSX } from 'preact';
import { isPlainDate } from '../../../kernel/dates.ts';
import { demandAdministration, mayAdminister } from '../../../kernel/procedures/administration.ts';
import { itemImpact, retireItem } from '../../../kernel/procedures/publish.ts';
import { checkItem, type QualityFailure } from '../../../kernel/procedures/quality.ts';
import { newestVersions, type VersionLine, versionsOfItem } from '../../../kernel/procedures/version-list.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { readPosted } from '../body.ts';
import { type Answer, address, type Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { TextInput, TickInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { minuteOf } from '../moment.ts';
import { Table } from '../table.tsx';
import { messages } from './messages.ts';

/** Every item and bundle in its newest version: `/desk/items`. */
export async function itemsPage(desk: Desk): Promise<Answer> {
  const { t, platform, actor } = desk;
  const lines = await newestVersions(platform.database);
  return {
    title: t(messages.items_title),
    area: 'items',
    body: (
      <>
        <h1>{t(messages.items_title)}</h1>
        {mayAdminister(actor) && (
          <p>
            <a class="button" href="/desk/items/publish">
              {t(messages.publish)}
            </a>
          </p>
        )}
        <Table
          desk={desk}
          title={t(messages.items_title)}
          columns={[t(messages.item), t(messages.kind), t(messages.version), t(messages.valid), t(messages.state)]}
          rows={lines.map((line) => [
            <a href={`/desk/items/${line.item}`}>{line.title}</a>,
            t(line.kind === 'bundle' ? messages.kind_bundle : messages.kind_item),
            t(messages.version_n(line.version)),
            validity(desk, line),
            stateOf(desk, line),
          ])}
        />
      </>
    ),
  };
}

function validity({ t }: Desk, { valid_from, valid_to }: VersionLine): string {
  if (valid_from === null) return '';
  return t(messages.from_to(valid_from, valid_to ?? t(messages.open_end)));
}

function stateOf({ t, today }: Desk, { state, valid_from, valid_to }: VersionLine): string {
  if (valid_from === null) return t(messages.corrected);
  if (valid_to !== null && valid_to <= today) return t(state === 'retired' ? messages.retired : messages.ended);
  return t(messages.in_force);
}

/** One item: versions, quality, impact, and its end: `/desk/items/:item`. */
export async function itemPage(desk: Desk): Promise<Answer> {
  return draw(desk, []);
}

/** Ends an item from a date on. */
export async function retire(desk: Desk): Promise<Answer> {
  const { platform, actor, params } = desk;
  demandAdministration(actor);
  const { one } = await readPosted(desk);
  const from = one('from');
  const problems: Problem[] = [
    ...(isPlainDate(from) ? [] : [{ field: 'from', rule: 'date', message: messages.bad_date }]),
    ...(one('sure') === '1' ? [] : [{ field: 'sure', rule: 'required', message: messages.retire_needed }]),
  ];
  if (problems.length > 0 || !isPlainDate(from)) return draw(desk, problems, from);
  await platform.database.transaction((tx) => retireItem(tx, actor, platform.now, params.item ?? '', from));
  return { redirect: address(`/desk/items/${params.item}`, { done: 'retired' }) };
}

async function draw(desk: Desk, problems: readonly Problem[], from = ''): Promise<Answer> {
  const { t, platform, actor, params, query } = desk;
  const { database, engine } = platform;
  const item = params.item ?? '';
  const lines = await versionsOfItem(database, item);
  const [newest] = lines;
  if (!newest) throw new Refusal('not_found', shared.not_found);
  const [published, impact] = await Promise.all([
    engine.versions.byId(database, newest.id),
    itemImpact(database, item),
  ]);
  return {
    title: newest.title,
    area: 'items',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="crumbs">
          <a href="/desk/items">{t(messages.items_title)}</a>
        </p>
        {problems.length > 0 && (
          <ErrorSummary desk={desk} refusal={{ words: shared.errors_found, problems }} linked={() => true} />
        )}
        {query.done === 'retired' && <output class="notice-box">{t(messages.retired_done)}</output>}
        {query.done === 'published' && <output class="notice-box">{t(messages.published)}</output>}
        {query.done === 'unchanged' && <output class="notice-box">{t(messages.unchanged)}</output>}
        <h1>{newest.title}</h1>
        <p>
          <a href={`/desk/items/${item}/definition`}>{t(messages.download)}</a>
        </p>
        <h2>{t(messages.versions)}</h2>
        <Table
          desk={desk}
          title={t(messages.versions)}
          columns={[t(messages.version), t(messages.valid), t(messages.state), t(messages.published_at)]}
          rows={lines.map((line) => [
            t(messages.version_n(line.version)),
            validity(desk, line),
            stateOf(desk, line),
            minuteOf(line.published_at),
          ])}
        />
        <section class="panel">
          <h2>{t(messages.impact)}</h2>
          <p>{t(messages.impact_line(impact.open_cases, impact.drafts))}</p>
        </section>
        {published.kind === 'item' && (
          <section class="panel">
            <h2>{t(messages.quality)}</h2>
            <Quality desk={desk} failures={checkItem(published.definition)} />
          </section>
        )}
        {mayAdminister(actor) && newest.state === 'published' && (
          <section class="panel narrow">
            <h2>{t(messages.retire)}</h2>
            <p>{t(messages.retire_lead)}</p>
            <form method="post" action={`/desk/items/${item}/retire`}>
              <TextInput
                desk={desk}
                name="from"
                type="date"
                label={t(messages.from)}
                value={from}
                width={20}
                problems={problems}
              />
              <TickInput desk={desk} name="sure" label={t(messages.retire_confirm)} problems={problems} />
              <button class="button button-danger" type="submit">
                {t(messages.retire_submit)}
              </button>
            </form>
          </section>
        )}
      </>
    ),
  };
}

/** What the publish-time checks found. */
export function Quality({ desk, failures }: { desk: Desk; failures: readonly QualityFailure[] }): JSX.Element {
  const { t } = desk;
  if (failures.length === 0) return <p>{t(messages.quality_passed)}</p>;
  return (
    <Table
      desk={desk}
      title={t(messages.quality)}
      columns={[t(messages.check), t(messages.severity), t(messages.finding), t(messages.places)]}
      rows={failures.map(({ id, severity, message, places }) => [
        id,
        t(severity === 'block' ? messages.block : messages.warn),
        t(message),
        places.join('、'),
      ])}
    />
  );
}
