import type { Limit, SourceState } from '../procedures/definition.ts';
import type { Words } from '../words.ts';

/** A limit of law (clocks.md §2): a parameter with its source, or a rule of that law about how days are counted. */
export interface LawLimit {
  /** `L2`; where one article sets two limits, `L16.ask` and `L16.announce`. */
  readonly id: string;
  readonly what: Words;
  /** Null for a rule that sets no number. */
  readonly days: number | null;
  readonly unit: 'working_day' | 'calendar_day' | null;
  /** `within` after the event; `before` it; `at_least` for a minimum. */
  readonly counts: 'within' | 'before' | 'at_least' | 'rule';
  readonly extension?: { readonly days: number; readonly by: Words | null; readonly told: boolean };
  /** K4, for calendar days: local policy, off for measures that burden a person. */
  readonly roll_last_day: boolean;
  readonly document: string;
  readonly article: string;
  readonly state: SourceState;
}

const licensing = '中华人民共和国行政许可法';
const penalty = '中华人民共和国行政处罚法';
const compulsion = '中华人民共和国行政强制法';
const disclosure = '中华人民共和国政府信息公开条例';
const reconsideration = '中华人民共和国行政复议法（2023年修订）';

const agencyHead: Words = { zh: '本行政机关负责人', en: 'the head of the agency' };
const governmentHead: Words = { zh: '本级人民政府负责人', en: 'the head of the same-level government' };

type Counting = Pick<LawLimit, 'days' | 'unit' | 'counts' | 'roll_last_day'>;
const working = (days: number, counts: LawLimit['counts'] = 'within'): Counting => ({
  days,
  unit: 'working_day',
  counts,
  roll_last_day: false,
});
const calendar = (days: number, roll_last_day: boolean, counts: LawLimit['counts'] = 'within'): Counting => ({
  days,
  unit: 'calendar_day',
  counts,
  roll_last_day,
});
const rule: Counting = { days: null, unit: null, counts: 'rule', roll_last_day: false };

const row = (
  id: string,
  zh: string,
  en: string,
  counting: Counting,
  document: string,
  article: string,
  extension?: LawLimit['extension'],
): LawLimit => ({
  id,
  what: { zh, en },
  ...counting,
  ...(extension ? { extension } : {}),
  document,
  article,
  state: 'located',
});

/** L1 to L28 of clocks.md §2, in order. All were read in a text of the named document of April 2025 or earlier. */
export const lawLimits: readonly LawLimit[] = [
  row('L1', '一次告知补正', 'tell at once all that is missing', working(5), licensing, '第三十二条第一款第四项'),
  row('L2', '作出行政许可决定', 'decide on a licence', working(20), licensing, '第四十二条', {
    days: 10,
    by: agencyHead,
    told: true,
  }),
  row(
    'L3',
    '统一、联合、集中办理',
    'unified, joint or concentrated handling',
    working(45),
    licensing,
    '第二十六条、第四十二条',
    {
      days: 15,
      by: governmentHead,
      told: true,
    },
  ),
  row('L4', '下级行政机关初审', 'first review by the lower level', working(20), licensing, '第四十三条'),
  row('L5', '颁发、送达许可证件', 'issue and deliver the licence', working(10), licensing, '第四十四条'),
  row('L6', '申请听证', 'ask for a hearing', working(5), licensing, '第四十七条'),
  row('L7', '组织听证', 'hold the hearing', working(20), licensing, '第四十七条'),
  row(
    'L8',
    '公告听证时间、地点',
    'announce time and place of the hearing',
    working(7, 'before'),
    licensing,
    '第四十八条',
  ),
  // The law says 三十日 and its §82 makes every limit of it one of working days.
  row('L9', '申请延续有效期', 'apply for renewal before expiry', working(30, 'before'), licensing, '第五十条'),
  row('L10', '届满前作出是否准予延续的决定', 'decide on renewal before expiry', rule, licensing, '第五十条'),
  row('L11', '许可期限以工作日计算，不含法定节假日', 'licence limits are working days', rule, licensing, '第八十二条'),
  row('L12', '作出行政处罚决定', 'decide on a penalty, from filing', calendar(90, true), penalty, '第六十条'),
  row(
    'L13',
    '该法仅二日、三日、五日、七日为工作日',
    'only 2, 3, 5 and 7 days are working days',
    rule,
    penalty,
    '第八十五条',
  ),
  row('L14', '先行登记保存后作出处理决定', 'decide on goods registered and kept', working(7), penalty, '第五十六条'),
  row('L15', '送达行政处罚决定书', 'serve the decision on an absent party', working(7), penalty, '第六十一条'),
  row('L16.ask', '当事人要求听证', 'ask for a penalty hearing', working(5), penalty, '第六十四条'),
  row(
    'L16.announce',
    '通知听证时间、地点',
    'announce the penalty hearing',
    working(7, 'before'),
    penalty,
    '第六十四条',
  ),
  row('L17', '查封、扣押', 'seizure and sealing', calendar(30, false), compulsion, '第二十五条', {
    days: 30,
    by: agencyHead,
    told: true,
  }),
  row('L18', '冻结存款、汇款', 'freezing of deposits', calendar(30, false), compulsion, '第三十二条', {
    days: 30,
    by: null,
    told: false,
  }),
  row('L19', '该法十日以内的期限为工作日', 'limits of up to 10 days are working days', rule, compulsion, '第六十九条'),
  row('L20', '答复政府信息公开申请', 'answer an information request', working(20), disclosure, '第三十三条', {
    days: 20,
    by: null,
    told: false,
  }),
  row('L21', '告知补正政府信息公开申请', 'ask once for a clearer request', working(7), disclosure, '第三十条'),
  row(
    'L22',
    '第三方、共同制作机关提出意见',
    'third party or co-producing body answers',
    working(15),
    disclosure,
    '第三十二条至第三十四条',
  ),
  row('L23', '收到申请之日的确定', 'date of receipt of a request', rule, disclosure, '第三十一条'),
  row('L24', '主动公开', 'active disclosure', working(20), disclosure, '第二十六条'),
  row('L25', '申请行政复议', 'apply for reconsideration', calendar(60, true), reconsideration, '第二十条'),
  row('L26.examine', '审查行政复议申请', 'examine the application', working(5), reconsideration, '第三十条'),
  row(
    'L26.decide',
    '作出行政复议决定（普通程序）',
    'decide, ordinary procedure',
    calendar(60, true),
    reconsideration,
    '第六十二条',
    {
      days: 30,
      by: null,
      told: false,
    },
  ),
  row(
    'L27',
    '该法仅三日、五日、七日、十日为工作日',
    'only 3, 5, 7 and 10 days are working days',
    rule,
    reconsideration,
    '第八十八条',
  ),
  row(
    'L28',
    '涉企政策公开征求意见',
    'consult on drafts that concern business',
    calendar(30, false, 'at_least'),
    '优化营商环境条例（国务院令第722号）',
    '第六十二条',
  ),
];

const byId = new Map(lawLimits.map((limit) => [limit.id, limit]));

/** The limit of law with this id. Throws where there is none: ids are written in declarations, not typed by people. */
export function lawLimit(id: string): LawLimit {
  const limit = byId.get(id);
  if (limit === undefined) throw new Error(`no limit of law ${id}`);
  return limit;
}

/** Document and article, as printed: 《…》第四十二条. */
export const basisOf = ({ document, article }: Pick<LawLimit, 'document' | 'article'>): string =>
  `《${document}》${article}`;

/** The limit of law as an item declares it. Throws for a rule that sets no number. */
export function limitOf(id: string): Limit {
  const { days, unit, state, ...source } = lawLimit(id);
  if (days === null || unit === null) throw new Error(`${id} is a rule without a number of days`);
  return { days, unit, basis: basisOf(source), state };
}

/** A limit of law as a row of the parameter register; days are a decimal text. */
export interface LimitParameter {
  readonly code: string;
  readonly value: string;
  readonly unit: 'working_day' | 'calendar_day';
  readonly source_document: string;
  readonly clause: string;
  readonly state: SourceState;
}

/** All numbers of `lawLimits`, extensions included, as parameters: `limit.L2.days`, `limit.L2.extension_days`. */
export const limitParameters = (): readonly LimitParameter[] =>
  lawLimits.flatMap(({ id, days, unit, extension, document, article, state }) => {
    if (days === null || unit === null) return [];
    const source = { unit, source_document: document, clause: article, state };
    const own = { code: `limit.${id}.days`, value: String(days), ...source };
    return extension ? [own, { code: `limit.${id}.extension_days`, value: String(extension.days), ...source }] : [own];
  });
