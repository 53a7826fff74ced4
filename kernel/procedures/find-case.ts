import sql, { empty, type Sql } from 'sql-template-tag';
import { type Card, cardOf, defaultCardRules } from '../calendar/cards.ts';
import type { ClockReading } from '../calendar/clock.ts';
import { type ClockExplanation, explainClock } from '../calendar/explain.ts';
import { dateOf, type Instant, type PlainDate } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import type { CaseAction } from './action.ts';
import { listedCases, visibleCases } from './case-access.ts';
import type { CaseState } from './case-state.ts';
import type { Engine } from './engine.ts';
import { messages } from './messages.ts';
import { type Offer, offersOf } from './offers.ts';
import { clockFactsOf, dueDatesOf, readingsOf } from './projection.ts';
import type { Published } from './version.ts';
import type { CaseHead } from './write-case.ts';

/** A line of a list of cases. */
export interface CaseLine {
  readonly id: string;
  readonly number: string;
  readonly item: string;
  readonly title: string;
  readonly applicant_name: string;
  readonly region: string;
  readonly phase: CaseState['phase'];
  readonly outcome: CaseState['outcome'];
  readonly submitted_at: Instant;
  readonly due_on: PlainDate | null;
  readonly closed_on: PlainDate | null;
  readonly paused: boolean;
  readonly overdue: boolean;
  readonly bundle_case: string | null;
}

/** Everything about one case, as far as the reader may see it. */
export interface CaseView {
  readonly head: CaseHead;
  readonly published: Published;
  readonly state: CaseState;
  readonly log: readonly CaseAction[];
  readonly clocks: readonly ClockReading[];
  /** Card of the promised clock, with rule and evidence; null before acceptance. */
  readonly card: Card | null;
  readonly offers: readonly Offer[];
  /** The cases of a bundle's items. */
  readonly items: readonly CaseLine[];
}

const lineColumns = sql`cases.id, cases.number, cases.item, cases.title, cases.applicant_name, cases.region, cases.phase,
  cases.outcome, cases.submitted_at, cases.due_on, cases.closed_on, cases.paused, cases.overdue, cases.bundle_case`;

/**
 * One case by id or number. The reading is journalled: a case holds personal data.
 * @throws {Refusal} not_found, also where the actor may not see it
 */
export async function findCase(engine: Engine, actor: Actor, idOrNumber: string): Promise<CaseView> {
  const { database, now } = engine;
  const today = dateOf(now());
  const row = await database.maybe<CaseHead & { state: CaseState }>(sql`
    select id, number, item, item_version, bundle_case, title, region, applicant_kind, applicant, applicant_name, agent,
      channel, state
    from kernel.cases
    where ${UUID.test(idOrNumber) ? sql`id = ${idOrNumber}` : sql`number = ${idOrNumber}`}
    and ${visibleCases(actor)}`);
  if (!row) throw new Refusal('not_found', messages.unknown_case, { field: 'case_id' });
  const { state, ...head } = row;
  const published = await engine.versions.byId(database, head.item_version);
  const calendar = await engine.calendar(database);
  const directory = await engine.directory();
  const clocks = readingsOf(state, calendar, today);
  const promised = clocks.find(({ name }) => name === 'promised');
  const log = await database.many<CaseAction>(sql`
    select seq, kind, at, entered_at, counts_on, actor, actor_name, organisation, key, content
    from kernel.case_action
    where case_id = ${head.id}
    order by seq`);
  const items =
    published.kind === 'bundle'
      ? await database.many<CaseLine>(sql`
          select ${lineColumns} from kernel.cases where bundle_case = ${head.id} order by number`)
      : [];
  await database.transaction((tx) =>
    record(tx, [{ at: now(), actor, act: 'case.read', object: 'case', object_id: head.id }]),
  );
  return {
    head,
    published,
    state,
    log,
    clocks,
    card: promised
      ? cardOf(promised, defaultCardRules, today, {
          overdue_steps: state.overdue.filter((name) => name.startsWith('stage.')),
          refused_without_reason: state.phase === 'denied' && !state.reasons,
        })
      : null,
    offers: offersOf({
      actor,
      head,
      rules: published.rules,
      state,
      directory,
      due: dueDatesOf(state, calendar, today),
      today,
    }),
    items,
  };
}

/** How a clock of a case comes to its last day; runs of like days in one line unless `fold` is false. */
export async function explainCaseClock(
  engine: Engine,
  view: Pick<CaseView, 'state'>,
  name: string,
  options: { readonly fold?: boolean } = { fold: true },
): Promise<ClockExplanation | null> {
  const clock = view.state.clocks.find((each) => each.name === name);
  if (!clock) return null;
  return explainClock(clockFactsOf(view.state, clock), await engine.calendar(engine.database), options);
}

/** When an application accepted on a day, by default today, would be decided: the promised limit's derivation, for the receipt. */
export async function expectedDecision(
  engine: Engine,
  published: Published,
  accepted_on: PlainDate = dateOf(engine.now()),
): Promise<ClockExplanation> {
  const { promised } = published.rules;
  return explainClock(
    {
      name: 'promised',
      unit: promised.unit,
      days: promised.days,
      extension_days: 0,
      started_on: accepted_on,
      stopped_on: null,
      pauses: [],
      roll_last_day: true,
      basis: promised.basis,
    },
    await engine.calendar(engine.database),
    { fold: true },
  );
}

/** What narrows a list of cases. */
export interface CaseFilter {
  readonly item?: string;
  readonly phase?: string;
  readonly region?: string;
  readonly query?: string;
  readonly open?: boolean;
  readonly overdue?: boolean;
  readonly after?: string;
  readonly limit?: number;
}

/** Cases that the actor may see, newest first. Items of a bundle stand behind it, not beside it. */
export async function listCases(
  engine: Engine,
  actor: Actor,
  filter: CaseFilter = {},
): Promise<{ readonly entries: readonly CaseLine[]; readonly next: string | null }> {
  const limit = Math.min(filter.limit ?? 50, 200);
  const rows = await engine.database.many<CaseLine>(sql`
    select ${lineColumns}
    from kernel.cases
    where ${listedCases(actor)}
    and cases.bundle_case is null
    ${boundsOf(filter)}
    order by cases.submitted_at desc, cases.id desc
    limit ${limit + 1}`);
  const entries = rows.slice(0, limit);
  const last = entries.at(-1);
  return { entries, next: rows.length > limit && last ? `${last.submitted_at}~${last.id}` : null };
}

function boundsOf(filter: CaseFilter): Sql {
  const [moment = '', id = ''] = filter.after?.split('~') ?? [];
  if (filter.after && (Number.isNaN(Date.parse(moment)) || !UUID.test(id)))
    throw new Refusal('invalid', messages.bad_cursor, { field: 'after' });
  return sql`
    ${filter.item ? sql`and cases.item = ${filter.item}` : empty}
    ${filter.phase ? sql`and cases.phase = ${filter.phase}` : empty}
    ${filter.region ? sql`and cases.region = ${filter.region}` : empty}
    ${filter.open ? sql`and cases.closed_on is null` : empty}
    ${filter.overdue ? sql`and cases.overdue` : empty}
    ${filter.query ? sql`and (cases.number = ${filter.query} or cases.applicant_name like ${`${filter.query.replace(/[\\%_]/g, '\\$&')}%`})` : empty}
    ${filter.after ? sql`and (cases.submitted_at, cases.id) < (${moment}::timestamptz, ${id}::uuid)` : empty}`;
}
