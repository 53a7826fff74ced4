import { dateOfDay, dayNumber, type PlainDate } from '../kernel/dates.ts';
import type { Words } from '../kernel/words.ts';

// What is planted in the past cases, written down so that an analysis can be held to it: it must find these three, and
// nothing of the kind elsewhere. Past cases are drawn with the ordinary numbers below everywhere else.

/** Share of applications that are told, at receipt, what is missing. */
export const USUAL_SUPPLEMENTS = 0.15;

/** One department takes longer at one step than its colleagues in the other counties. */
export const slowStep = {
  says: {
    zh: '昌吉市城市管理局“审核”环节比其他县（市）慢四至八个工作日。',
    en: 'Urban management of Changji City takes four to eight working days longer at the review step than elsewhere.',
  },
  department: 'urban_management',
  region: '652301',
  stage: 'review',
  extra_working_days: { from: 4, to: 8 },
} as const satisfies { says: Words } & Record<string, unknown>;

/** One county's supplement rate doubled in one month: the fifth whole month before the present one. */
export const doubledSupplements = {
  says: {
    zh: '奇台县在一个月内的一次告知补正率是平时的两倍。',
    en: 'In one month, Qitai County asked for supplements twice as often as usual.',
  },
  region: '652325',
  months_before: 5,
  rate: USUAL_SUPPLEMENTS * 2,
} as const satisfies { says: Words } & Record<string, unknown>;

/** The month of `doubledSupplements`, `YYYY-MM`, seen from a date. */
export function doubledMonth(today: PlainDate): string {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - doubledSupplements.months_before;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** One head decides in a batch on Fridays, so that cases lie until then. */
export const fridayBatch = {
  says: {
    zh: '呼图壁县市场监督管理局的审批都集中在星期五办理。',
    en: 'The head of market supervision of Hutubi County decides on Fridays only.',
  },
  role: 'market_supervision.head',
  region: '652323',
} as const satisfies { says: Words } & Record<string, unknown>;

/** Whether a day number is a Friday; 1970-01-01 was a Thursday. */
export const isFriday = (day: number): boolean => (((day - 1) % 7) + 7) % 7 === 0;

/** First and last day of the past two years, yesterday included. */
export const pastOf = (today: PlainDate): { readonly first: PlainDate; readonly last: PlainDate } => ({
  first: dateOfDay(dayNumber(today) - 730),
  last: dateOfDay(dayNumber(today) - 1),
});
