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

/** 准予行政许可决定书, or 准予决定书 for items that are no licence. */
export function granted(
  given: Matter & {
    readonly content: string;
    readonly basis: readonly string[];
    /** Licences and documents issued with it, each with its identifier or number. */
    readonly results: readonly string[];
    readonly valid?: { readonly from: PlainDate; readonly to?: PlainDate };
    /** How and by when the result is delivered (10 working days from the decision, 行政许可法 §44). */
    readonly delivery: string;
  },
): NoticeContent {
  const valid = given.valid;
  return notice(
    'granted',
    given,
    [
      paragraph(
        `${application(given)}，经审查，符合法定条件、标准。${underLicensingLaw(given, '第三十八条第一款')}决定准予${given.item_kind === '01' ? '行政许可' : '办理'}。`,
      ),
      facts([
        ['准予内容', given.content],
        ['法律依据', given.basis.join('；')],
        ...(valid ? [['有效期', `${longDate(valid.from)}至${valid.to ? longDate(valid.to) : '长期'}`] as const] : []),
      ]),
      ...(given.results.length > 0 ? [heading('随本决定颁发'), list(given.results)] : []),
      paragraph(given.delivery),
    ],
    { title: given.item_kind === '01' ? '准予行政许可决定书' : '准予决定书' },
  );
}

/**
 * 不予行政许可决定书, or 不予决定书: reasons, basis, and the right to reconsideration and suit (§38).
 * Throws a Refusal `invalid` without a reason.
 */
export function denied(
  given: Matter & {
    readonly reasons: readonly string[];
    readonly basis: readonly string[];
    readonly remedies: Remedies;
  },
): NoticeContent {
  if (!given.reasons.some((reason) => reason.trim() !== ''))
    throw new Refusal('invalid', messages.notice_needs('不予决定的理由'), { field: 'reasons' });
  return notice(
    'denied',
    given,
    [
      paragraph(
        `${application(given)}，经审查，不符合法定条件、标准。${underLicensingLaw(given, '第三十八条第二款')}决定不予${given.item_kind === '01' ? '行政许可' : '办理'}。`,
      ),
      heading('理由'),
      list(given.reasons),
      heading('依据'),
      list(given.basis),
      remediesText(given.remedies),
    ],
    { title: given.item_kind === '01' ? '不予行政许可决定书' : '不予决定书' },
  );
}

/** 延长期限告知书 (§42): once, by whom, why, and the new last day. */
export function extension(
  given: Matter & {
    readonly reason: string;
    readonly approved_by: string;
    readonly extended_by: string;
    readonly basis: string;
    readonly before: PlainDate;
    readonly due: DerivedDate;
  },
): NoticeContent {
  return notice('extension', given, [
    paragraph(
      `${application(given)}，在规定期限内不能作出决定。经${given.approved_by}批准，延长办理期限，现将理由告知如下：`,
    ),
    facts([
      ['延长理由', given.reason],
      ['延长期限', given.extended_by],
      ['依据', given.basis],
      ['原办结日期', longDate(given.before)],
      ['延长后办结日期', longDate(given.due.date)],
    ]),
    ...derivation('办结日期的计算', given.due),
  ]);
}

/** 特别程序告知书 (§45): what stops the clock, from when, and how long it is expected to take. */
export function suspension(
  given: Matter & {
    /** 专家评审, 检验 … */
    readonly procedure: string;
    readonly reason: string;
    readonly from: PlainDate;
    readonly expected: string;
    readonly basis: string;
    readonly carried_out_by: string;
    readonly remaining: string;
  },
): NoticeContent {
  return notice('suspension', given, [
    paragraph(
      `${application(given)}，依法需要进行${given.procedure}。所需时间不计算在办理期限内（中止计时），${underLicensingLaw(given, '第四十五条')}现将所需时间书面告知如下：`,
    ),
    facts([
      ['特别程序', given.procedure],
      ['理由', given.reason],
      ['依据', given.basis],
      ['实施单位', given.carried_out_by],
      ['中止计时起始日', longDate(given.from)],
      ['预计所需时间', given.expected],
      ['剩余办理期限', given.remaining],
    ]),
    paragraph('上述程序结束的次日起恢复计时。'),
  ]);
}

/** 送达回证: what was served on whom, how, and the hand that received it. */
export function serviceRecord(
  given: Matter & {
    readonly documents: readonly { readonly title: string; readonly number: string }[];
    readonly how: string;
    readonly place: string;
  },
): NoticeContent {
  return notice(
    'service_record',
    given,
    [
      facts([
        ['送达机关', given.organisation],
        ['受送达人', given.applicant],
        ['案由', `${given.item_title}（办件编号：${given.case_number}）`],
        ['送达方式', given.how],
        ['送达地点', given.place],
      ]),
      {
        block: 'table',
        columns: ['序号', '送达文书名称', '文号'],
        rows: given.documents.map(({ title, number }, index) => [String(index + 1), title, number]),
        widths: [0.1, 0.5, 0.4],
      },
      {
        block: 'sign_here',
        lines: ['受送达人（签名或盖章）：', '代收人（签名）及代收理由：', '收到日期：', '送达人（签名）：', '备注：'],
      },
    ],
    { unsigned: true },
  );
}

/** 领取凭证: what is to be collected, where, and with what. */
export function collection(
  given: Matter & { readonly results: readonly string[]; readonly bring: readonly string[]; readonly hours: string },
): NoticeContent {
  return notice('collection', given, [
    paragraph(
      `${application(given)}已办结，请凭本凭证领取以下证照或文书。电子证照与纸质证照具有同等法律效力，可不领取纸质件。`,
    ),
    list(given.results),
    facts([
      ['领取地点', given.contact.place],
      ['领取时间', given.hours],
      ['请携带', given.bring.join('、')],
    ]),
    { block: 'sign_here', lines: ['领取人（签名）：', '领取日期：'] },
  ]);
}

/** 撤回申请确认书. */
export function withdrawal(
  given: Matter & { readonly requested_at: string; readonly reason: string; readonly returned: readonly string[] },
): NoticeContent {
  return notice('withdrawal', given, [
    paragraph(`${application(given)}，申请人于${given.requested_at}要求撤回，现予确认，本次办理终止。`),
    facts([['撤回理由', given.reason]]),
    ...(given.returned.length > 0 ? [heading('退回的材料原件'), list(given.returned)] : []),
    paragraph('撤回不影响以后就同一事项再次提出申请。'),
  ]);
}
