import type { PlainDate } from '../dates.ts';
import { Refusal } from '../refusal.ts';
import type { ActionContent, ActionKind } from './action.ts';
import { type CaseState, isFinal, openSupplement } from './case-state.ts';
import type { CaseRules, Stage } from './definition.ts';
import { messages, pauseNames } from './messages.ts';

/** An action that somebody wants to take, before it is in the log. */
export type Intent = {
  [K in ActionKind]: {
    readonly kind: K;
    readonly content: ActionContent<K>;
    readonly counts_on: PlainDate;
    readonly actor: string;
  };
}[ActionKind];

/** Last day of a clock by the calendar; null while a pause is open or where the clock does not run. */
export type DueDates = Readonly<Record<string, PlainDate | null>>;

/**
 * Whether the law and the item's definition allow an action in this state; rights of the actor are another matter.
 * Pure, so a page offers exactly what the server will take.
 * @throws {Refusal} wrong_state, deemed, too_late or invalid, with the reason in words
 */
export function checkLegality(definition: CaseRules, state: CaseState, intent: Intent, due: DueDates): void {
  const { kind } = intent;
  if (kind !== 'rate' && kind !== 'rate_by_default') requireOpenCase(state);
  switch (kind) {
    case 'rate':
    case 'rate_by_default':
      checkRating(state, kind);
      break;
    case 'urge':
    case 'mark_overdue':
      break;
    case 'submit':
      throw new Refusal('wrong_state', messages.stale);
    case 'decline':
      checkReceipt(state);
      if (intent.content.outcome === 'not_competent' && !intent.content.competent_body?.trim())
        throw new Refusal('invalid', messages.competent_body, { field: 'competent_body' });
      break;
    case 'accept':
    case 'correct_on_spot':
      checkReceipt(state);
      break;
    case 'deem_accepted':
      if (state.phase !== 'received') throw new Refusal('wrong_state', messages.not_received);
      break;
    case 'request_supplement':
      checkSupplementRequest(definition, state, intent.content, intent.counts_on, due);
      break;
    case 'supplement':
      if (!openSupplement(state)) throw new Refusal('wrong_state', messages.no_request);
      break;
    case 'withdraw':
      if (state.decided_on) throw new Refusal('wrong_state', messages.decided);
      break;
    case 'release':
      if (!state.waiting || state.phase !== 'accepted') throw new Refusal('wrong_state', messages.stale);
      break;
    case 'finish':
      if (!state.open.some((open) => definition.stages[open.stage]?.awaits_items))
        throw new Refusal('wrong_state', messages.stale);
      break;
    case 'claim':
    case 'transfer':
    case 'consult':
      openStageOrRefuse(definition, state, intent.content.stage);
      break;
    case 'give_opinion':
      checkOpinion(state, intent.content);
      break;
    case 'complete':
      checkCompletion(definition, state, intent.content, intent.actor);
      break;
    case 'decide':
      checkDecision(definition, state, intent.content);
      break;
    case 'return':
      checkReturn(definition, state, intent.content);
      break;
    case 'suspend':
      checkSuspension(definition, state, intent.content);
      break;
    case 'resume':
      if (!state.pauses.some((pause) => pause.end === null && pause.kind === intent.content.pause))
        throw new Refusal('wrong_state', messages.not_paused, { field: 'pause' });
      break;
    case 'extend':
      checkExtension(definition, state, intent.content, intent.counts_on, due);
      break;
    case 'correct_deemed':
      if (!state.deemed_accepted) throw new Refusal('wrong_state', messages.not_deemed);
      break;
  }
}

function requireOpenCase(state: CaseState): void {
  if (isFinal(state)) throw new Refusal('wrong_state', messages.final);
}

function checkReceipt(state: CaseState): void {
  if (state.deemed_accepted) throw new Refusal('deemed', messages.deemed);
  if (state.bundle_case) requirePart(state);
  else if (state.phase !== 'received') throw new Refusal('wrong_state', messages.not_received);
}

/** An item of a bundle is accepted with it, never by itself. */
function requirePart(state: CaseState): void {
  if (state.phase !== 'received' && state.phase !== 'supplement')
    throw new Refusal('wrong_state', messages.not_received);
}

function checkSupplementRequest(
  definition: CaseRules,
  state: CaseState,
  content: ActionContent<'request_supplement'>,
  on: PlainDate,
  due: DueDates,
): void {
  if (state.deemed_accepted) throw new Refusal('deemed', messages.deemed);
  if (openSupplement(state)) throw new Refusal('wrong_state', messages.supplement_open);
  if (state.supplements.length > 0) throw new Refusal('wrong_state', messages.told_once);
  if (state.phase === 'received') {
    const last = due.notice ?? null;
    if (last !== null && on > last) throw new Refusal('deemed', messages.notice_late(last));
    return;
  }
  const stage = openStageOrRefuse(definition, state, content.stage ?? '');
  if (!stage.supplements) throw new Refusal('wrong_state', messages.no_supplement_here);
  // After acceptance the limit still counts from receipt: what could be told then is not told later.
  const last = due.notice_from_receipt ?? null;
  if (last !== null && on > last) throw new Refusal('too_late', messages.notice_late(last));
}

function openStageOrRefuse(definition: CaseRules, state: CaseState, name: string): Stage {
  const stage = definition.stages[name];
  if (!stage || !state.open.some((open) => open.stage === name))
    throw new Refusal('wrong_state', messages.not_open(stage?.title ?? name), { field: 'stage' });
  return stage;
}

/** What stands in the way of leaving a stage: an open pause, supplement or consultation of that stage. */
function requireUnobstructed(state: CaseState, stage: string): void {
  if (state.pauses.some((pause) => pause.end === null && pause.stage === stage))
    throw new Refusal('wrong_state', messages.paused);
  if (openSupplement(state)?.stage === stage) throw new Refusal('wrong_state', messages.supplement_open);
  const waiting = state.consultations.some(
    (asked) =>
      asked.stage === stage &&
      asked.organisations.some((o) => !asked.opinions.some((given) => given.organisation === o)),
  );
  if (waiting) throw new Refusal('wrong_state', messages.consultation_open);
}

function checkCompletion(
  definition: CaseRules,
  state: CaseState,
  content: ActionContent<'complete'>,
  actor: string,
): void {
  const stage = openStageOrRefuse(definition, state, content.stage);
  if (stage.accepts) throw new Refusal('wrong_state', messages.not_received);
  if (stage.awaits_items) throw new Refusal('wrong_state', messages.awaiting_items);
  if (stage.decides) throw new Refusal('wrong_state', messages.use_decide);
  requireNext(definition, stage, content.to);
  requireUnobstructed(state, content.stage);
  if (stage.two_officers && !content.second_officer?.trim())
    throw new Refusal('invalid', messages.second_officer, { field: 'second_officer' });
  if (stage.two_officers && content.second_officer === actor)
    throw new Refusal('invalid', messages.same_officer, { field: 'second_officer' });
}

function checkDecision(definition: CaseRules, state: CaseState, content: ActionContent<'decide'>): void {
  const stage = openStageOrRefuse(definition, state, content.stage);
  if (!stage.decides) throw new Refusal('wrong_state', messages.not_deciding, { field: 'stage' });
  const target = requireNext(definition, stage, content.to);
  requireUnobstructed(state, content.stage);
  if (openSupplement(state)) throw new Refusal('wrong_state', messages.supplement_open);
  if ((target.reasoned || target.final === 'denied') && !content.reasons?.trim())
    throw new Refusal('invalid', messages.reasons_required, { field: 'reasons' });
}

function requireNext(definition: CaseRules, stage: Stage, to: string): Stage {
  const target = definition.stages[to];
  if (!target || !stage.next?.includes(to))
    throw new Refusal('invalid', messages.cannot_go(target?.title ?? to), { field: 'to' });
  return target;
}

function checkReturn(definition: CaseRules, state: CaseState, content: ActionContent<'return'>): void {
  openStageOrRefuse(definition, state, content.stage);
  const target = definition.stages[content.to];
  // Acceptance is not undone by a return; and a case only goes back where it has been.
  if (!target || target.accepts || target.final || content.to === content.stage || !state.visits[content.to])
    throw new Refusal('invalid', messages.not_returnable, { field: 'to' });
  requireUnobstructed(state, content.stage);
}

function checkSuspension(definition: CaseRules, state: CaseState, content: ActionContent<'suspend'>): void {
  const stage = openStageOrRefuse(definition, state, content.stage);
  const local = content.pause === 'publicity' || content.pause === 'site_check';
  const listed =
    stage.suspends?.includes(content.pause) && (!local || definition.special_procedures.includes(content.pause));
  if (!listed)
    throw new Refusal('invalid', messages.pause_not_listed(pauseNames[content.pause]?.zh ?? content.pause), {
      field: 'pause',
    });
  if (
    state.pauses.some((pause) => pause.end === null && (pause.stage === content.stage || pause.kind === content.pause))
  )
    throw new Refusal('wrong_state', messages.already_paused);
}

function checkExtension(
  definition: CaseRules,
  state: CaseState,
  content: ActionContent<'extend'>,
  on: PlainDate,
  due: DueDates,
): void {
  if (!definition.extension) throw new Refusal('wrong_state', messages.no_extension);
  if (state.phase !== 'accepted') throw new Refusal('wrong_state', messages.not_received);
  if (state.extended) throw new Refusal('wrong_state', messages.extended_once);
  if (!content.told) throw new Refusal('invalid', messages.extension_told, { field: 'told' });
  const last = due.statutory ?? null;
  if (state.overdue.includes('statutory') || (last !== null && on > last))
    throw new Refusal('too_late', messages.extension_late(last ?? on));
}

function checkOpinion(state: CaseState, content: ActionContent<'give_opinion'>): void {
  const asked = state.consultations.find((consultation) => consultation.number === content.consultation);
  const open =
    asked?.organisations.includes(content.organisation) &&
    !asked.opinions.some((given) => given.organisation === content.organisation);
  if (!open) throw new Refusal('wrong_state', messages.not_consulted, { field: 'consultation' });
}

function checkRating(state: CaseState, kind: 'rate' | 'rate_by_default'): void {
  if (!isFinal(state) || state.phase === 'withdrawn') throw new Refusal('wrong_state', messages.not_finished);
  // A default review gives way to a real one; a real one stands.
  if (state.rating?.by === 'applicant' || (state.rating && kind === 'rate_by_default'))
    throw new Refusal('wrong_state', messages.already_rated);
}
