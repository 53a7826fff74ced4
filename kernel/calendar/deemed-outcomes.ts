import { dateOfDay, dayNumber, type PlainDate } from '../dates.ts';
import type { SourceState } from '../procedures/definition.ts';
import type { Words } from '../words.ts';
import { addWorkingDays, type Calendar, type DerivedDate } from './calendar.ts';
import { lawLimit } from './law-limits.ts';

/** What happens by law, or by local policy, when nobody acts in time (clocks.md §5). */
export interface DeemedOutcome {
  readonly id:
    | 'accepted'
    | 'renewed'
    | 'late_renewal'
    | 'co_producer_agrees'
    | 'request_dropped'
    | 'overdue'
    | 'satisfied';
  readonly trigger: Words;
  readonly result: Words;
  /** The limit whose end triggers it, where clocks.md §2 has one. */
  readonly limits: readonly string[];
  /** `deemed`: the system enters the result at the close of the last day; `state`: it only names what is the case. */
  readonly effect: 'deemed' | 'state';
  readonly basis: string;
  readonly state: SourceState;
}

/** The deemed outcomes of clocks.md §5, in its order. */
export const deemedOutcomes: readonly DeemedOutcome[] = [
  {
    id: 'accepted',
    trigger: { zh: '逾期未一次告知补正内容', en: 'not told in time what is missing' },
    result: { zh: '自收到申请材料之日起即为受理', en: 'accepted as of the day of receipt' },
    limits: ['L1'],
    effect: 'deemed',
    basis: '《中华人民共和国行政许可法》第三十二条第一款第四项',
    state: 'located',
  },
  {
    id: 'renewed',
    trigger: { zh: '按期申请延续，届满前未作决定', en: 'renewal asked for in time, undecided at expiry' },
    result: { zh: '视为准予延续', en: 'deemed renewed' },
    limits: ['L9', 'L10'],
    effect: 'deemed',
    basis: '《中华人民共和国行政许可法》第五十条',
    state: 'located',
  },
  {
    id: 'late_renewal',
    trigger: { zh: '逾期申请延续', en: 'renewal asked for late' },
    result: { zh: '不自动延续，由工作人员说明理由后决定', en: 'no automatic renewal; a person decides, with a reason' },
    limits: ['L9'],
    effect: 'state',
    basis: '本地规定',
    state: 'policy',
  },
  {
    id: 'co_producer_agrees',
    trigger: { zh: '共同制作机关逾期未提出意见', en: 'the co-producing body is silent' },
    result: { zh: '视为同意公开', en: 'deemed to agree to disclosure' },
    limits: ['L22'],
    effect: 'deemed',
    basis: '《中华人民共和国政府信息公开条例》第三十四条',
    state: 'located',
  },
  {
    id: 'request_dropped',
    trigger: { zh: '无正当理由逾期不补正', en: 'the request is not corrected in time, without reason' },
    result: { zh: '视为放弃申请', en: 'the request is dropped' },
    limits: [],
    effect: 'deemed',
    basis: '《中华人民共和国政府信息公开条例》第三十条',
    state: 'located',
  },
  {
    id: 'overdue',
    trigger: { zh: '逾期未作出行政许可决定', en: 'the licence decision is late' },
    result: { zh: '超期，不视为准予许可', en: 'overdue, not deemed granted' },
    limits: ['L2', 'L3'],
    effect: 'state',
    basis: '《中华人民共和国行政许可法》第四十二条',
    state: 'located',
  },
  {
    id: 'satisfied',
    trigger: { zh: '五个工作日内未评价', en: 'no review within 5 working days' },
    result: { zh: '按满意计', en: 'counted as satisfied' },
    limits: [],
    effect: 'deemed',
    basis: '自治区政务服务平台评价规则',
    state: 'located',
  },
];

/** An application that is deemed accepted when nobody says in time what is missing. */
export interface DeemedAcceptance {
  /** Last day to tell (L1). */
  readonly last_day: PlainDate;
  /** The day from which the outcome stands. */
  readonly from: PlainDate;
  /** The day as of which the application counts as accepted: that of receipt. The decision clock starts on it. */
  readonly accepted_on: PlainDate;
  readonly provisional: boolean;
}

/** When an application counts as accepted because nothing was told (行政许可法 §32). */
export function deemedAcceptance(receivedOn: PlainDate, calendar: Calendar): DeemedAcceptance {
  const { on, provisional } = addWorkingDays(calendar, receivedOn, daysOf('L1'));
  return { last_day: on, from: dateOfDay(dayNumber(on) + 1), accepted_on: receivedOn, provisional };
}

/**
 * The last day on which a renewal can be applied for: the last day L with at least 30 working days (L9) in (L, expiry].
 * The expiry date itself does not roll.
 */
export function latestRenewalDay(expiry: PlainDate, calendar: Calendar): DerivedDate {
  const end = dayNumber(expiry);
  const day = calendar.lastWith(daysOf('L9'), end);
  return { on: dateOfDay(day), provisional: calendar.countProvisional(day, end) > 0 };
}

/** What becomes of a licence at its expiry, given its renewal application; `from` is the day after expiry. */
export function renewalAtExpiry(
  renewal: { readonly expiry: PlainDate; readonly applied_on: PlainDate | null; readonly decided: boolean },
  calendar: Calendar,
): { readonly outcome: 'renewed' | 'late_renewal'; readonly from: PlainDate } | null {
  if (renewal.applied_on === null || renewal.decided) return null;
  const inTime = renewal.applied_on <= latestRenewalDay(renewal.expiry, calendar).on;
  return { outcome: inTime ? 'renewed' : 'late_renewal', from: dateOfDay(dayNumber(renewal.expiry) + 1) };
}

function daysOf(id: string): number {
  const { days } = lawLimit(id);
  if (days === null) throw new Error(`${id} sets no number of days`);
  return days;
}
