import Type from 'typebox';
import { dateOf } from '../../kernel/dates.ts';
import { inbox, inboxCounts } from '../../kernel/procedures/inbox.ts';
import { type ApiRoute, route } from './route.ts';
import {
  anyText,
  code,
  count,
  date,
  flag,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  page,
  paging,
  text,
  uuid,
} from './shapes.ts';

const InboxEntry = named(
  'InboxEntry',
  object({
    id: uuid,
    case_id: uuid,
    number: anyText,
    title: anyText,
    item: code,
    applicant_name: anyText,
    region: anyText,
    stage: anyText,
    kind: oneOf(['stage', 'opinion']),
    role: anyText,
    organisation: uuid,
    claimed_by: nullable(anyText),
    opened_at: moment,
    due_on: nullable(date),
    paused: flag,
    overdue: flag,
    phase: anyText,
    bundle_case: nullable(uuid),
  }),
);

const shared = { group: 'inbox', who: 'signed_in', method: 'GET', repeats: 'none' } as const;

export const inboxRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'read_inbox',
    path: '/inbox',
    title: { zh: '本岗位的待办，最紧急的在前', en: 'What waits for one’s posts, most urgent first' },
    query: object({
      item: optional(code),
      region: optional(text(12)),
      stage: optional(text(80)),
      due: optional(oneOf(['overdue', 'today', 'soon', 'paused'])),
      query: optional(text(100)),
      mine: optional(Type.Boolean({ description: '只看已由本人认领的' })),
      ...paging,
    }),
    answers: { 200: { words: { zh: '一页待办', en: 'A page of work' }, schema: page(InboxEntry) } },
    refuses: [],
    handle: ({ platform, actor, query }) => inbox(platform.database, actor, dateOf(platform.now()), query),
  }),
  route({
    ...shared,
    id: 'count_inbox',
    path: '/inbox/counts',
    title: { zh: '待办的数量', en: 'How much waits' },
    answers: {
      200: {
        words: { zh: '数量', en: 'Counts' },
        schema: named('InboxCounts', object({ all: count, overdue: count, today: count, paused: count, mine: count })),
      },
    },
    refuses: [],
    handle: ({ platform, actor }) => inboxCounts(platform.database, actor, dateOf(platform.now())),
  }),
];
