import type { JSX } from 'preact';
import { isPlainDate, type PlainDate } from '../../../kernel/dates.ts';
import { demandAdministration, mayAdminister } from '../../../kernel/people/administration.ts';
import { bundlesWith, checkForPublication, itemImpact, retireItem } from '../../../kernel/procedures/publish.ts';
import type { QualityFailure } from '../../../kernel/procedures/quality.ts';
import { newestVersions, type VersionLine, versionsOfItem } from '../../../kernel/procedures/version-list.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import type { Words } from '../../../kernel/words.ts';
import { readPosted } from '../body.ts';
import { type Answer, address, type Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { Hidden, TextInput } from '../inputs.tsx';
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

/** First what the end of the item touches; then, confirmed, its end from a date on. */
export async function retire(desk: Desk): Promise<Answer> {
  const { platform, actor, params } = desk;
  demandAdministration(actor);
  const { one } = await readPosted(desk);
  const item = params.item ?? '';
  const from = one('from');
  const [newest] = await versionsOfItem(platform.database, item);
  if (!newest) throw new Refusal('not_found', shared.not_found);
  const refuse = (message: Words) => draw(desk, [{ field: 'from', rule: 'date', message }], from);
  if (!isPlainDate(from)) return refuse(messages.bad_date);
  if (newest.valid_from !== null && from <= newest.valid_from) return refuse(messages.retire_too_early);
  if (one('sure') !== '1') return retirePreview(desk, newest, from);
  await platform.database.transaction((tx) => retireItem(tx, actor, platform.now, item, from));
  return { redirect: address(`/desk/items/${item}`, { done: 'retired' }) };
}

async function retirePreview(desk: Desk, { item, title }: VersionLine, from: PlainDate): Promise<Answer> {
  const { t, platform } = desk;
  const [impact, bundles] = await Promise.all([
    itemImpact(platform.database, item),
    bundlesWith(platform.database, item),
  ]);
  return {
    title: t(messages.retire_title(title)),
    area: 'items',
    body: (
      <div class="narrow">
        <h1>{t(messages.retire_title(title))}</h1>
        <section class="panel">
          <h2>{t(messages.impact)}</h2>
          <p>{t(messages.retire_from(from))}</p>
          <p>{t(messages.retire_cases(impact.open_cases, impact.drafts))}</p>
          {bundles.length === 0 ? (
            <p>{t(messages.retire_no_bundles)}</p>
          ) : (
            <div class="warn-box">
              <p>{t(messages.retire_bundles)}</p>
              <ul class="plain-list">
                {bundles.map((bundle) => (
                  <li>
                    <a href={`/desk/items/${bundle.item}`}>{bundle.title}</a>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </section>
        <form class="buttons" method="post" action={`/desk/items/${item}/retire`}>
          <Hidden values={{ from, sure: '1' }} />
          <button class="button button-danger" type="submit">
            {t(messages.retire_submit)}
          </button>
          <a href={`/desk/items/${item}`}>{t(shared.back)}</a>
        </form>
      </div>
    ),
  };
}

async function draw(desk: Desk, problems: readonly Problem[], from = ''): Promise<Answer> {
  const { t, platform, actor, params, query } = desk;
  const { database, engine } = platform;
  const item = params.item ?? '';
  const lines = await versionsOfItem(database, item);
  const [newest] = lines;
  if (!newest) throw new Refusal('not_found', shared.not_found);
  const published = await engine.versions.byId(database, newest.id);
  const [failures, impact] = await Promise.all([
    checkForPublication(database, published.definition, desk.today),
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
        <section class="panel">
          <h2>{t(messages.quality)}</h2>
          <Quality desk={desk} failures={failures} />
        </section>
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
              <button class="button button-secondary" type="submit">
                {t(messages.retire_preview)}
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
