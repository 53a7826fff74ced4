import sql from 'sql-template-tag';
import { builtInNotices } from '../kernel/calendar/built-in-notices.ts';
import { type Calendar, compileCalendar } from '../kernel/calendar/calendar.ts';
import type { Tx } from '../kernel/database/database.ts';
import { dateOf, dateOfDay, dayNumber, startOfDate } from '../kernel/dates.ts';
import { systemActor } from '../kernel/people/actor.ts';
import type { HandedIn } from '../kernel/procedures/action.ts';
import { numberCodeOf } from '../kernel/procedures/case-number.ts';
import type { ItemDefinition } from '../kernel/procedures/definition.ts';
import { type Directory, loadDirectory } from '../kernel/procedures/directory.ts';
import { publishItem } from '../kernel/procedures/publish.ts';
import { openVersions, type Published } from '../kernel/procedures/version.ts';
import { type CaseChange, writeCases } from '../kernel/procedures/write-case.ts';
import { serviceHall } from '../systems/collaboration/service-hall/system.ts';
import { type Hand, playCase } from './past-case.ts';
import { pastForm } from './past-form.ts';
import { countyWeights } from './persons.ts';
import { demoId, type Random, random } from './random.ts';
import type { SeedOptions } from './seed-people.ts';
import { pastOf } from './truths.ts';

type PublishedItem = Extract<Published, { kind: 'item' }>;

interface Applicant {
  readonly id: string;
  readonly kind: 'person' | 'enterprise';
  readonly name: string;
  readonly region: string;
  /** Who signs in for it: the person, or the legal representative. */
  readonly person: string;
  readonly person_name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** How often items are asked for; those not named here once. */
const demand: Readonly<Record<string, number>> = {
  food_business_licence: 6,
  individual_business_registration: 6,
  residence_proof: 5,
  outdoor_sign: 5,
  company_registration: 4,
  medical_record_elsewhere: 4,
  social_security_card: 4,
  tobacco_retail_licence: 3,
  old_age_allowance: 3,
  company_change: 3,
};

const BATCH = 500;

/** Writes the past two years: cases played to their end by the platform's own rules, with the truths of `truths.ts` in them. */
export async function seedCases(tx: Tx, options: SeedOptions): Promise<void> {
  const { seed, now, report } = options;
  const count = options.cases ?? 20_000;
  const today = dateOf(now());
  const past = pastOf(today);
  const calendar = compileCalendar(builtInNotices);
  const directory = await loadDirectory(tx);
  const items = await publishedItems(tx, options);
  const applicants = await readApplicants(tx);
  const officers = await readOfficers(tx);
  const serials = new Map<string, number>();
  for (let start = 0; start < count; start += BATCH) {
    const size = Math.min(BATCH, count - start);
    const changes = Array.from({ length: size }, (_, place) => {
      const index = start + place;
      const stream = random(seed, 'case', index);
      // Cases rise in time with their index, so that serials rise within a day.
      const day = dayNumber(past.first) + Math.floor(((index + stream.next()) / count) * 730);
      return makeCase({
        seed,
        index,
        stream,
        day,
        calendar,
        directory,
        items,
        applicants,
        officers,
        serials,
        until: now(),
      });
    });
    const entries = changes.map(({ head }) => ({
      ...{ at: now(), actor: systemActor, act: 'seed_case', object: 'case', object_id: head.id },
      detail: { number: head.number, item: head.item },
    }));
    await writeCases(tx, { calendar, directory, now: now() }, changes, entries);
    if ((start / BATCH) % 10 === 9) report(`  ${start + size} cases`);
  }
  await tx.run(sql`
    insert into kernel.case_serial (code, day, last)
    select code, day, last
    from jsonb_to_recordset(${JSON.stringify([...serials].map(([slot, last]) => ({ ...slotOf(slot), last })))}::jsonb)
      as taken (code text, day date, last integer)
    on conflict (code, day) do update set last = greatest(case_serial.last, excluded.last)`);
  // What waits has waited since its step was opened, not since it was seeded.
  await tx.run(sql`
    update kernel.work_item
    set opened_at = (open ->> 'opened_at')::timestamptz
    from kernel.cases, jsonb_array_elements(cases.state -> 'open') as open
    where cases.id = work_item.case_id and open ->> 'stage' = work_item.stage and work_item.closed_at is null`);
}

/** The items in the version that is published, or else as their system declares them, from the first past day on. */
async function publishedItems(tx: Tx, { now }: SeedOptions): Promise<readonly (readonly [PublishedItem, number])[]> {
  const versions = openVersions();
  const from = pastOf(dateOf(now())).first;
  const items: (readonly [PublishedItem, number])[] = [];
  for (const { definition } of serviceHall.procedures) {
    // A database that was in use before keeps its versions; they then say what the past cases began with as well.
    if (!(await versions.inForce(tx, definition.item, dateOf(now()))))
      await publishItem(tx, systemActor, now, definition, { from });
    const published = await versions.inForceOrRefuse(tx, definition.item, dateOf(now()));
    if (published.kind === 'item') items.push([published, demand[definition.item] ?? 1]);
  }
  return items;
}

interface Making {
  readonly seed: number;
  readonly index: number;
  readonly stream: Random;
  readonly day: number;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly items: readonly (readonly [PublishedItem, number])[];
  readonly applicants: ReadonlyMap<string, readonly Applicant[]>;
  readonly officers: ReadonlyMap<string, readonly Hand[]>;
  readonly serials: Map<string, number>;
  readonly until: string;
}

function makeCase(making: Making): CaseChange {
  const { seed, index, stream, calendar, directory, officers, serials, until } = making;
  const published = stream.weighted(making.items);
  const { definition, rules } = published;
  const region = stream.weighted(countyWeights);
  const applicant = drawApplicant(making, definition, region);
  const day = stream.chance(0.85) ? calendar.onOrAfter(making.day) : making.day;
  const submitted_on = dateOfDay(Math.min(day, dayNumber(dateOf(until)) - 1));
  const submitted_at = new Date(
    Date.parse(startOfDate(submitted_on)) + (600 + stream.below(500)) * 60_000,
  ).toISOString();
  const materials = definition.materials
    .filter(({ necessity }) => necessity === '1')
    .map((material): HandedIn => ({ code: material.code, attachments: [], ...handedIn(material.exempt?.because) }));
  const form = pastForm(
    stream,
    definition.form,
    { register: applicant.kind, values: applicant.values, region: applicant.region },
    submitted_on,
  );
  const hand = { actor: `person:${applicant.person}`, actor_name: applicant.person_name, organisation: null };
  const channel = '1' as const; // materials of the past came on paper, so they came over the counter
  const { state, actions } = playCase({
    ...{ stream, calendar, rules, region, applicant: hand, submitted_at, until, submit: { form, materials, channel } },
    officer(role) {
      const body = directory.handlerOrRefuse(role, region);
      const holders = officers.get(`${role}@${body.id}`) ?? [];
      const holder = holders[stream.below(holders.length)];
      if (!holder) throw new Error(`nobody holds ${role} in ${body.name}`);
      return holder;
    },
  });
  const code = numberCodeOf(published, region, directory);
  const slot = `${code}@${submitted_on}`;
  const serial = (serials.get(slot) ?? 0) + 1;
  serials.set(slot, serial);
  const head = {
    ...{
      id: demoId(seed, 'case', index),
      item: published.item,
      item_version: published.id,
      title: published.title,
      region,
      channel,
    },
    ...{
      number: `${code}${submitted_on.replaceAll('-', '')}${String(serial).padStart(4, '0')}`,
      bundle_case: null,
      agent: null,
    },
    ...{ applicant_kind: applicant.kind, applicant: applicant.id, applicant_name: applicant.name },
  };
  return { head, rules, state, actions, submit_key: `${hand.actor}/${applicant.kind}:${applicant.id}/demo:${index}` };
}

const handedIn = (because: string | undefined) => (because ? { exempt: because } : { paper: true });

function drawApplicant({ stream, applicants }: Making, definition: ItemDefinition, region: string): Applicant {
  const kind =
    definition.audience.includes('1') && (definition.audience.length === 1 || stream.chance(0.3))
      ? 'person'
      : 'enterprise';
  const all = applicants.get(`${kind}@${region}`) ?? [];
  const fitting =
    definition.item === 'old_age_allowance' ? all.filter(({ values }) => String(values.birth_date) < '1945') : all;
  const applicant = fitting[stream.below(fitting.length)] ?? all[0];
  if (!applicant) throw new Error(`${region} has no ${kind}`);
  return applicant;
}

async function readApplicants(tx: Tx): Promise<ReadonlyMap<string, readonly Applicant[]>> {
  const rows = await tx.many<Applicant>(sql`
    select id, 'person' as kind, name, region, id as person, name as person_name,
      jsonb_build_object('name', name, 'resident_id', resident_id, 'birth_date', birth_date, 'address', address, 'phone', phone, 'region', region) as values
    from register.person
    where birth_date < '2006-01-01'
    union all
    select enterprise.id, 'enterprise', enterprise.name, enterprise.region, person.id, person.name,
      jsonb_build_object('name', enterprise.name, 'credit_code', enterprise.credit_code, 'address', enterprise.address, 'phone', enterprise.phone, 'region', enterprise.region)
    from register.enterprise
    join register.person on person.id = enterprise.legal_representative
    where enterprise.status = 'in_business'
    order by kind, id`);
  return Map.groupBy(rows, ({ kind, region }) => `${kind}@${region.slice(0, 6)}`);
}

async function readOfficers(tx: Tx): Promise<ReadonlyMap<string, readonly Hand[]>> {
  const rows = await tx.many<Hand & { role: string; organisation: string }>(sql`
    select post.role, post.organisation, 'officer:' || account.id as actor, account.name as actor_name
    from kernel.post
    join kernel.account on account.id = post.account
    where account.demo
    order by post.id`);
  const hands = Map.groupBy(rows, ({ role, organisation }) => `${role}@${organisation}`);
  return new Map([...hands].map(([key, list]) => [key, list.map(({ role: _, ...hand }) => hand)]));
}

const slotOf = (slot: string) => ({ code: slot.slice(0, slot.indexOf('@')), day: slot.slice(slot.indexOf('@') + 1) });
