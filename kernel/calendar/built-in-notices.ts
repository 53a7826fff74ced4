import days2024 from './data/holidays-2024.json' with { type: 'json' };
import days2025 from './data/holidays-2025.json' with { type: 'json' };
import days2026 from './data/holidays-2026.json' with { type: 'json' };
import { type HolidayNotice, NATION } from './notice.ts';

const national = (year: number, days: Pick<HolidayNotice, 'holidays' | 'workdays' | 'inLieuDays'>): HolidayNotice => ({
  jurisdiction: NATION,
  year,
  document: `国务院办公厅关于${year}年部分节假日安排的通知`,
  ...days,
});

/** The national notices that ship with the platform: 2024 to 2026 (origin and licence in `data/NOTICE`). Later years are loaded by an administrator. */
export const builtInNotices: readonly HolidayNotice[] = [
  national(2024, days2024),
  national(2025, days2025),
  national(2026, days2026),
];
