import { dateOf, dayNumber, type Instant, type PlainDate, ZONE } from '../../kernel/dates.ts';
import type { Words } from '../../kernel/words.ts';
import { messages } from './messages.ts';

const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'];
const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A date with its weekday: 2026年3月2日（周一）. */
export function dayText(date: PlainDate): Words {
  const [year = '', month = '', day = ''] = date.split('-');
  const weekday = (((dayNumber(date) + 4) % 7) + 7) % 7;
  return {
    zh: `${year}年${Number(month)}月${Number(day)}日（周${WEEKDAYS_ZH[weekday]}）`,
    en: `${WEEKDAYS_EN[weekday]} ${date}`,
  };
}

/** A moment in the official zone: 2026年3月2日 10:05. */
export function momentText(moment: Instant): Words {
  const date = dateOf(moment);
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(
    new Date(moment),
  );
  const [year = '', month = '', day = ''] = date.split('-');
  return { zh: `${year}年${Number(month)}月${Number(day)}日 ${time}`, en: `${date} ${time}` };
}

/** How long until a day, in calendar days as people count them. */
export function countdownText(until: PlainDate, today: PlainDate): Words {
  const left = dayNumber(until) - dayNumber(today);
  if (left === 0) return messages.due_today;
  return left > 0 ? messages.days_left(left) : messages.days_over(-left);
}
