import Type from 'typebox';
import { loadNotice, noticesInForce } from '../../kernel/calendar/calendar-store.ts';
import { recomputeClocks } from '../../kernel/calendar/clock-store.ts';
import { noticeImpact } from '../../kernel/calendar/notice-impact.ts';
import { demandAdministration } from '../../kernel/people/administration.ts';
import { type ApiRoute, route, writingRoute } from './route.ts';
import { anyText, count, date, flag, list, moment, named, nullable, object, optional, text, uuid } from './shapes.ts';

const days = Type.Record(Type.String(), Type.String({ maxLength: 200 }), {
  description: '日期 → “英文名,中文名,法定天数”',
});
const dated = {
  jurisdiction: Type.String({ pattern: '^(CN|\\d{2,12})$' }),
  year: Type.Integer({ minimum: 1949, maximum: 9999 }),
  document: text(200),
  holidays: days,
  workdays: days,
  inLieuDays: days,
};
const NoticeIn = named('HolidayNotice', object(dated));
const LoadedNotice = named(
  'LoadedHolidayNotice',
  object({ ...dated, id: uuid, loaded_at: moment, supersedes: nullable(uuid) }),
);

const shared = { group: 'calendar' } as const;

export const calendarRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'list_holiday_notices',
    method: 'GET',
    path: '/calendar/notices',
    title: { zh: '现行的放假安排通知', en: 'The holiday notices in force' },
    who: 'public',
    repeats: 'none',
    cache: 'private, max-age=60',
    answers: {
      200: { words: { zh: '通知', en: 'Notices' }, schema: object({ entries: list(LoadedNotice) }) },
    },
    refuses: [],
    handle: async ({ platform }) => ({ entries: await noticesInForce(platform.database) }),
  }),
  route({
    ...shared,
    id: 'preview_holiday_notice',
    method: 'POST',
    path: '/calendar/notices/preview',
    title: { zh: '载入通知前预览影响的时限', en: 'What loading a notice would move' },
    who: 'signed_in',
    repeats: 'none',
    body: NoticeIn,
    answers: {
      200: {
        words: { zh: '受影响的时限', en: 'Moved clocks' },
        schema: named(
          'NoticeImpact',
          object({
            count,
            first: list(object({ case_id: uuid, name: anyText, due_on: nullable(date), new_due_on: nullable(date) })),
          }),
        ),
      },
    },
    refuses: [],
    handle({ platform, actor, body }) {
      demandAdministration(actor);
      return noticeImpact(platform.database, body);
    },
  }),
  writingRoute({
    ...shared,
    id: 'load_holiday_notice',
    method: 'POST',
    path: '/calendar/notices',
    title: {
      zh: '载入放假安排通知并重算全部未结时限；同年已有通知的须确认替换',
      en: 'Load a holiday notice and recompute all open clocks; another one of the year is replaced on confirmation',
    },
    who: 'signed_in',
    query: object({ supersede: optional(flag) }),
    body: NoticeIn,
    answers: {
      201: {
        words: { zh: '已载入', en: 'Loaded' },
        schema: object({ id: uuid, loaded: flag, moved_clocks: count }),
      },
    },
    refuses: ['needs_confirmation'],
    async write(tx, { platform, actor, body, query }) {
      demandAdministration(actor);
      const loaded = await loadNotice(tx, actor, platform.now, body, query);
      return { ...loaded, moved_clocks: loaded.loaded ? await recomputeClocks(tx) : 0 };
    },
  }),
];
