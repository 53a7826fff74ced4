import Type, { type Static, type TSchema } from 'typebox';
import type { Instant, PlainDate } from '../dates.ts';

// Every act on a case as a schema: type, validation and OpenAPI follow from it. Content is data for people and programs;
// what it does to the case stands in reduce.ts, whether it is allowed in legality.ts.

const text = (title: string, maxLength = 2000) => Type.String({ title, minLength: 1, maxLength });
const optionalText = (title: string, maxLength = 2000) => Type.Optional(Type.String({ title, maxLength }));
const id = (title: string) => Type.String({ title, format: 'uuid' });
const object = <const P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** A handed-in material: an attachment, or the reason why none is needed. */
export const HandedIn = object({
  code: text('材料编码', 80),
  attachments: Type.Array(id('附件'), { maxItems: 50 }),
  exempt: optionalText('免提交原因', 400),
  paper: Type.Optional(Type.Boolean({ title: '纸质件已在窗口收取' })),
});
export type HandedIn = Static<typeof HandedIn>;

const Missing = object({
  material: optionalText('材料编码', 80),
  field: optionalText('表单项', 80),
  what: text('需要补正的内容', 500),
});

export const PauseKindSchema = Type.Union(
  (
    [
      ['hearing', '听证'],
      ['tender', '招标'],
      ['auction', '拍卖'],
      ['inspection', '检验'],
      ['testing', '检测'],
      ['quarantine', '检疫'],
      ['appraisal', '鉴定'],
      ['expert_review', '专家评审'],
      ['publicity', '公示'],
      ['site_check', '现场核查'],
    ] as const
  ).map(([kind, title]) => Type.Literal(kind, { title })),
  { title: '特别程序种类' },
);

/** The content of each kind of action. */
export const actionContents = {
  submit: object({
    form: Type.Record(Type.String(), Type.Unknown(), { title: '表单' }),
    materials: Type.Array(HandedIn, { title: '材料', maxItems: 200 }),
    channel: Type.Union(
      [Type.Literal('1'), Type.Literal('2'), Type.Literal('3'), Type.Literal('4'), Type.Literal('9')],
      {
        title: '办理形式',
      },
    ),
    /** Set by the kernel for an item of a bundle: it is accepted with the bundle, and may wait for a sibling. */
    part: Type.Optional(object({ bundle_case: id('一件事办件'), waits: Type.Boolean() })),
  }),
  accept: object({ opinion: optionalText('受理意见'), to: optionalText('下一环节', 80) }),
  decline: object({
    outcome: Type.Union([Type.Literal('not_required'), Type.Literal('not_competent')], { title: '处理结果' }),
    reason: text('理由'),
    competent_body: optionalText('有权机关', 200),
  }),
  correct_on_spot: object({
    corrections: Type.Record(Type.String(), Type.Unknown(), { title: '更正后的内容' }),
    note: text('更正说明', 500),
  }),
  request_supplement: object({
    missing: Type.Array(Missing, { title: '需要补正的全部内容', minItems: 1, maxItems: 100 }),
    stage: optionalText('环节', 80),
  }),
  supplement: object({
    form: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    materials: Type.Array(HandedIn, { maxItems: 200 }),
  }),
  deem_accepted: object({ as_of: text('视为受理之日', 10), clock: text('时限', 80), basis: text('依据', 200) }),
  claim: object({ stage: text('环节', 80) }),
  complete: object({
    stage: text('环节', 80),
    to: text('下一环节', 80),
    opinion: optionalText('意见'),
    second_officer: optionalText('第二名核查人员', 80),
    attachments: Type.Optional(Type.Array(id('附件'), { maxItems: 50 })),
  }),
  return: object({ stage: text('环节', 80), to: text('退回环节', 80), reason: text('退回理由') }),
  transfer: object({ stage: text('环节', 80), organisation: id('转交单位'), reason: text('转办理由') }),
  consult: object({
    stage: text('环节', 80),
    organisations: Type.Array(id('会签单位'), { minItems: 1, maxItems: 20 }),
    question: text('征求意见的问题'),
  }),
  give_opinion: object({
    consultation: Type.Integer({ title: '会签号' }),
    organisation: id('会签单位'),
    agrees: Type.Boolean({ title: '是否同意' }),
    opinion: text('意见'),
  }),
  urge: object({ text: text('催办内容', 500) }),
  suspend: object({
    stage: text('环节', 80),
    pause: PauseKindSchema,
    reason: text('理由'),
    document: Type.Optional(id('告知文书')),
    expected_days: Type.Integer({ title: '预计天数', minimum: 1, maximum: 365 }),
    part: Type.Optional(id('所含事项办件')),
  }),
  resume: object({
    pause: PauseKindSchema,
    document: Type.Optional(id('结果文书')),
    result: text('结果'),
    part: Type.Optional(id('所含事项办件')),
  }),
  extend: object({ reason: text('延长理由'), told: Type.Boolean({ title: '已书面告知申请人' }) }),
  decide: object({
    stage: text('环节', 80),
    to: text('决定', 80),
    reasons: optionalText('理由'),
    opinion: optionalText('意见'),
  }),
  withdraw: object({ reason: optionalText('撤回原因', 500) }),
  mark_overdue: object({ clock: text('时限', 80), due_on: text('到期日', 10) }),
  release: object({ note: optionalText('说明', 500) }),
  finish: object({ outcome: Type.Union([Type.Literal('granted'), Type.Literal('closed')]) }),
  rate: object({
    level: Type.Union([Type.Literal('1'), Type.Literal('2'), Type.Literal('3'), Type.Literal('4'), Type.Literal('5')], {
      title: '满意度',
    }),
    reasons: Type.Array(text('原因', 100), { maxItems: 10 }),
    comment: optionalText('评价内容', 500),
  }),
  rate_by_default: object({ basis: text('依据', 200) }),
  correct_deemed: object({ document: id('更正文书'), reason: text('更正理由') }),
} as const satisfies Record<string, TSchema>;

export type ActionKind = keyof typeof actionContents;
export type ActionContent<K extends ActionKind> = Static<(typeof actionContents)[K]>;

/** One entry of a case's append-only log, of any kind. */
export type CaseAction = {
  [K in ActionKind]: {
    readonly seq: number;
    readonly kind: K;
    /** When it happened. */
    readonly at: Instant;
    /** When it was entered (K10). */
    readonly entered_at: Instant;
    /**
     * The date that clocks count it on: the event's, except where a clock ran out between event and entry, when it is the
     * entry's. So a back-dated entry never repairs an overdue case (clocks.md §7).
     */
    readonly counts_on: PlainDate;
    readonly actor: string;
    readonly actor_name: string;
    readonly organisation: string | null;
    readonly key: string;
    readonly content: ActionContent<K>;
  };
}[ActionKind];
