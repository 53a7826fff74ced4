import { explanationLines } from '../../kernel/calendar/explanation-lines.ts';
import { explainCaseClock, findCase, listCases } from '../../kernel/procedures/find-case.ts';
import { takeAction } from '../../kernel/procedures/take-action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { systems } from '../systems.ts';
import {
  actionOf,
  Case,
  CaseAction,
  CaseLine,
  CaseState,
  ClockReading,
  Receipt,
  SubmissionBody,
  sentKinds,
  submissionOf,
} from './case-schemas.ts';
import { messages } from './messages.ts';
import { type ApiRoute, type Given, route } from './route.ts';
import {
  anyText,
  anything,
  code,
  count,
  flag,
  list,
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
  values,
} from './shapes.ts';

const shared = { group: 'cases', who: 'signed_in' } as const;
const params = object({ case: text(80) });

/** A branch for each item, so that a caller finds the form that belongs to it. */
const itemNames = systems.flatMap(({ procedures, bundles }) => [...procedures, ...bundles].map(({ name }) => name));
const documentedSubmission = {
  oneOf: itemNames.map((item) => named(`Submission_${item}`, submissionOf(item))),
  discriminator: {
    propertyName: 'item',
    mapping: Object.fromEntries(itemNames.map((item) => [item, `#/components/schemas/Submission_${item}`])),
  },
};
const documentedAction = {
  oneOf: sentKinds.map((kind) => named(`Action_${kind}`, actionOf(kind))),
  discriminator: {
    propertyName: 'kind',
    mapping: Object.fromEntries(sentKinds.map((kind) => [kind, `#/components/schemas/Action_${kind}`])),
  },
};

const find = ({
  platform,
  actor,
  params: which,
}: Pick<Given<typeof params, never, never>, 'platform' | 'actor' | 'params'>) =>
  findCase(platform.engine, actor, which.case);

export const caseRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'submit_case',
    method: 'POST',
    path: '/cases',
    title: {
      zh: '提交申请，得到受理单号和告知期限；form 的结构因事项而异',
      en: 'Submit an application; the shape of `form` depends on the item',
    },
    repeats: 'kernel',
    body: SubmissionBody,
    documented_body: documentedSubmission,
    answers: {
      201: { words: { zh: '收件回执', en: 'The receipt' }, schema: Receipt },
      200: { words: { zh: '同一编号的申请此前已收件', en: 'Taken in before, with the same key' }, schema: Receipt },
    },
    refuses: ['unknown_item', 'not_in_force', 'stale', 'needs_confirmation', 'not_found', 'calendar_missing'],
    async handle({ platform, actor, body, key, reply }) {
      const receipt = await platform.submit(actor, { ...body, key });
      reply.code(receipt.replayed ? 200 : 201).header('Location', `/api/v1/cases/${receipt.id}`);
      return receipt;
    },
  }),
  route({
    ...shared,
    id: 'list_cases',
    method: 'GET',
    path: '/cases',
    title: { zh: '可以查看的办件，最新的在前', en: 'Cases within one’s reach, newest first' },
    repeats: 'none',
    query: object({
      item: optional(code),
      phase: optional(text(20)),
      region: optional(text(12)),
      query: optional(text(100)),
      open: optional(flag),
      overdue: optional(flag),
      ...paging,
    }),
    answers: { 200: { words: { zh: '一页办件', en: 'A page of cases' }, schema: page(CaseLine) } },
    refuses: [],
    handle: ({ platform, actor, query }) => listCases(platform.engine, actor, query),
  }),
  route({
    ...shared,
    id: 'read_case',
    method: 'GET',
    path: '/cases/{case}',
    title: {
      zh: '一个办件（按编号或受理单号）：状态、时限、黄红牌、可以进行的操作；阅读会留痕',
      en: 'One case by id or number: state, clocks, card, offers; the reading is journalled',
    },
    repeats: 'none',
    params,
    answers: { 200: { words: { zh: '办件', en: 'The case' }, schema: Case, etag: true } },
    refuses: ['not_found'],
    async handle(given) {
      const { head, state, clocks, card, offers, items } = await find(given);
      given.reply.header('ETag', `"${state.seq}"`);
      return { ...head, state, clocks, card, offers, items };
    },
  }),
  route({
    ...shared,
    id: 'read_case_log',
    method: 'GET',
    path: '/cases/{case}/log',
    title: { zh: '办件的全部操作记录', en: 'Every action on the case' },
    repeats: 'none',
    params,
    answers: {
      200: { words: { zh: '操作记录', en: 'The log' }, schema: object({ entries: list(CaseAction) }) },
    },
    refuses: ['not_found'],
    handle: async (given) => ({ entries: (await find(given)).log }),
  }),
  route({
    ...shared,
    id: 'list_clocks',
    method: 'GET',
    path: '/cases/{case}/clocks',
    title: { zh: '办件的各项时限', en: 'The clocks of the case' },
    repeats: 'none',
    params,
    answers: {
      200: { words: { zh: '时限', en: 'Clocks' }, schema: object({ entries: list(ClockReading) }) },
    },
    refuses: ['not_found', 'calendar_missing'],
    handle: async (given) => ({ entries: (await find(given)).clocks }),
  }),
  route({
    ...shared,
    id: 'explain_clock',
    method: 'GET',
    path: '/cases/{case}/clocks/{clock}/explanation',
    title: { zh: '一项时限是怎样逐日计算出来的', en: 'How a clock comes to its last day, day by day' },
    repeats: 'none',
    params: object({ case: text(80), clock: text(120) }),
    query: object({ language: optional(oneOf(['zh', 'en'])) }),
    answers: {
      200: {
        words: { zh: '推算过程', en: 'The derivation' },
        schema: named(
          'ClockExplanation',
          object({ name: anyText, lines: list(anyText), due_on: nullable(anyText), explanation: anything }),
        ),
      },
    },
    refuses: ['not_found', 'calendar_missing'],
    async handle({ platform, actor, params: { case: id, clock: name }, query }) {
      const view = await findCase(platform.engine, actor, id);
      const explanation = await explainCaseClock(platform.engine, view, name);
      if (!explanation) throw new Refusal('not_found', messages.no_such_clock, { field: 'clock' });
      const lines = explanationLines(explanation, query.language ?? 'zh');
      return { name, lines, due_on: explanation.result.due_on, explanation };
    },
  }),
  route({
    ...shared,
    id: 'list_offers',
    method: 'GET',
    path: '/cases/{case}/offers',
    title: { zh: '现在可以对办件进行的操作', en: 'What may be done with the case now' },
    repeats: 'none',
    params,
    answers: {
      200: { words: { zh: '可以进行的操作', en: 'Offers' }, schema: object({ entries: list(anything) }) },
    },
    refuses: ['not_found'],
    handle: async (given) => ({ entries: (await find(given)).offers }),
  }),
  route({
    ...shared,
    id: 'take_action',
    method: 'POST',
    path: '/cases/{case}/actions',
    title: {
      zh: '对办件进行一项操作；If-Match 带回所看到的 seq，其间有变化的拒绝',
      en: 'Take one action; `If-Match` carries the seq that was seen, and anything in between refuses it',
    },
    repeats: 'kernel',
    if_match: 'optional',
    params: object({ case: uuid }),
    body: object({ kind: text(40), content: values, at: optional(moment) }),
    documented_body: documentedAction,
    answers: {
      200: {
        words: { zh: '操作之后的办件', en: 'The case after it' },
        schema: named('ActionResult', object({ case_id: uuid, seq: count, state: CaseState, replayed: flag })),
        etag: true,
      },
    },
    refuses: ['not_found', 'wrong_state', 'deemed', 'too_late', 'calendar_missing', 'conflict'],
    async handle({ platform, actor, params: which, body, key, version, reply }) {
      const seq = version === undefined ? {} : { seq: version };
      const result = await takeAction(platform.engine, actor, { case_id: which.case, ...body, key, ...seq });
      reply.header('ETag', `"${result.seq}"`);
      return result;
    },
  }),
];
