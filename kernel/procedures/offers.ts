import type { PlainDate } from '../dates.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import type { ActionKind } from './action.ts';
import { requireMayAct } from './action-access.ts';
import type { CaseState } from './case-state.ts';
import type { CaseRules, PauseKind } from './definition.ts';
import type { Directory } from './directory.ts';
import { checkLegality, type DueDates, type Intent } from './legality.ts';
import type { CaseHead } from './write-case.ts';

/** An action that an actor may take on a case now, with what there is to choose. */
export interface Offer {
  readonly kind: ActionKind;
  /** The open stage on which it works. */
  readonly stage?: string;
  /** Stages to which it may lead. */
  readonly to?: readonly string[];
  readonly pauses?: readonly PauseKind[];
  readonly consultation?: number;
  readonly organisation?: string;
}

/**
 * What an actor may do with a case: each possible action is put to the very checks that it meets when taken, with content
 * that leaves nothing else to object to. So a page offers exactly what the server will take.
 */
export function offersOf(given: {
  readonly actor: Actor;
  readonly head: CaseHead;
  readonly rules: CaseRules;
  readonly state: CaseState;
  readonly directory: Directory;
  readonly due: DueDates;
  readonly today: PlainDate;
}): readonly Offer[] {
  const { rules, state, head } = given;
  const offers: Offer[] = [];
  const offer = (kind: ActionKind, content: object, shown: Omit<Offer, 'kind'> = {}): boolean => {
    if (head.bundle_case && RECEIPT.has(kind)) return false;
    try {
      // The content is made up of this kind's own properties; the checks look at nothing else.
      const intent = { kind, content, counts_on: given.today, actor: given.actor.id } as Intent;
      requireMayAct(given, intent);
      checkLegality(rules, state, intent, given.due);
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
    offers.push({ kind, ...shown });
    return true;
  };

  offer('accept', {});
  offer('request_supplement', { missing: [{ what: '-' }] });
  offer('correct_on_spot', { corrections: {}, note: '-' });
  offer('decline', { outcome: 'not_required', reason: '-' });
  for (const { stage, claimed_by } of state.open) {
    const definition = rules.stages[stage];
    if (!definition) continue;
    if (claimed_by !== given.actor.id) offer('claim', { stage }, { stage });
    const reachable = (kind: 'complete' | 'decide') =>
      (definition.next ?? []).filter((to) => {
        const found = offer(kind, { stage, to, reasons: '-', second_officer: '-' });
        if (found) offers.pop();
        return found;
      });
    for (const kind of ['complete', 'decide'] as const) {
      const to = reachable(kind);
      if (to.length > 0) offers.push({ kind, stage, to });
    }
    const back = Object.keys(state.visits).filter((to) => {
      const found = offer('return', { stage, to, reason: '-' });
      if (found) offers.pop();
      return found;
    });
    if (back.length > 0) offers.push({ kind: 'return', stage, to: back });
    if (definition.supplements) offer('request_supplement', { stage, missing: [{ what: '-' }] }, { stage });
    const pauses = (definition.suspends ?? []).filter((pause) => {
      const found = offer('suspend', { stage, pause, reason: '-', expected_days: 1 });
      if (found) offers.pop();
      return found;
    });
    if (pauses.length > 0) offers.push({ kind: 'suspend', stage, pauses });
    if (!definition.accepts && !definition.awaits_items) {
      offer('consult', { stage, organisations: [], question: '-' }, { stage });
      offer('transfer', { stage, organisation: '', reason: '-' }, { stage });
    }
  }
  for (const pause of state.pauses)
    if (pause.end === null && !pause.part)
      offer('resume', { pause: pause.kind, result: '-' }, { stage: pause.stage, pauses: [pause.kind] });
  for (const asked of state.consultations)
    for (const organisation of asked.organisations)
      offer(
        'give_opinion',
        { consultation: asked.number, organisation, agrees: true, opinion: '-' },
        { consultation: asked.number, organisation },
      );
  offer('extend', { reason: '-', told: true });
  offer('supplement', { materials: [] });
  offer('urge', { text: '-' });
  offer('withdraw', {});
  offer('rate', { level: '1', reasons: [] });
  offer('correct_deemed', { document: '-', reason: '-' });
  return offers;
}

const RECEIPT: ReadonlySet<ActionKind> = new Set(['accept', 'decline', 'correct_on_spot', 'correct_deemed']);
