import type { PlainDate } from '../dates.ts';
import type { Words } from '../words.ts';

/** Every written notice and decision. Names are stored and never renamed. */
export type NoticeKind =
  | 'application_receipt'
  | 'acceptance'
  | 'not_competent'
  | 'no_licence_needed'
  | 'corrected_on_spot'
  | 'supplement'
  | 'granted'
  | 'denied'
  | 'extension'
  | 'suspension'
  | 'service_record'
  | 'collection'
  | 'withdrawal';

/** One part of a notice. Print and PDF are made from the same blocks. */
export type NoticeBlock =
  | { readonly block: 'heading'; readonly text: string }
  | { readonly block: 'paragraph'; readonly text: string }
  | { readonly block: 'list'; readonly items: readonly string[] }
  | {
      readonly block: 'table';
      /** Column titles; none for a table of titles and values. */
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Shares of the width, adding up to 1. */
      readonly widths: readonly number[];
    }
  /** Who issues it and when, with the place of the seal; or lines on which people sign by hand. */
  | { readonly block: 'signature'; readonly organisation: string; readonly date: PlainDate }
  | { readonly block: 'sign_here'; readonly lines: readonly string[] };

/** A notice as it is stored and printed: title, addressee, parts. Its number and verify code come when it is issued. */
export interface NoticeContent {
  readonly kind: NoticeKind;
  readonly title: string;
  /** Empty where it is addressed to nobody. */
  readonly addressee: string;
  readonly blocks: readonly NoticeBlock[];
}

/** What each kind is called, and the word that stands for it in its number (文号). */
export const noticeKinds: Readonly<Record<NoticeKind, { readonly name: Words; readonly mark: string }>> = {
  application_receipt: { name: { zh: '申请回执', en: 'Receipt of application' }, mark: '收' },
  acceptance: { name: { zh: '受理通知书', en: 'Notice of acceptance' }, mark: '受' },
  not_competent: { name: { zh: '不予受理通知书', en: 'Notice of non-acceptance' }, mark: '不受' },
  no_licence_needed: { name: { zh: '不需要取得行政许可告知书', en: 'Notice that no licence is needed' }, mark: '免许' },
  corrected_on_spot: { name: { zh: '当场更正记录', en: 'Record of correction on the spot' }, mark: '更' },
  supplement: { name: { zh: '一次性告知补正通知书', en: 'Notice of what is missing' }, mark: '补' },
  granted: { name: { zh: '准予决定书', en: 'Decision to grant' }, mark: '准' },
  denied: { name: { zh: '不予决定书', en: 'Decision to refuse' }, mark: '不准' },
  extension: { name: { zh: '延长期限告知书', en: 'Notice of extension' }, mark: '延' },
  suspension: { name: { zh: '特别程序告知书', en: 'Notice of special procedure' }, mark: '特' },
  service_record: { name: { zh: '送达回证', en: 'Record of service' }, mark: '送' },
  collection: { name: { zh: '领取凭证', en: 'Collection slip' }, mark: '领' },
  withdrawal: { name: { zh: '撤回申请确认书', en: 'Confirmation of withdrawal' }, mark: '撤' },
};

/** A date as official documents write it: 2026年3月2日. */
export function longDate(date: PlainDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}
