import sql from 'sql-template-tag';
import type { Tx } from '../kernel/database/database.ts';
import type { Now } from '../kernel/dates.ts';
import { record } from '../kernel/journal/journal.ts';
import { systemActor } from '../kernel/people/actor.ts';
import { agency, enterprise, organisation, person, region } from '../kernel/people/registers.ts';
import { putEntries } from '../kernel/registers/put.ts';
import type { AnyRegister } from '../kernel/registers/register.ts';
import { readDivisions } from './divisions.ts';
import { demoAgencies, demoEnterprises } from './enterprises.ts';
import { type DemoOfficer, demoOfficers, POSTS_SINCE } from './officers.ts';
import { demoOrganisations } from './organisations.ts';
import { type DemoPerson, demoPersons, placeOfPart } from './persons.ts';
import { demoId } from './random.ts';
import { demoSignIns } from './sign-ins.ts';

/** How a seed is run: the number from which everything follows, the time, and where progress goes. */
export interface SeedOptions {
  readonly seed: number;
  readonly now: Now;
  readonly report: (line: string) => void;
  /** Smaller prefectures, for tests. */
  readonly persons?: number;
  readonly enterprises?: number;
  readonly cases?: number;
}

/** Puts divisions, organisations, officers, persons, enterprises and authorisations into the database. */
export async function seedPeople(tx: Tx, options: SeedOptions): Promise<void> {
  const { seed, now, report } = options;
  const divisions = await readDivisions();
  const organisations = demoOrganisations(seed, divisions);
  const officers = demoOfficers(seed, organisations);
  const persons = demoPersons(seed, divisions, options.persons ?? 20_000);
  const enterprises = demoEnterprises(seed, divisions, persons, options.enterprises ?? 5_000);
  const agencies = demoAgencies(seed, persons, enterprises);
  await put(
    tx,
    now,
    region,
    divisions.map((values) => ({ values })),
  );
  report(`  ${divisions.length} divisions`);
  await put(tx, now, organisation, withoutOwn(organisations));
  report(`  ${organisations.length} organisations`);
  await putOfficers(tx, now, officers);
  report(`  ${officers.length} officers`);
  await put(tx, now, person, withoutOwn(persons));
  report(`  ${persons.length} persons`);
  await put(tx, now, enterprise, withoutOwn(enterprises));
  report(`  ${enterprises.length} enterprises`);
  await put(tx, now, agency, withoutOwn(agencies));
  await putCitizens(tx, now, seed, persons);
  report(`  ${agencies.length} authorisations`);
}

const put = <V extends object>(
  tx: Tx,
  now: Now,
  register: AnyRegister<V>,
  puts: readonly { readonly id?: string; readonly version?: 0; readonly values: NoInfer<V> }[],
) => putEntries(tx, systemActor, now, register, puts);

/** The values apart from the id and, of organisations, the slug; version 0 says that the id is the writer's choice. */
const withoutOwn = <V extends { readonly id: string; readonly slug?: string }>(things: readonly V[]) =>
  things.map(({ id, slug: _, ...values }) => ({ id, version: 0 as const, values }));

async function putOfficers(tx: Tx, now: Now, officers: readonly DemoOfficer[]): Promise<void> {
  const rows = JSON.stringify(officers);
  await tx.run(sql`
    insert into kernel.account (id, login, name, kind, demo, created_at)
    select account, login, name, 'officer', true, ${now()}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as officer (account uuid, login text, name text)`);
  await tx.run(sql`
    insert into kernel.post (id, account, role, organisation, region, valid)
    select post, account, role, organisation, region::public.ltree, daterange(${POSTS_SINCE}::date, null)
    from jsonb_to_recordset(${rows}::jsonb)
      as officer (post uuid, account uuid, role text, organisation uuid, region text)`);
  await record(
    tx,
    officers.map(({ account, role, organisation: body }) => ({
      ...{ at: now(), actor: systemActor, act: 'seed_officer', object: 'account', object_id: account },
      ...{ organisation: body, detail: { role } },
    })),
  );
}

/** Accounts for the persons with a part to play. The others have none, as most people have not. */
async function putCitizens(tx: Tx, now: Now, seed: number, persons: readonly DemoPerson[]): Promise<void> {
  const rows = demoSignIns.flatMap(({ login, part }, index) => {
    const holder = part && persons[placeOfPart(part)];
    return holder ? [{ id: demoId(seed, 'citizen', index), login, name: holder.name, person: holder.id }] : [];
  });
  await tx.run(sql`
    insert into kernel.account (id, login, name, kind, person, demo, created_at)
    select id, login, name, 'citizen', person, true, ${now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as citizen (id uuid, login text, name text, person uuid)`);
  await record(
    tx,
    rows.map(({ id }) => ({ at: now(), actor: systemActor, act: 'seed_citizen', object: 'account', object_id: id })),
  );
}
