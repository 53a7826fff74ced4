import { longDate, type NoticeBlock, type NoticeContent, type NoticeKind, noticeKinds } from './notice-content.ts';
import type { DerivedDate, Matter, Remedies } from './notice-facts.ts';

// Legal instruments are written in Chinese (国家通用语言文字法 §9) and Chinese prevails, so their text stands here and not in
// messages.ts; only the names of their kinds are interface text.

export const paragraph = (text: string): NoticeBlock => ({ block: 'paragraph', text });
export const heading = (text: string): NoticeBlock => ({ block: 'heading', text });
export const list = (items: readonly string[]): NoticeBlock => ({ block: 'list', items });

/** Titles and values in two columns. */
export const facts = (rows: readonly (readonly [string, string])[]): NoticeBlock => ({
  block: 'table',
  columns: [],
  rows,
  widths: [0.26, 0.74],
});

/** Puts the parts of a notice together, with contact and signature at its end. */
export function notice(
  kind: NoticeKind,
  matter: Matter,
  blocks: readonly NoticeBlock[],
  more: { readonly title?: string; readonly unsigned?: true } = {},
): NoticeContent {
  return {
    kind,
    title: more.title ?? noticeKinds[kind].name.zh,
    // A record that people sign is addressed to nobody.
    addressee: more.unsigned ? '' : matter.applicant,
    blocks: [
      ...blocks,
      paragraph(`办理地点：${matter.contact.place}。咨询电话：${matter.contact.phone}。`),
      ...(more.unsigned ? [] : [{ block: 'signature' as const, organisation: matter.organisation, date: matter.date }]),
    ],
  };
}

/** 你（单位）提出的“…”申请（办件编号：…）. */
export const application = (matter: Matter): string =>
  `你（单位）提出的“${matter.item_title}”申请（办件编号：${matter.case_number}）`;

/** The article, where the item is an administrative licence; nothing for other items, which that law does not govern. */
export const underLicensingLaw = (matter: Matter, article: string): string =>
  matter.item_kind === '01' ? `根据《中华人民共和国行政许可法》${article}的规定，` : '';

/** How a last day was found; says that it may change where the year's calendar is not out. */
export const derivation = (title: string, due: DerivedDate): NoticeBlock[] => [
  heading(title),
  list(due.lines.length > 0 ? due.lines : [longDate(due.date)]),
  ...(due.provisional
    ? [paragraph('该年度放假安排通知尚未发布，上述日期暂按现有历法推算，以通知发布后重新计算的日期为准。')]
    : []),
];

/** Reconsideration and suit, as 行政许可法 §38 asks of every refusal. */
export const remediesText = ({ reconsideration, suit }: Remedies): NoticeBlock =>
  paragraph(
    `如不服本决定，可以自收到本文书之日起${reconsideration.within}内向${reconsideration.body}申请行政复议（${reconsideration.basis}），` +
      `也可以自收到本文书之日起${suit.within}内向${suit.court}提起行政诉讼（${suit.basis}）。`,
  );
