import type { JSX } from 'preact';
import { dateOf } from '../../../kernel/dates.ts';
import { searchItems } from '../../../kernel/procedures/item-search.ts';
import { type Answer, address, type Desk } from '../desk.ts';
import { Hidden, RadioInput, TextInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { About, Table } from '../table.tsx';
import { type Applicant, applicantOf, findApplicants, keyOf } from './applicant.ts';
import { messages } from './messages.ts';

/** Who applies, and for what: `/desk/counter`. */
export async function choicePage(desk: Desk): Promise<Answer> {
  const { t, query } = desk;
  const chosen = query.applicant ? await applicantOf(desk, query.applicant) : null;
  return {
    title: t(messages.title),
    area: 'counter',
    body: (
      <>
        <h1>{t(messages.title)}</h1>
        <p class="lead">{t(messages.lead)}</p>
        {chosen ? <Chosen desk={desk} applicant={chosen} /> : <Search desk={desk} found={await search(desk)} />}
        {chosen && <Items desk={desk} applicant={chosen} hits={await items(desk, chosen)} />}
      </>
    ),
  };
}

const kindOf = ({ query }: Desk): Applicant['kind'] => (query.kind === 'person' ? 'person' : 'enterprise');

const search = async (desk: Desk): Promise<readonly Applicant[] | null> =>
  desk.query.q ? findApplicants(desk, kindOf(desk), desk.query.q) : null;

function Search({ desk, found }: { desk: Desk; found: readonly Applicant[] | null }): JSX.Element {
  const { t, query } = desk;
  return (
    <>
      <section class="panel" aria-labelledby="who-title">
        <h2 id="who-title">{t(messages.step_applicant)}</h2>
        <form method="get" action="/desk/counter">
          <RadioInput
            desk={desk}
            name="kind"
            legend={t(messages.kind)}
            value={kindOf(desk)}
            options={[
              ['enterprise', t(messages.enterprise)],
              ['person', t(messages.person)],
            ]}
          />
          <TextInput desk={desk} name="q" label={t(messages.query)} value={query.q ?? ''} />
          <button class="button" type="submit">
            {t(shared.search)}
          </button>
        </form>
      </section>
      {found && (
        <Table
          desk={desk}
          title={t(messages.found)}
          columns={[t(messages.name), t(messages.code), t(messages.address), '']}
          empty={t(messages.nobody)}
          rows={found.map((applicant) => [
            applicant.name,
            <span class="number">{applicant.code}</span>,
            applicant.address,
            <a class="button button-small" href={address('/desk/counter', { applicant: keyOf(applicant) })}>
              {t(messages.choose)}
              <About text={applicant.name} />
            </a>,
          ])}
        />
      )}
    </>
  );
}

/** Who was chosen, on top of the following pages. */
export function Chosen({ desk: { t }, applicant }: { desk: Desk; applicant: Applicant }): JSX.Element {
  return (
    <p class="notice-box">
      {t(messages.applicant)}：<strong>{applicant.name}</strong> <span class="number">{applicant.code}</span>{' '}
      <a href={address('/desk/counter', { kind: applicant.kind })}>{t(messages.change)}</a>
    </p>
  );
}

async function items({ platform, query }: Desk, { kind }: Applicant) {
  const hits = await searchItems(platform.database, query.item ?? '', {
    on: dateOf(platform.now()),
    limit: 60,
    // Code 1 is natural persons; the codes of all others are open to enterprises.
    ...(kind === 'person' ? { audience: '1' } : { audience: '2' }),
  });
  return hits;
}

function Items({
  desk,
  applicant,
  hits,
}: {
  desk: Desk;
  applicant: Applicant;
  hits: Awaited<ReturnType<typeof items>>;
}): JSX.Element {
  const { t, query } = desk;
  return (
    <>
      <section class="panel" aria-labelledby="what-title">
        <h2 id="what-title">{t(messages.step_item)}</h2>
        <form method="get" action="/desk/counter">
          <Hidden values={{ applicant: keyOf(applicant) }} />
          <TextInput desk={desk} name="item" label={t(messages.item_query)} value={query.item ?? ''} />
          <button class="button" type="submit">
            {t(shared.search)}
          </button>
        </form>
      </section>
      <Table
        desk={desk}
        title={t(messages.item)}
        columns={[t(messages.item), t(messages.summary), '']}
        empty={t(messages.no_item)}
        rows={hits.map((hit) => [
          <>
            {hit.title}
            <small class="tag">{t(hit.kind === 'bundle' ? messages.kind_bundle : messages.kind_item)}</small>
          </>,
          hit.summary,
          <a
            class="button button-small"
            href={address('/desk/counter/application', { applicant: keyOf(applicant), item: hit.item })}
          >
            {t(messages.apply)}
            <About text={hit.title} />
          </a>,
        ])}
      />
    </>
  );
}
