import type { Instant, PlainDate } from '../dates.ts';
import type { CaseAction } from './action.ts';
import type { CaseClock, CaseState, OpenStage, Phase } from './case-state.ts';
import type { CaseRules, Limit } from './definition.ts';
import { isJoin, stageOrThrow, upstreamOf } from './stage-graph.ts';

// The one place that says what an action does to a case. Pure and free of Node, so the browser computes the same state. It
// is one file because each action is a few lines of one switch and they share the moves between stages below it.

/** The state of a case from its whole log, which begins with `submit`. */
export function reduceCase(definition: CaseRules, log: readonly CaseAction[]): CaseState {
  const [first, ...rest] = log;
  if (first?.kind !== 'submit') throw new Error('a case log begins with submit');
  return rest.reduce((state, action) => applyAction(definition, state, action), openCase(definition, first));
}

/** The state right after submission. */
export function openCase(definition: CaseRules, submit: Extract<CaseAction, { kind: 'submit' }>): CaseState {
  const { content } = submit;
  const state: CaseState = {
    seq: submit.seq,
    phase: 'received',
    form: content.form,
    materials: content.materials,
    open: [],
    arrived: {},
    visits: {},
    submitted_at: submit.at,
    received_on: submit.counts_on,
    accepted_on: null,
    deemed_accepted: false,
    decided_on: null,
    closed_on: null,
    final_stage: null,
    outcome: null,
    reasons: null,
    pauses: [],
    clocks: [],
    extended: false,
    supplements: [],
    consultations: [],
    corrections: 0,
    urged: 0,
    overdue: [],
    rating: null,
    bundle_case: content.part?.bundle_case ?? null,
    waiting: content.part?.waits ?? false,
  };
  // An item of a bundle is received with the bundle: one window, one notice clock.
  return content.part ? state : receive(definition, state, submit);
}

/** The state after one more action. Does not ask whether the action is allowed: that is legality.ts. */
export function applyAction(definition: CaseRules, before: CaseState, action: CaseAction): CaseState {
  const state: CaseState = { ...before, seq: action.seq };
  switch (action.kind) {
    case 'submit':
      throw new Error('a case is submitted once');
    case 'accept':
      return accept(definition, state, action, action.counts_on, action.content.to);
    case 'deem_accepted':
      // The content's date has been checked by legality; the log keeps it as a date text.
      return accept(definition, { ...state, deemed_accepted: true }, action, action.content.as_of as PlainDate);
    case 'release':
      return enterNext(definition, { ...state, waiting: false }, definition.start, action);
    case 'decline':
      return close(state, action, 'declined', action.content.outcome, action.content.reason);
    case 'withdraw':
      return close(state, action, 'withdrawn', 'withdrawn', action.content.reason ?? null);
    case 'finish':
      return close(state, action, action.content.outcome, action.content.outcome, null);
    case 'correct_on_spot':
      return { ...state, form: { ...state.form, ...action.content.corrections }, corrections: state.corrections + 1 };
    case 'request_supplement':
      return requestSupplement(definition, state, action);
    case 'supplement':
      return supplement(definition, state, action);
    case 'claim':
      return mapOpen(state, action.content.stage, (open) => ({ ...open, claimed_by: action.actor }));
    case 'transfer':
      return mapOpen(state, action.content.stage, ({ claimed_by: _, ...open }) => ({
        ...open,
        organisation: action.content.organisation,
      }));
    case 'complete':
    case 'return':
      return move(definition, state, action.content.stage, action.content.to, action);
    case 'decide':
      return enter(
        definition,
        { ...leave(state, action.content.stage, action.counts_on), reasons: action.content.reasons ?? null },
        action.content.to,
        action,
      );
    case 'suspend': {
      const { stage, pause, reason, document, expected_days, part } = action.content;
      const opened = {
        ...{
          kind: pause,
          stage,
          reason,
          start: action.counts_on,
          end: null,
          document: document ?? null,
          expected_days,
        },
        ...(part ? { part } : {}),
      };
      return { ...state, pauses: [...state.pauses, opened] };
    }
    case 'resume':
      return {
        ...state,
        pauses: state.pauses.map((pause) =>
          pause.end === null && pause.kind === action.content.pause && pause.part === action.content.part
            ? { ...pause, end: action.counts_on, result: action.content.result }
            : pause,
        ),
      };
    case 'extend': {
      const days = definition.extension?.limit.days ?? 0;
      const clocks = state.clocks.map((clock) =>
        clock.name === 'statutory' ? { ...clock, extension_days: clock.extension_days + days } : clock,
      );
      return { ...state, clocks, extended: true };
    }
    case 'consult': {
      const { stage, question, organisations } = action.content;
      const number = state.consultations.length + 1;
      const asked = { number, stage, question, organisations, asked_at: action.at, opinions: [] };
      return { ...state, consultations: [...state.consultations, asked] };
    }
    case 'give_opinion': {
      const { consultation, ...opinion } = action.content;
      const consultations = state.consultations.map((asked) =>
        asked.number === consultation
          ? { ...asked, opinions: [...asked.opinions, { ...opinion, at: action.at }] }
          : asked,
      );
      return { ...state, consultations };
    }
    case 'urge':
      return { ...state, urged: state.urged + 1 };
    case 'mark_overdue':
      return { ...state, overdue: [...state.overdue, action.content.clock] };
    case 'rate':
      return {
        ...state,
        rating: {
          level: action.content.level,
          by: 'applicant',
          reasons: action.content.reasons,
          comment: action.content.comment ?? null,
        },
      };
    case 'rate_by_default':
      return { ...state, rating: { level: '2', by: 'default', reasons: [], comment: null } };
    case 'correct_deemed': {
      const undone: CaseState = { ...state, deemed_accepted: false, accepted_on: null, phase: 'received', open: [] };
      return receive(definition, { ...undone, clocks: stopClocks(state.clocks, action.counts_on) }, action);
    }
  }
}

type Moment = { readonly at: Instant; readonly counts_on: PlainDate };

/** The window has the application: its receipt stage opens and the notice clock (L1) starts. */
function receive(definition: CaseRules, state: CaseState, moment: Moment): CaseState {
  const entered = enter(definition, { ...state, phase: 'received' }, definition.start, moment);
  const earlier = entered.clocks.filter((clock) => clock.name.startsWith('notice')).length;
  const name = earlier === 0 ? 'notice' : `notice.${earlier + 1}`;
  return { ...entered, clocks: [...entered.clocks, clockOf(name, definition.notice_within, moment.counts_on, 'none')] };
}

function accept(definition: CaseRules, state: CaseState, moment: Moment, from: PlainDate, to?: string): CaseState {
  const accepted: CaseState = {
    ...state,
    phase: 'accepted',
    accepted_on: from,
    clocks: [
      ...stopClocks(state.clocks, moment.counts_on, (clock) => clock.name.startsWith('notice')),
      clockOf('statutory', definition.statutory, from, 'all'),
      clockOf('promised', definition.promised, from, 'all'),
    ],
  };
  return accepted.waiting ? accepted : enterNext(definition, accepted, definition.start, moment, to);
}

/** Leaves the receipt stage (if open) for its first or the chosen successor. */
function enterNext(definition: CaseRules, state: CaseState, from: string, moment: Moment, to?: string): CaseState {
  const stage = stageOrThrow(definition.stages, from);
  const left = leave(state, from, moment.counts_on);
  if (stage.fork) return stage.fork.reduce((next, branch) => enter(definition, next, branch, moment), left);
  const target = to ?? stage.next?.[0];
  return target ? enter(definition, left, target, moment) : left;
}

function requestSupplement(
  definition: CaseRules,
  state: CaseState,
  action: Extract<CaseAction, { kind: 'request_supplement' }>,
): CaseState {
  const atReceipt = state.phase === 'received';
  const request = {
    requested_at: action.at,
    requested_on: action.counts_on,
    stage: atReceipt ? null : (action.content.stage ?? null),
    missing: action.content.missing,
    answered_at: null,
  };
  const asked = { ...state, supplements: [...state.supplements, request] };
  if (!atReceipt) return asked;
  const clocks = stopClocks(asked.clocks, action.counts_on, (clock) => clock.name.startsWith('notice'));
  return leave({ ...asked, phase: 'supplement', clocks }, definition.start, action.counts_on);
}

function supplement(
  definition: CaseRules,
  state: CaseState,
  action: Extract<CaseAction, { kind: 'supplement' }>,
): CaseState {
  const given = new Map(action.content.materials.map((material) => [material.code, material]));
  const kept = state.materials.filter((material) => !given.has(material.code));
  const answered: CaseState = {
    ...state,
    form: { ...state.form, ...action.content.form },
    materials: [...kept, ...given.values()],
    supplements: state.supplements.map((request) =>
      request.answered_at === null ? { ...request, answered_at: action.at } : request,
    ),
  };
  return state.phase === 'supplement' ? receive(definition, answered, action) : answered;
}

/** From one stage to another. A join waits until no other open stage can still reach it. */
function move(definition: CaseRules, state: CaseState, from: string, to: string, moment: Moment): CaseState {
  const left = leave(state, from, moment.counts_on);
  if (!isJoin(definition.stages, to)) return enter(definition, left, to, moment);
  const upstream = upstreamOf(definition.stages, to);
  if (left.open.some((open) => upstream.has(open.stage)))
    return { ...left, arrived: { ...left.arrived, [to]: [...(left.arrived[to] ?? []), from] } };
  return enter(definition, { ...left, arrived: { ...left.arrived, [to]: [] } }, to, moment);
}

function leave(state: CaseState, stage: string, on: PlainDate): CaseState {
  return {
    ...state,
    open: state.open.filter((open) => open.stage !== stage),
    clocks: stopClocks(
      state.clocks,
      on,
      (clock) => typeof clock.paused_by === 'object' && clock.paused_by.stage === stage,
    ),
  };
}

function enter(definition: CaseRules, state: CaseState, name: string, moment: Moment): CaseState {
  const stage = stageOrThrow(definition.stages, name);
  const visit = (state.visits[name] ?? 0) + 1;
  const visited: CaseState = { ...state, visits: { ...state.visits, [name]: visit } };
  if (stage.final) return { ...close(visited, moment, stage.final, stage.final, state.reasons), final_stage: name };
  if (stage.fork) return stage.fork.reduce((next, branch) => enter(definition, next, branch, moment), visited);
  const opened: OpenStage = { stage: name, visit, opened_at: moment.at, opened_on: moment.counts_on };
  const clock = stage.within
    ? [
        clockOf(visit === 1 ? `stage.${name}` : `stage.${name}.${visit}`, stage.within, moment.counts_on, {
          stage: name,
        }),
      ]
    : [];
  return { ...visited, open: [...visited.open, opened], clocks: [...visited.clocks, ...clock] };
}

function close(
  state: CaseState,
  moment: Moment,
  phase: Phase,
  outcome: CaseState['outcome'],
  reasons: string | null,
): CaseState {
  const decided = phase === 'granted' || phase === 'denied';
  return {
    ...state,
    phase,
    outcome,
    reasons,
    open: [],
    waiting: false,
    decided_on: decided ? moment.counts_on : state.decided_on,
    closed_on: moment.counts_on,
    clocks: stopClocks(state.clocks, moment.counts_on),
    pauses: state.pauses.map((pause) => (pause.end === null ? { ...pause, end: moment.counts_on } : pause)),
  };
}

const mapOpen = (state: CaseState, stage: string, change: (open: OpenStage) => OpenStage): CaseState => ({
  ...state,
  open: state.open.map((open) => (open.stage === stage ? change(open) : open)),
});

const clockOf = (name: string, limit: Limit, from: PlainDate, paused_by: CaseClock['paused_by']): CaseClock => ({
  name,
  unit: limit.unit,
  days: limit.days,
  extension_days: 0,
  started_on: from,
  stopped_on: null,
  paused_by,
  basis: limit.basis,
});

const stopClocks = (clocks: readonly CaseClock[], on: PlainDate, which: (clock: CaseClock) => boolean = () => true) =>
  clocks.map((clock) => (clock.stopped_on === null && which(clock) ? { ...clock, stopped_on: on } : clock));
