import sql, { raw } from 'sql-template-tag';
import { type Db, prepared } from '../database/database.ts';
import type { PlainDate } from '../dates.ts';
import { regionPath } from '../people/region.ts';
import type { ParameterCode } from './code.ts';
import type { ParameterRow, UsableParameter } from './parameter.ts';

/** The facts' date, and the region they lie in (division code or path); absent for the whole country. */
export interface ParameterScope {
  readonly date: PlainDate;
  readonly region?: string;
}

/** A calculation that cannot be made: every code for want of which, and no number anywhere. */
export interface Refused {
  readonly status: 'refused';
  /** Pending codes and codes without a row in force, in the order asked. */
  readonly missing: readonly ParameterCode[];
  /** Those among them without a row in force on the date; absent where there are none. */
  readonly not_in_force?: readonly ParameterCode[];
}

/** Every parameter that was asked for, ready to compute with; or the refusal. */
export type Resolution =
  | { readonly status: 'resolved'; readonly parameters: Readonly<Record<ParameterCode, UsableParameter>> }
  | Refused;

/** The columns of a `ParameterRow`; a pending row has no value to show. */
export const parameterColumns = raw(`
  p.id, p.code, p.title, p.kind, p.value, p.unit, p.jurisdiction::text as jurisdiction, lower(p.valid) as valid_from,
  upper(p.valid) as valid_to, p.source_document as document, p.clause, p.state`);

/**
 * The rows in force by code, pending ones among them; codes without one are absent. For conditions, which name what they
 * cannot tell; calculations take `resolveParameters`. In force on the date, the first day included and the last excluded;
 * among those the narrowest jurisdiction, and in one jurisdiction an administrator's row before a declared one.
 */
export async function findParameters(
  db: Db,
  codes: readonly ParameterCode[],
  scope: ParameterScope,
): Promise<Record<ParameterCode, ParameterRow>> {
  const rows = await db.many<ParameterRow>(
    prepared(sql`
      select found.*
      from unnest(${[...new Set(codes)]}::text[]) as wanted (code)
      cross join lateral (
        select ${parameterColumns}
        from kernel.parameter p
        where p.code = wanted.code
          and p.superseded_at is null
          and (p.origin = 'declared' or p.confirmed_by is not null)
          and p.valid @> ${scope.date}::date
          and p.jurisdiction operator(public.@>) ${regionPath(scope.region ?? '')}::public.ltree
        order by public.nlevel(p.jurisdiction) desc, p.origin = 'entered' desc
        limit 1
      ) as found`),
  );
  return Object.fromEntries(rows.map((row) => [row.code, row]));
}

/**
 * The gate of every calculation: all parameters asked for, or a refusal with the full list of those that are pending or
 * have no row in force, and no number anywhere. Never the nearest row, never a partial answer.
 */
export async function resolveParameters(
  db: Db,
  codes: readonly ParameterCode[],
  scope: ParameterScope,
): Promise<Resolution> {
  const wanted = [...new Set(codes)];
  const rows = new Map(Object.entries(await findParameters(db, wanted, scope)));
  const usable = wanted.flatMap((code) => {
    const row = rows.get(code);
    return row && row.state !== 'pending' ? [[code, row] as const] : [];
  });
  if (usable.length === wanted.length) return { status: 'resolved', parameters: Object.fromEntries(usable) };
  const found = new Set(usable.map(([code]) => code));
  const absent = wanted.filter((code) => !rows.has(code));
  return {
    status: 'refused',
    missing: wanted.filter((code) => !found.has(code)),
    ...(absent.length > 0 ? { not_in_force: absent } : {}),
  };
}
