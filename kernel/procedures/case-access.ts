import sql, { join, type Sql } from 'sql-template-tag';
import { type Db, name } from '../database/database.ts';
import { UUID } from '../fields/id.ts';
import type { Access, Grant } from '../people/access.ts';
import type { Actor } from '../people/actor.ts';
import { visibleTo } from '../people/authorisation.ts';
import { departmentOf } from './directory.ts';

/** Who reads a case beside the offices that have worked on it. */
const READERS: readonly Grant[] = [
  { who: 'post', role: 'window', within: { kind: 'region', field: 'region_path' } },
  { who: 'post', role: 'supervisor', within: { kind: 'region', field: 'region_path' } },
  { who: 'post', role: '*.leader', within: { kind: 'region', field: 'region_path' } },
];

/** Declared once for all procedures; compiled into every list, count, search and export of cases. */
export const caseAccess: Access = {
  read: [
    { who: 'subject', kind: 'person', field: 'applicant' },
    { who: 'subject', kind: 'enterprise', field: 'applicant' },
    ...READERS,
  ],
  write: [],
};

/**
 * The condition under which an actor may see a case: the applicant and their agent, the window and supervisors of its region,
 * and every office that has or had work on it, its head included from the first day: extensions are the head's to grant.
 * @param cases alias of `kernel.cases` in the statement
 */
export function visibleCases(actor: Actor, cases = 'cases'): Sql {
  const byGrant = visibleTo(actor, caseAccess.read, (field) => name(cases, field));
  if (actor.posts.length === 0) return byGrant;
  const offices = officesOf(actor);
  return sql`(${byGrant} or exists (
    select
    from kernel.work_item as mine
    where mine.case_id = ${name(cases, 'id')}
    and (mine.organisation, mine.role) in (${offices})
  ) or exists (
    select
    from kernel.cases as part
    join kernel.work_item as mine on mine.case_id = part.id
    where part.bundle_case = ${name(cases, 'id')}
    and (mine.organisation, mine.role) in (${offices})
  ))`;
}

/**
 * The same condition for lists, where an office's cases are few among all: they are found from its work items, not by asking
 * of every case whether the office had work on it.
 */
export function listedCases(actor: Actor): Sql {
  const byGrant = visibleTo(actor, caseAccess.read, (field) => name('cases', field));
  if (actor.posts.length === 0 || byGrant.text !== 'false') return visibleCases(actor);
  const offices = officesOf(actor);
  return sql`cases.id in (
    select mine.case_id
    from kernel.work_item as mine
    where (mine.organisation, mine.role) in (${offices})
    union
    select part.bundle_case
    from kernel.cases as part
    join kernel.work_item as mine on mine.case_id = part.id
    where part.bundle_case is not null
    and (mine.organisation, mine.role) in (${offices})
  )`;
}

/** The offices whose work opens a case to the actor: organisation and role of each post, and for a head those of the officers. */
function officesOf(actor: Actor): Sql {
  const pairs = actor.posts.flatMap(({ organisation, role }) => {
    const [department, duty] = role.split('.');
    if (duty !== 'head') return [[organisation, role]] as const;
    const led = department === departmentOf('window') ? ['window'] : [];
    return [role, `${department}.officer`, ...led].map((each) => [organisation, each] as const);
  });
  return join(pairs.map(([organisation, role]) => sql`(${organisation}::uuid, ${role})`));
}

/** Whether the actor may see a case; for what hangs on it, such as attachments and notices. */
export const mayReadCase = async (db: Db, actor: Actor, id: string): Promise<boolean> =>
  UUID.test(id) && (await db.maybe(sql`select from kernel.cases where id = ${id} and ${visibleCases(actor)}`)) !== null;

/** Whether the actor is the applicant of a case, or acts for them. */
export const isApplicant = (
  actor: Actor,
  applicant: { readonly applicant_kind: string; readonly applicant: string },
): boolean =>
  actor.principal
    ? actor.principal.kind === applicant.applicant_kind && actor.principal.id === applicant.applicant
    : applicant.applicant_kind === 'person' && actor.person !== null && actor.person === applicant.applicant;
