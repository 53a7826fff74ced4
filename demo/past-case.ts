import type { Calendar } from '../kernel/calendar/calendar.ts';
import { dateOf, dateOfDay, dayNumber, type Instant, type PlainDate, startOfDate } from '../kernel/dates.ts';
import { digestOf } from '../kernel/digest.ts';
import { systemActor } from '../kernel/people/actor.ts';
import type { ActionContent, ActionKind, CaseAction } from '../kernel/procedures/action.ts';
import { type CaseState, isFinal } from '../kernel/procedures/case-state.ts';
import type { CaseRules, Stage } from '../kernel/procedures/definition.ts';
import { dueDatesOf } from '../kernel/procedures/projection.ts';
import { applyAction, openCase } from '../kernel/procedures/reduce.ts';
import type { Random } from './random.ts';
import { doubledMonth, doubledSupplements, fridayBatch, isFriday, slowStep, USUAL_SUPPLEMENTS } from './truths.ts';

/** Who takes an action, as the log names it. */
export interface Hand {
  readonly actor: string;
  readonly actor_name: string;
  readonly organisation: string | null;
}

/** What a past case is played with. */
export interface PastPlay {
  readonly stream: Random;
  readonly calendar: Calendar;
  readonly rules: CaseRules;
  /** Division code of the county. */
  readonly region: string;
  readonly applicant: Hand;
  /** An officer of the role for the region. */
  officer(role: string): Hand;
  readonly submit: ActionContent<'submit'>;
  readonly submitted_at: Instant;
  /** Where the past ends; what would come later stays open. */
  readonly until: Instant;
}

export interface PastCase {
  readonly state: CaseState;
  readonly actions: readonly (CaseAction & { readonly digest: string })[];
}

const MINUTE = 60_000;
const OPENS = 10 * 60;
const CLOSES = 19 * 60;

/** Plays one case from submission to its end, or to the present, by the platform's own reduction. */
export function playCase(play: PastPlay): PastCase {
  const { stream, calendar, rules, region, applicant, until } = play;
  const actions: (CaseAction & { readonly digest: string })[] = [];
  let at = play.submitted_at;
  let state: CaseState | undefined;

  const append = <K extends ActionKind>(kind: K, content: ActionContent<K>, hand: Hand, moment: Instant): CaseState => {
    const seq = actions.length + 1;
    const fields = {
      seq,
      kind,
      at: moment,
      entered_at: moment,
      counts_on: dateOf(moment),
      ...hand,
      key: `demo:${seq}`,
      content,
    };
    // Kind and content belong together by the signature; the union cannot be told so field by field.
    const action = fields as unknown as CaseAction;
    actions.push({ ...action, digest: digestOf({ kind, content }) });
    if (action.kind === 'submit') return openCase(rules, action);
    if (!state) throw new Error('a past case begins with its submission');
    return applyAction(rules, state, action);
  };
  /** Marks what ran out before a date, in the order in which it did, as the nightly job would have. */
  const markOverdue = (current: CaseState, date: PlainDate): CaseState => {
    const due = dueDatesOf(current, calendar, date);
    const late = current.clocks
      .flatMap(({ name, stopped_on }) => {
        const last = due[name];
        return last &&
          last < date &&
          stopped_on === null &&
          !name.startsWith('notice') &&
          !current.overdue.includes(name)
          ? [{ name, last }]
          : [];
      })
      .sort((one, other) => (one.last < other.last ? -1 : 1));
    return late.reduce((_, { name, last }) => {
      const moment = new Date(Date.parse(startOfDate(dateOfDay(dayNumber(last) + 1))) + 5 * MINUTE).toISOString();
      const content = { clock: name, due_on: last };
      state = append(
        'mark_overdue',
        content,
        { actor: systemActor.id, actor_name: systemActor.name, organisation: null },
        moment,
      );
      return state;
    }, current);
  };
  /** Takes a step after some working days; false where that lies in the future. */
  const step = <K extends ActionKind>(
    kind: K,
    content: ActionContent<K>,
    hand: Hand,
    days: number,
    fridays = false,
  ): boolean => {
    at = later(stream, calendar, at, days, fridays);
    if (at > until || !state) return false;
    state = markOverdue(state, dateOf(at));
    state = append(kind, content, hand, at);
    return true;
  };

  state = append('submit', play.submit, applicant, at);
  const clerk = play.officer('window');
  if (stream.chance(supplementRate(region, dateOf(at), dateOf(until)))) {
    const what = play.submit.materials[0];
    const missing = [{ ...(what ? { material: what.code } : {}), what: '材料不清晰或者缺页，请补齐后重新提交。' }];
    if (!step('request_supplement', { missing }, clerk, stream.below(3))) return done();
    if (stream.chance(0.04)) {
      step('withdraw', { reason: '申请人暂不办理' }, applicant, 3 + stream.below(6));
      return done();
    }
    if (!step('supplement', { materials: [] }, applicant, 1 + stream.below(8))) return done();
  }
  if (stream.chance(0.01)) {
    step(
      'decline',
      { outcome: 'not_competent', reason: '不属于本机关职权范围', competent_body: '有权机关见告知书' },
      clerk,
      stream.below(2),
    );
    return done();
  }
  if (!step('accept', {}, clerk, stream.chance(0.7) ? 0 : 1)) return done();
  for (let moves = 0; moves < 30 && state && !isFinal(state); moves += 1) {
    const waiting = state.open[stream.below(state.open.length)];
    const stage = waiting && rules.stages[waiting.stage];
    if (!stage?.by || stage.by === 'applicant' || !waiting) break;
    const hand = play.officer(stage.by);
    const days = daysAt(stream, stage, waiting.stage, region);
    const fridays = stage.by === fridayBatch.role && region === fridayBatch.region && stage.decides === true;
    const taken = stage.decides
      ? step('decide', decisionOf(stream, rules, stage, waiting.stage), hand, days, fridays)
      : step('complete', completionOf(stream, stage, waiting.stage, play.officer(stage.by)), hand, days);
    if (!taken) return done();
  }
  rate();
  return done();

  function rate(): void {
    if (!state || !isFinal(state) || state.phase === 'withdrawn') return;
    const level = stream.weighted<'1' | '2' | '3' | '4' | '5'>([
      ['1', 70],
      ['2', 20],
      ['3', 6],
      ['4', 3],
      ['5', 1],
    ]);
    if (stream.chance(0.45))
      step('rate', { level, reasons: level > '3' ? ['办理时间长'] : [] }, applicant, stream.below(5));
    else
      step(
        'rate_by_default',
        { basis: '五个工作日内未评价的，视为满意' },
        { actor: systemActor.id, actor_name: systemActor.name, organisation: null },
        6,
      );
  }
  function done(): PastCase {
    if (!state) throw new Error('a past case begins with its submission');
    if (!isFinal(state)) state = markOverdue(state, dateOf(until));
    return { state, actions };
  }
}

const supplementRate = (region: string, submitted: PlainDate, today: PlainDate): number =>
  region === doubledSupplements.region && submitted.startsWith(doubledMonth(today))
    ? doubledSupplements.rate
    : USUAL_SUPPLEMENTS;

/** Working days at a step: most within its limit, one in thirty beyond, and the planted slow step longer. */
function daysAt(stream: Random, stage: Stage, name: string, region: string): number {
  const limit = stage.within?.days ?? 0;
  const usual = stream.chance(1 / 30) && limit > 0 ? limit + 1 + stream.below(4) : Math.floor(limit * stream.next());
  const { department, extra_working_days: extra } = slowStep;
  const slow = region === slowStep.region && name === slowStep.stage && stage.by === `${department}.officer`;
  return slow ? usual + extra.from + stream.below(extra.to - extra.from + 1) : usual;
}

function decisionOf(stream: Random, { stages }: CaseRules, stage: Stage, name: string): ActionContent<'decide'> {
  const next = stage.next ?? [];
  const denied = next.find((to) => stages[to]?.final === 'denied');
  const granted = next.find((to) => stages[to]?.final !== 'denied') ?? '';
  return denied && stream.chance(0.05)
    ? { stage: name, to: denied, reasons: '现场情况与申请材料不符，不符合规定条件。' }
    : { stage: name, to: granted, opinion: '符合条件，准予办理。' };
}

function completionOf(stream: Random, stage: Stage, name: string, second: Hand): ActionContent<'complete'> {
  const next = stage.next ?? [];
  const to = next[stream.below(next.length)] ?? '';
  return {
    stage: name,
    to,
    opinion: '材料齐全，符合要求。',
    ...(stage.two_officers ? { second_officer: second.actor_name } : {}),
  };
}

/** A moment in office hours so many working days later; on the same day, some minutes later. */
function later(stream: Random, calendar: Calendar, at: Instant, days: number, fridays: boolean): Instant {
  const today = dayNumber(dateOf(at));
  const minute = (Date.parse(at) - Date.parse(startOfDate(dateOf(at)))) / MINUTE;
  const sameDay = days === 0 && calendar.isWorking(today) && minute < CLOSES - 10;
  let day = sameDay ? today : calendar.add(today, Math.max(1, days));
  while (fridays && !(isFriday(day) && calendar.isWorking(day))) day = calendar.add(day, 1);
  const from = day === today ? Math.max(minute + 1, OPENS) : OPENS;
  const to = day === today ? Math.min(from + 60, CLOSES) : CLOSES;
  return new Date(
    Date.parse(startOfDate(dateOfDay(day))) + Math.floor((from + stream.next() * (to - from)) * MINUTE),
  ).toISOString();
}
