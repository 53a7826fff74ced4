import sql from 'sql-template-tag';
import type { Db, Tx } from '../database/database.ts';
import { dateOf, type Instant, type Now } from '../dates.ts';
import { UUID } from '../fields/id.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { messages } from './messages.ts';
import { type NoticeContent, type NoticeKind, noticeKinds } from './notice-content.ts';
import { advanceSeries, lockSeries, newVerifyCode } from './official-number.ts';

/** Ways of service (送达): online, 直接送达, 邮寄, 留置, 委托, 公告. */
export type DeliveryWay = 'online' | 'in_person' | 'post' | 'left' | 'entrusted' | 'public_notice';

/** A notice as issued. `number` is its 文号. */
export interface Notice {
  readonly id: string;
  readonly case_id: string;
  readonly kind: NoticeKind;
  readonly number: string;
  readonly organisation: string;
  readonly organisation_name: string;
  readonly content: NoticeContent;
  readonly verify_code: string;
  readonly issued_at: Instant;
  readonly issued_by: string;
  readonly delivered_at: Instant | null;
  readonly delivered_how: DeliveryWay | null;
  readonly delivered_to: string | null;
}

const columns = sql`id, case_id, kind, number, organisation, organisation_name, content, verify_code, issued_at, issued_by,
  delivered_at, delivered_how, delivered_to`;

/**
 * Issues a notice: gives it the next number of its organisation, kind and year (昌市监受〔2026〕1号), without gaps, and keeps it
 * as it is. The same key of a case and kind answers the notice that is there.
 * The caller has authorised the act of which this is the written form.
 * @throws Refusal `key_reused` where the key came with another content
 */
export async function issueNotice(
  tx: Tx,
  actor: Actor,
  now: Now,
  given: {
    readonly case_id: string;
    readonly content: NoticeContent;
    readonly organisation: {
      readonly id: string;
      readonly name: string;
      /** 机关代字: 昌市监. Local data. */
      readonly mark: string;
    };
    /** Idempotency key, of the action for instance. */
    readonly key: string;
  },
): Promise<Notice> {
  const { content, organisation } = given;
  const at = now();
  const year = Number(dateOf(at).slice(0, 4));
  const series = `notice/${organisation.id}/${content.kind}/${year}`;
  const serial = ((await lockSeries(tx, [series])).get(series) ?? 0) + 1;
  const known = await tx.maybe<Notice & { same: boolean }>(sql`
    select ${columns}, content = ${JSON.stringify(content)}::jsonb as same
    from kernel.notice
    where case_id = ${given.case_id}
      and kind = ${content.kind}
      and key = ${given.key}`);
  if (known) {
    const { same, ...issued } = known;
    if (!same) throw new Refusal('key_reused', messages.key_reused);
    return issued;
  }
  await advanceSeries(tx, new Map([[series, serial]]));
  const number = `${organisation.mark}${noticeKinds[content.kind].mark}〔${year}〕${serial}号`;
  const issued = await tx.one<Notice>(sql`
    insert into kernel.notice
      (case_id, kind, key, organisation, organisation_name, year, serial, number, content, verify_code, issued_at, issued_by)
    values (${given.case_id}, ${content.kind}, ${given.key}, ${organisation.id}, ${organisation.name}, ${year}, ${serial},
      ${number}, ${JSON.stringify(content)}::jsonb, ${newVerifyCode()}, ${at}, ${actor.id})
    returning ${columns}`);
  const detail = { kind: content.kind, number, case: given.case_id };
  await record(tx, [
    { at, actor, act: 'issue', object: 'notice', object_id: issued.id, organisation: organisation.id, detail },
  ]);
  return issued;
}

/** The notice, or null. The caller has checked that its case may be read. */
export const findNotice = async (db: Db, id: string): Promise<Notice | null> =>
  UUID.test(id) ? db.maybe<Notice>(sql`select ${columns} from kernel.notice where id = ${id}`) : null;

/** The notices of a case, oldest first. The caller has checked that the case may be read. */
export const noticesOfCase = (db: Db, case_id: string): Promise<Notice[]> =>
  db.many<Notice>(sql`
    select ${columns}
    from kernel.notice
    where case_id = ${case_id}
    order by issued_at, id`);

/**
 * Records that a notice was served. The first service counts: a later one changes nothing.
 * @param delivery.at when it happened; by default now
 * @throws Refusal `not_found`
 */
export async function deliverNotice(
  tx: Tx,
  actor: Actor,
  now: Now,
  delivery: { readonly id: string; readonly how: DeliveryWay; readonly to: string; readonly at?: Instant },
): Promise<Notice> {
  const at = delivery.at ?? now();
  const touched = UUID.test(delivery.id)
    ? await tx.run(sql`
        update kernel.notice
        set delivered_at = ${at},
            delivered_how = ${delivery.how},
            delivered_to = ${delivery.to}
        where id = ${delivery.id}
          and delivered_at is null`)
    : 0;
  const found = await findNotice(tx, delivery.id);
  if (found === null) throw new Refusal('not_found', messages.notice_not_found);
  if (touched > 0) {
    const detail = { how: delivery.how, entered_at: now() };
    const organisation = found.organisation;
    await record(tx, [{ at, actor, act: 'deliver', object: 'notice', object_id: found.id, organisation, detail }]);
  }
  return found;
}
