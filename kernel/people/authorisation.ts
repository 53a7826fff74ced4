import sql, { join, type Sql } from 'sql-template-tag';
import { Refusal } from '../refusal.ts';
import type { Grant } from './access.ts';
import type { Actor } from './actor.ts';
import { messages } from './messages.ts';
import { isWithinRegion } from './region.ts';

/** The SQL expression of a record's column: ids as `uuid`, regions as `ltree` or as `text` (division code or path). */
export type ColumnOf = (field: string) => Sql;

/** What one grant gives one actor: everything, or the records whose field holds one of these. Nothing is absence. */
type Reach =
  | { readonly kind: 'everything' }
  | { readonly kind: 'one_of'; readonly field: string; readonly ids: readonly string[] }
  | { readonly kind: 'within'; readonly field: string; readonly regions: readonly string[] };

/**
 * The condition under which a row is reachable by an actor, for the `where` of every list, count, search and export.
 * It agrees with `may` on every record; a null column is out of reach.
 */
export function visibleTo(actor: Actor, grants: readonly Grant[], columns: ColumnOf): Sql {
  const reaches = reachesOf(actor, grants);
  if (reaches.some((reach) => reach.kind === 'everything')) return sql`true`;
  if (reaches.length === 0) return sql`false`;
  return sql`(${join(
    reaches.map((reach) => predicate(reach, columns)),
    ' or ',
  )})`;
}

/** Whether an actor reaches one record, given as its field values. The same decision as `visibleTo`, without a database. */
export function may(actor: Actor, grants: readonly Grant[], record: Readonly<Record<string, unknown>>): boolean {
  return reachesOf(actor, grants).some((reach) => {
    if (reach.kind === 'everything') return true;
    const value = record[reach.field];
    if (typeof value !== 'string') return false;
    return reach.kind === 'one_of'
      ? reach.ids.includes(value)
      : reach.regions.some((region) => isWithinRegion(value, region));
  });
}

/**
 * Lets an act on a record through, or refuses it.
 * @throws Refusal `unauthenticated` for a visitor, `forbidden` for anybody else out of reach
 */
export function demandAccess(
  actor: Actor,
  grants: readonly Grant[],
  record: Readonly<Record<string, unknown>> = {},
): void {
  if (may(actor, grants, record)) return;
  throw actor.kind === 'anonymous'
    ? new Refusal('unauthenticated', messages.sign_in_first)
    : new Refusal('forbidden', messages.not_allowed);
}

/** Whether a role satisfies the role of a grant: `*.leader` takes any department. */
export function roleMatches(role: string, wanted: string): boolean {
  return wanted.startsWith('*.') ? role.includes('.') && role.endsWith(wanted.slice(1)) : role === wanted;
}

const reachesOf = (actor: Actor, grants: readonly Grant[]): Reach[] =>
  actor.kind === 'system' ? [{ kind: 'everything' }] : grants.flatMap((grant) => reachOf(actor, grant) ?? []);

function reachOf(actor: Actor, grant: Grant): Reach | undefined {
  switch (grant.who) {
    case 'public':
      return { kind: 'everything' };
    case 'signed_in':
      return actor.kind === 'anonymous' ? undefined : { kind: 'everything' };
    case 'subject': {
      const id = subjectOf(actor, grant.kind);
      return id === null ? undefined : { kind: 'one_of', field: grant.field, ids: [id] };
    }
    case 'post': {
      const posts = actor.posts.filter((post) => roleMatches(post.role, grant.role));
      if (posts.length === 0) return undefined;
      if (!grant.within) return { kind: 'everything' };
      const { kind, field } = grant.within;
      return kind === 'region'
        ? { kind: 'within', field, regions: posts.map((post) => post.region) }
        : { kind: 'one_of', field, ids: posts.map((post) => post.organisation) };
    }
  }
}

/**
 * Whom an actor is, or stands for. An agent stands for the principal alone while acting for it, so that own and foreign
 * matters never mix; an officer in office stands for nobody.
 */
function subjectOf(actor: Actor, kind: 'person' | 'enterprise'): string | null {
  if (actor.kind !== 'person') return null;
  if (actor.principal) return actor.principal.kind === kind ? actor.principal.id : null;
  return kind === 'person' ? actor.person : null;
}

function predicate(reach: Exclude<Reach, { kind: 'everything' }> | Reach, columns: ColumnOf): Sql {
  switch (reach.kind) {
    case 'everything':
      return sql`true`;
    case 'one_of':
      return sql`${columns(reach.field)} = any(${reach.ids}::uuid[])`;
    case 'within':
      return withinRegion(columns(reach.field), reach.regions);
  }
}

/** The one subtree predicate: the region in a column (ltree, or text with a code or path) lies in one of these paths. */
export function withinRegion(column: Sql, regions: readonly string[]): Sql {
  return sql`kernel.region_path(${column}) operator(public.<@) any(${regions}::public.ltree[])`;
}
