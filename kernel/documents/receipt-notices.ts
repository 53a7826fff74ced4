import type { PlainDate } from '../dates.ts';
import { Refusal } from '../refusal.ts';
import { messages } from './messages.ts';
import { longDate, type NoticeContent } from './notice-content.ts';
import type { DerivedDate, Matter, Remedies } from './notice-facts.ts';
import {
  application,
  derivation,
  facts,
  heading,
  list,
  notice,
  paragraph,
  remediesText,
  underLicensingLaw,
} from './notice-parts.ts';

/** 申请回执: that something was received, what, and by when it will be done, with how that day was found. */
export function applicationReceipt(
  given: Matter & {
    readonly received_at: string;
    readonly materials: readonly string[];
    /** The promised day, counted as if accepted today; absent where the item promises none. */
    readonly promised?: DerivedDate;
  },
): NoticeContent {
  return notice('application_receipt', given, [
    paragraph(`${application(given)}已收到。本回执仅证明收到申请，不表示申请已被受理。`),
    facts([
      ['办件编号', given.case_number],
      ['申请事项', given.item_title],
      ['申请人', given.applicant],
      ['收到时间', given.received_at],
      ...(given.promised ? [['预计办结日期', longDate(given.promised.date)] as const] : []),
    ]),
    ...(given.materials.length > 0 ? [heading('收到的材料'), list(given.materials)] : []),
    ...(given.promised ? derivation('预计办结日期的计算', given.promised) : []),
    paragraph('凭办件编号或扫描右上角二维码，可核验本回执；登录后可随时查询办理进度。'),
  ]);
}

/** 受理通知书 (§32(5)): accepted, decided by when, counted how. */
export function acceptance(
  given: Matter & {
    readonly accepted_on: PlainDate;
    /** 20个工作日. */
    readonly statutory: string;
    readonly promised: string;
    readonly due: DerivedDate;
    /** Accepted by law because nothing was said in time (逾期不告知，自收到申请材料之日起即为受理). */
    readonly deemed?: true;
  },
): NoticeContent {
  const article = given.deemed ? '第三十二条第一款第（四）项' : '第三十二条第一款第（五）项';
  const because = given.deemed
    ? '因未在法定期限内告知需要补正的内容，自收到申请材料之日起即为受理'
    : '经审查，申请材料齐全、符合法定形式，决定予以受理';
  return notice('acceptance', given, [
    paragraph(`${application(given)}，${underLicensingLaw(given, article)}${because}。`),
    facts([
      ['受理日期', longDate(given.accepted_on)],
      ['法定办结时限', given.statutory],
      ['承诺办结时限', given.promised],
      ['最迟办结日期', longDate(given.due.date)],
    ]),
    ...derivation('办结日期的计算', given.due),
    paragraph('依法进行听证、检验、检测、检疫、鉴定和专家评审等所需时间不计算在上述期限内，所需时间将书面告知。'),
  ]);
}

/** 不予受理通知书 (§32(2)): not this agency's power; names the agency to which to apply. */
export function notCompetent(
  given: Matter & { readonly reason: string; readonly right_agency: string; readonly remedies: Remedies },
): NoticeContent {
  if (given.right_agency.trim() === '') throw new Refusal('invalid', messages.notice_needs('应当向哪个机关申请'));
  return notice('not_competent', given, [
    paragraph(
      `${application(given)}，依法不属于本机关职权范围。${underLicensingLaw(given, '第三十二条第一款第（二）项')}决定不予受理。`,
    ),
    facts([
      ['不属于本机关职权的理由', given.reason],
      ['请向以下机关提出申请', given.right_agency],
    ]),
    remediesText(given.remedies),
  ]);
}

/** 不需要取得行政许可告知书 (§32(1)). */
export function noLicenceNeeded(
  given: Matter & { readonly reason: string; readonly basis: string; readonly remedies: Remedies },
): NoticeContent {
  return notice('no_licence_needed', given, [
    paragraph(
      `${application(given)}，依法不需要取得行政许可。${underLicensingLaw(given, '第三十二条第一款第（一）项')}对该申请不予受理，现予告知。`,
    ),
    facts([
      ['理由', given.reason],
      ['依据', given.basis],
    ]),
    remediesText(given.remedies),
  ]);
}

/** 当场更正记录 (§32(3)): what stood there, what stands there now. */
export function correctedOnSpot(
  given: Matter & {
    readonly corrections: readonly { readonly what: string; readonly from: string; readonly to: string }[];
  },
): NoticeContent {
  return notice('corrected_on_spot', given, [
    paragraph(
      `${application(given)}，申请材料存在可以当场更正的错误。${underLicensingLaw(given, '第三十二条第一款第（三）项')}已允许申请人当场更正如下：`,
    ),
    {
      block: 'table',
      columns: ['序号', '更正内容', '更正前', '更正后'],
      rows: given.corrections.map(({ what, from, to }, index) => [String(index + 1), what, from, to]),
      widths: [0.1, 0.26, 0.32, 0.32],
    },
    { block: 'sign_here', lines: ['申请人（签名）：', '工作人员（签名）：', '日期：'] },
  ]);
}

/**
 * 一次性告知补正通知书 (§32(4)): everything that is missing, at once, and by when.
 * Throws a Refusal `invalid` where nothing is listed: a notice that names nothing stops no clock.
 */
export function supplement(
  given: Matter & {
    readonly missing: readonly { readonly material: string; readonly problem: string; readonly how: string }[];
    readonly by: PlainDate;
    /** What happens when nothing comes. */
    readonly otherwise: string;
    /** The last day on which this notice could be given. */
    readonly notice_due?: DerivedDate;
  },
): NoticeContent {
  if (given.missing.length === 0) throw new Refusal('invalid', messages.notice_needs('需要补正的全部内容'));
  return notice('supplement', given, [
    paragraph(
      `${application(given)}，申请材料不齐全或者不符合法定形式。${underLicensingLaw(given, '第三十二条第一款第（四）项')}现将需要补正的全部内容一次性告知如下：`,
    ),
    {
      block: 'table',
      columns: ['序号', '材料或内容', '存在的问题', '如何补正'],
      rows: given.missing.map(({ material, problem, how }, index) => [String(index + 1), material, problem, how]),
      widths: [0.1, 0.28, 0.31, 0.31],
    },
    paragraph(`请于${longDate(given.by)}前补正。${given.otherwise}`),
    paragraph('办理期限自补正齐全并受理之日起计算。除上述内容外，不再要求补正本次告知时已经能够发现的其他问题。'),
    ...(given.notice_due ? derivation('告知期限的计算', given.notice_due) : []),
  ]);
}
