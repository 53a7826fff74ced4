import { cardCases, officeLoads } from '../../../kernel/procedures/supervision.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { CardMark, Countdown } from '../countdown.tsx';
import { type Answer, address, type Desk } from '../desk.ts';
import { messages as shared } from '../messages.ts';
import { maySupervise } from '../navigation.ts';
import { placesOf } from '../places.ts';
import { About, Table } from '../table.tsx';
import { messages } from './messages.ts';

/** Work by office, and the cases with red and yellow cards: `/desk/supervision`. */
export async function supervisionPage(desk: Desk): Promise<Answer> {
  const { t, platform, actor, today, query } = desk;
  if (!maySupervise(actor)) throw new Refusal('forbidden', shared.supervisors_only);
  const { database, engine } = platform;
  const [loads, cases, calendar, places] = await Promise.all([
    officeLoads(database, actor, today),
    cardCases(database, actor, today, query.office ? { organisation: query.office } : {}),
    engine.calendar(database),
    placesOf(platform),
  ]);
  const chosen = loads.find(({ organisation }) => organisation === query.office);
  return {
    title: t(messages.supervision_title),
    area: 'supervision',
    body: (
      <>
        <h1>{t(messages.supervision_title)}</h1>
        <h2>
          {t(messages.cards_title)}
          {chosen && <span class="tag">{chosen.name}</span>}
        </h2>
        {chosen && (
          <p>
            <a href="/desk/supervision">{t(messages.all_offices)}</a>
          </p>
        )}
        <Table
          desk={desk}
          title={t(messages.cards_title)}
          columns={[
            t(messages.number),
            t(messages.item),
            t(messages.applicant),
            t(messages.card),
            t(messages.due),
            t(messages.office),
            t(messages.urged),
            '',
          ]}
          empty={t(messages.no_cards)}
          rows={cases.map((each) => [
            <a class="number" href={`/desk/cases/${each.id}`}>
              {each.number}
            </a>,
            each.title,
            `${each.applicant_name} · ${places.names[each.region] ?? each.region}`,
            <CardMark desk={desk} card={each.card} />,
            <Countdown desk={desk} calendar={calendar} due={each.due_on} paused={false} />,
            each.offices.join('、'),
            t(messages.times(each.urged)),
            <a href={`/desk/cases/${each.id}#actions`}>
              {t(messages.urge)}
              <About text={each.number} />
            </a>,
          ])}
        />
        <h2>{t(messages.by_office)}</h2>
        <Table
          desk={desk}
          title={t(messages.by_office)}
          columns={[t(messages.office), t(messages.open), t(messages.overdue), t(messages.today), t(messages.paused)]}
          numbers={[1, 2, 3, 4]}
          rows={loads.map((load) => [
            <a href={address('/desk/supervision', { office: load.organisation })}>{load.name}</a>,
            String(load.open),
            String(load.overdue),
            String(load.today),
            String(load.paused),
          ])}
        />
      </>
    ),
  };
}
