import Type, { type TSchema } from 'typebox';
import { type ActionKind, actionContents, HandedIn, PauseKindSchema } from '../../kernel/procedures/action.ts';
import {
  anyText,
  anything,
  code,
  count,
  date,
  flag,
  list,
  moment,
  named,
  namedElsewhere,
  nullable,
  object,
  oneOf,
  optional,
  text,
  uuid,
  values,
} from './shapes.ts';

/** A material as it is handed in. */
export const HandedInSchema = named('HandedIn', HandedIn);

const phase = oneOf(['received', 'supplement', 'accepted', 'granted', 'denied', 'declined', 'withdrawn', 'closed']);
const outcome = nullable(oneOf(['granted', 'denied', 'not_required', 'not_competent', 'withdrawn', 'closed']));

export const CaseLine = named(
  'CaseLine',
  object({
    id: uuid,
    number: anyText,
    item: code,
    title: anyText,
    applicant_name: anyText,
    region: anyText,
    phase,
    outcome,
    submitted_at: moment,
    due_on: nullable(date),
    closed_on: nullable(date),
    paused: flag,
    overdue: flag,
    bundle_case: nullable(uuid),
  }),
);

export const CaseState = named(
  'CaseState',
  object({
    seq: count,
    phase,
    form: values,
    materials: list(HandedInSchema),
    open: list(
      object({
        stage: anyText,
        visit: count,
        opened_at: moment,
        opened_on: date,
        organisation: optional(uuid),
        claimed_by: optional(anyText),
      }),
    ),
    arrived: anything,
    visits: anything,
    submitted_at: moment,
    received_on: date,
    accepted_on: nullable(date),
    deemed_accepted: flag,
    decided_on: nullable(date),
    closed_on: nullable(date),
    final_stage: nullable(anyText),
    outcome,
    reasons: nullable(anyText),
    pauses: list(
      object({
        kind: PauseKindSchema,
        stage: anyText,
        reason: anyText,
        start: date,
        end: nullable(date),
        document: nullable(uuid),
        expected_days: count,
        result: optional(anyText),
        part: optional(uuid),
      }),
    ),
    clocks: list(anything),
    extended: flag,
    supplements: list(
      object({
        requested_at: moment,
        requested_on: date,
        stage: nullable(anyText),
        missing: list(object({ material: optional(anyText), field: optional(anyText), what: anyText })),
        answered_at: nullable(moment),
      }),
    ),
    consultations: list(
      object({
        number: count,
        stage: anyText,
        question: anyText,
        asked_at: moment,
        organisations: list(uuid),
        opinions: list(object({ organisation: uuid, agrees: flag, opinion: anyText, at: moment })),
      }),
    ),
    corrections: count,
    urged: count,
    overdue: list(anyText),
    rating: nullable(
      object({
        level: anyText,
        by: oneOf(['applicant', 'default']),
        reasons: list(anyText),
        comment: nullable(anyText),
      }),
    ),
    bundle_case: nullable(uuid),
    waiting: flag,
  }),
);

/** How a clock stands today. */
export const ClockReading = named(
  'ClockReading',
  Type.Object(
    {
      name: anyText,
      unit: oneOf(['working_day', 'calendar_day', 'immediate']),
      state: oneOf(['running', 'paused', 'overdue', 'stopped']),
      due_on: nullable(date),
      budget: Type.Integer(),
      used: Type.Integer(),
      remaining: Type.Integer(),
      working_days_left: nullable(Type.Integer()),
      provisional: flag,
    },
    { additionalProperties: true },
  ),
);

/** An action that the reader may take now; the platform refuses every other. */
export const Offer = named(
  'Offer',
  object({
    kind: anyText,
    stage: optional(anyText),
    to: optional(list(anyText)),
    pauses: optional(list(PauseKindSchema)),
    consultation: optional(count),
    organisation: optional(uuid),
  }),
);

/** One entry of the log of a case. */
export const CaseAction = named(
  'CaseAction',
  object({
    seq: count,
    kind: anyText,
    at: moment,
    entered_at: moment,
    counts_on: date,
    actor: anyText,
    actor_name: anyText,
    organisation: nullable(uuid),
    key: anyText,
    content: values,
  }),
);

export const Case = named(
  'Case',
  object({
    id: uuid,
    number: anyText,
    item: code,
    item_version: uuid,
    bundle_case: nullable(uuid),
    title: anyText,
    region: anyText,
    applicant_kind: oneOf(['person', 'enterprise']),
    applicant: uuid,
    applicant_name: anyText,
    agent: nullable(uuid),
    channel: oneOf(['1', '2', '3', '4', '9']),
    state: CaseState,
    clocks: list(ClockReading),
    card: nullable(anything),
    offers: list(Offer),
    items: list(CaseLine),
  }),
);

export const Receipt = named(
  'Receipt',
  object({
    id: uuid,
    number: anyText,
    title: anyText,
    seq: count,
    received_on: date,
    submitted_at: moment,
    notice_due_on: nullable(date),
    replayed: flag,
  }),
);

/** What an application carries beside its item and its form. */
const around = {
  item_version: optional(uuid),
  region: text(12),
  materials: Type.Array(HandedInSchema, { maxItems: 200 }),
  channel: oneOf(['1', '2', '3', '4', '9']),
  confirmed: optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 200 })),
  applicant: optional(object({ kind: oneOf(['person', 'enterprise']), id: uuid, name: text(120) })),
  draft: optional(uuid),
};

/** The route's own check of an application; its form is checked by the kernel, field by field. */
export const SubmissionBody = object({ item: code, form: values, ...around });

/** The application for one item in full, for the document. */
export const submissionOf = (item: string): TSchema =>
  object({ item: Type.Literal(item), form: namedElsewhere(`Form_${item}`), ...around });

/** The schema of an action of one kind, for the document. */
export const actionOf = (kind: ActionKind): TSchema =>
  object({ kind: Type.Literal(kind), content: actionContents[kind], at: optional(moment) });

/** Kinds of action that people send; the others are the platform's own. */
export const sentKinds: readonly ActionKind[] = [
  'accept',
  'decline',
  'correct_on_spot',
  'request_supplement',
  'supplement',
  'claim',
  'complete',
  'return',
  'transfer',
  'consult',
  'give_opinion',
  'urge',
  'suspend',
  'resume',
  'extend',
  'decide',
  'withdraw',
  'rate',
  'correct_deemed',
];
