import sql from 'sql-template-tag';
import type { PlainDate } from '../dates.ts';
import { issueLicence } from '../documents/licence-issue.ts';
import { typeOf } from '../fields/field-types.ts';
import { systemActor } from '../people/actor.ts';
import type { EffectContext } from './effects.ts';

/** Enters the result of a granted case in the licence register, in the transaction of the decision. */
export async function grantResult(context: EffectContext): Promise<void> {
  const { own, tx, engine, directory } = context;
  const { published, head, state } = own;
  if (published.kind !== 'item' || state.decided_on === null) return;
  const { definition } = published;
  const { result } = definition;
  if (result.kind === 'none' || !result.licence_type) return;
  const body = directory.handlerOrRefuse(`${definition.department}.officer`, head.region);
  // Licence types are numbered by the prefecture as their definer.
  const definer = directory.handlerOf('government.leader', head.region.slice(0, 4)) ?? body;
  const holder = await tx.one<{ code: string; name: string }>(
    head.applicant_kind === 'person'
      ? sql`select resident_id as code, name from register.person where id = ${head.applicant}`
      : sql`select credit_code as code, name from register.enterprise where id = ${head.applicant}`,
  );
  await issueLicence(tx, systemActor, engine.now, {
    key: `${head.id}/${head.item}`,
    type_code: `${definer.credit_code}${result.licence_type}`,
    type_name: result.name,
    issuer: { organisation: body.id, code: body.credit_code, name: body.name, region: body.region },
    holder: { kind: head.applicant_kind, id: head.applicant, name: holder.name, code: holder.code },
    case_id: head.id,
    item: head.item,
    content: (result.prints ?? []).flatMap((name) => {
      const field = definition.form[name];
      const value = state.form[name];
      return field && value !== undefined && value !== null
        ? [{ title: field.title, value: typeOf(field).print(value, field, 'zh') }]
        : [];
    }),
    valid_from: state.decided_on,
    ...(result.valid_years ? { valid_to: lastDay(state.decided_on, result.valid_years) } : {}),
  });
}

/** The day before the same day n years later; 29 February counts as the 28th (parameters.md). */
function lastDay(from: PlainDate, years: number): PlainDate {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const later = new Date(Date.UTC(year + years, month - 1, month === 2 && day === 29 ? 28 : day) - 86_400_000);
  return later.toISOString().slice(0, 10) as PlainDate; // the cut of an ISO string is a date text
}
