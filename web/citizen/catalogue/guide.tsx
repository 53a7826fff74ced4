import type { ComponentChildren, JSX } from 'preact';
import { QrCode } from '../../../kernel/documents/qr.tsx';
import { nameOfCode } from '../../../kernel/fields/code-table.ts';
import { audiences, channels } from '../../../kernel/fields/code-tables/gbt-39046.ts';
import type { Words } from '../../../kernel/words.ts';
import { Actions, Facts } from '../components.tsx';
import { limitText } from '../limit-texts.ts';
import { type Matter, matterInForce, titleOf } from '../matter.ts';
import { messages } from '../messages.ts';
import type { Answer } from '../page-routes.ts';
import type { Visit } from '../visit.ts';
import { Conditions, Items, Materials } from './guide-demands.tsx';
import { Basis, Limits, Official, Steps } from './guide-law.tsx';
import { guideMessages as m } from './guide-messages.ts';

/** The guide of an item or bundle: everything that the standard wants published, in the order in which people ask. */
export async function guidePage(visit: Visit): Promise<Answer> {
  const matter = await matterInForce(visit.platform, visit.params.item ?? '');
  const title = visit.t(titleOf(matter));
  return { title, back: '/', body: <Guide visit={visit} matter={matter} title={title} /> };
}

interface Part {
  readonly id: string;
  readonly title: Words;
  readonly body: ComponentChildren;
}

function Guide({ visit, matter, title }: { visit: Visit; matter: Matter; title: string }): JSX.Element {
  const { t, platform } = visit;
  const { published } = matter;
  const bundle = published.kind === 'bundle';
  const online = published.kind === 'bundle' || published.definition.online;
  const parts: readonly Part[] = [
    ...(bundle ? [{ id: 'items', title: m.items, body: <Items visit={visit} matter={matter} /> }] : []),
    { id: 'conditions', title: m.conditions, body: <Conditions visit={visit} matter={matter} /> },
    { id: 'materials', title: m.materials, body: <Materials visit={visit} matter={matter} /> },
    { id: 'steps', title: m.steps, body: <Steps visit={visit} matter={matter} /> },
    { id: 'limits', title: m.limits, body: <Limits visit={visit} matter={matter} /> },
    { id: 'law', title: m.law, body: <Basis visit={visit} matter={matter} /> },
    { id: 'questions', title: m.questions, body: <Questions matter={matter} /> },
    { id: 'where', title: m.where, body: <Where visit={visit} matter={matter} /> },
    { id: 'official', title: m.official, body: <Official visit={visit} matter={matter} /> },
  ];
  return (
    <>
      <p class="caption">{t(bundle ? m.bundle : m.guide)}</p>
      <h1>{title}</h1>
      <p class="lead">{published.definition.summary}</p>
      {online ? (
        <Actions>
          <a class="button" href={`/items/${published.item}/apply`}>
            {t(m.start)}
          </a>
          <a class="tap" href={`/items/${published.item}/self-check`}>
            {t(m.self_check)}
          </a>
        </Actions>
      ) : (
        <p>{t(m.not_online)}</p>
      )}
      <h2>{t(m.at_a_glance)}</h2>
      <Glance visit={visit} matter={matter} />
      <nav class="guide-nav no-print" aria-label={t(m.contents)}>
        <ul>
          {parts.map((part) => (
            <li>
              <a class="tap" href={`#${part.id}`}>
                {t(part.title)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {parts.map((part) => (
        <section aria-labelledby={part.id}>
          <h2 id={part.id}>{t(part.title)}</h2>
          {part.body}
        </section>
      ))}
      <div class="qr-box">
        <QrCode text={`${platform.config.publicAddress}/items/${published.item}`} label={t(m.scan)} />
        <p class="fine">{t(m.scan)}</p>
      </div>
      <p class="fine no-print">{t(messages.print)}</p>
    </>
  );
}

function Glance({ visit, matter }: { visit: Visit; matter: Matter }): JSX.Element {
  const { t, language } = visit;
  const { published, items } = matter;
  const { definition } = published;
  const charged = items.flatMap(({ fee }) => (fee.charged ? fee.items : []));
  const visits = items.filter(({ on_site_visits }) => on_site_visits.times > 0);
  return (
    <Facts
      facts={[
        { title: t(m.who), value: definition.audience.map((code) => nameOfCode(audiences, code, language)).join('、') },
        {
          title: t(m.how_long),
          value: (
            <>
              <strong>{t(m.promised(t(limitText(definition.promised))))}</strong>
              <br />
              {t(m.statutory(t(limitText(definition.statutory))))}
            </>
          ),
        },
        {
          title: t(m.cost),
          value:
            charged.length === 0 ? (
              t(m.free)
            ) : (
              <ul>
                {charged.map(({ name, standard, basis }) => (
                  <li>
                    {name}：{standard}
                    <br />
                    <span class="fine">{t(m.basis_of(basis))}</span>
                  </li>
                ))}
              </ul>
            ),
        },
        {
          title: t(m.visits),
          value:
            visits.length === 0
              ? t(m.visits_none)
              : visits.map(({ title, on_site_visits: { times, reason } }) => (
                  <p>
                    {items.length > 1 && `${title}：`}
                    {t(m.visits_some(times, reason))}
                  </p>
                )),
        },
        { title: t(m.result), value: <Results visit={visit} matter={matter} /> },
      ]}
    />
  );
}

function Results({ visit, matter: { items } }: { visit: Visit; matter: Matter }): JSX.Element {
  const { t } = visit;
  return (
    <>
      {items.map(({ result }) => (
        <p>
          {result.name}
          {result.valid_years !== undefined && `（${t(m.valid_years(result.valid_years))}）`}
          {result.sample !== undefined && (
            <>
              <br />
              <span class="fine">{result.sample}</span>
            </>
          )}
        </p>
      ))}
    </>
  );
}

function Questions({ matter: { published } }: { matter: Matter }): JSX.Element {
  return (
    <>
      {published.definition.questions.map(({ question, answer }) => (
        <details>
          <summary>{question}</summary>
          <p>{answer}</p>
        </details>
      ))}
    </>
  );
}

function Where({ visit, matter }: { visit: Visit; matter: Matter }): JSX.Element {
  const { t, language } = visit;
  const { published, items } = matter;
  const { place, hours, enquiry_phone, supervision_phone } = published.definition;
  const ways = [...new Set(items.flatMap((item) => item.channels))].sort();
  const phone = (number: string) => (
    <a class="tap number" href={`tel:${number}`}>
      {number}
    </a>
  );
  return (
    <Facts
      facts={[
        { title: t(m.place), value: place },
        { title: t(m.hours), value: hours },
        { title: t(m.enquiry), value: phone(enquiry_phone) },
        { title: t(m.supervision), value: phone(supervision_phone) },
        { title: t(m.ways), value: ways.map((code) => nameOfCode(channels, code, language)).join('、') },
      ]}
    />
  );
}
