import type { HolidayNotice } from './notice.ts';

/** A made-up notice for 2027, for tests and measurements only: it shifts New Year's Day, with a swap in December 2026. */
export const madeUp2027: HolidayNotice = {
  jurisdiction: 'CN',
  year: 2027,
  document: '虚构通知（仅供测试）',
  holidays: {
    '2027-01-01': "New Year's Day,元旦,1",
    '2027-01-02': "New Year's Day,元旦,1",
    '2027-01-03': "New Year's Day,元旦,1",
    '2027-01-04': "New Year's Day,元旦,1",
    '2027-02-05': 'Spring Festival,春节,4',
    '2027-02-08': 'Spring Festival,春节,4',
    '2027-10-01': 'National Day,国庆节,3',
  },
  workdays: { '2026-12-27': "New Year's Day,元旦,1" },
  inLieuDays: { '2027-01-04': "New Year's Day,元旦,1" },
};
