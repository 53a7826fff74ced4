import type { Instant, PlainDate } from '../dates.ts';
import type { ActionContent, HandedIn } from './action.ts';
import type { PauseKind } from './definition.ts';

/** Where a case stands as a whole. */
export type Phase =
  | 'received' // 已接件, receipt outcome open
  | 'supplement' // 待补正, told before acceptance
  | 'accepted' // 已受理, being handled
  | 'granted'
  | 'denied'
  | 'declined' // 不予受理 or 不需许可
  | 'withdrawn'
  | 'closed';

/** A stage that waits for somebody. */
export interface OpenStage {
  readonly stage: string;
  /** How often the case has come here, from 1; with the stage it names the work item and the clock. */
  readonly visit: number;
  readonly opened_at: Instant;
  readonly opened_on: PlainDate;
  /** Organisation after a transfer; else the one that the role and region give. */
  readonly organisation?: string;
  readonly claimed_by?: string;
}

export interface Pause {
  readonly kind: PauseKind;
  readonly stage: string;
  readonly reason: string;
  readonly start: PlainDate;
  readonly end: PlainDate | null;
  /** The written notice; without it the clock does not stop (policy) and a red card follows. */
  readonly document: string | null;
  readonly expected_days: number;
  readonly result?: string;
  /** On a bundle: the item's case that is suspended; the joint clock stops with it. */
  readonly part?: string;
}

/** One clock of the case, as far as the log tells; the calendar makes a due date of it. */
export interface CaseClock {
  /** `notice`, `statutory`, `promised`, or `stage.<stage>`; a repeated one ends in `.<visit>`. */
  readonly name: string;
  readonly unit: 'working_day' | 'calendar_day' | 'immediate';
  readonly days: number;
  readonly extension_days: number;
  readonly started_on: PlainDate;
  readonly stopped_on: PlainDate | null;
  /** Which pauses stop it: all (decision clocks), none (notice), or those of its own stage. */
  readonly paused_by: 'all' | 'none' | { readonly stage: string };
  readonly basis: string;
}

export interface Consultation {
  readonly number: number;
  readonly stage: string;
  readonly question: string;
  readonly asked_at: Instant;
  readonly organisations: readonly string[];
  readonly opinions: readonly {
    readonly organisation: string;
    readonly agrees: boolean;
    readonly opinion: string;
    readonly at: Instant;
  }[];
}

export interface SupplementRequest {
  readonly requested_at: Instant;
  readonly requested_on: PlainDate;
  /** The stage that asked, for a request after acceptance; null at receipt. */
  readonly stage: string | null;
  readonly missing: ActionContent<'request_supplement'>['missing'];
  readonly answered_at: Instant | null;
}

/** What a case is, computed from its log alone. JSON, the same on server and browser. */
export interface CaseState {
  readonly seq: number;
  readonly phase: Phase;
  readonly form: Readonly<Record<string, unknown>>;
  readonly materials: readonly HandedIn[];
  readonly open: readonly OpenStage[];
  /** Branches that have reached a join which still waits for others. */
  readonly arrived: Readonly<Record<string, readonly string[]>>;
  /** How often each stage has been entered. */
  readonly visits: Readonly<Record<string, number>>;
  readonly submitted_at: Instant;
  readonly received_on: PlainDate;
  readonly accepted_on: PlainDate | null;
  /** 视为受理: the law accepted it because nobody answered in time. */
  readonly deemed_accepted: boolean;
  readonly decided_on: PlainDate | null;
  readonly closed_on: PlainDate | null;
  readonly final_stage: string | null;
  readonly outcome: 'granted' | 'denied' | 'not_required' | 'not_competent' | 'withdrawn' | 'closed' | null;
  readonly reasons: string | null;
  readonly pauses: readonly Pause[];
  readonly clocks: readonly CaseClock[];
  readonly extended: boolean;
  readonly supplements: readonly SupplementRequest[];
  readonly consultations: readonly Consultation[];
  readonly corrections: number;
  readonly urged: number;
  readonly overdue: readonly string[];
  readonly rating: {
    readonly level: string;
    readonly by: 'applicant' | 'default';
    readonly reasons: readonly string[];
    readonly comment: string | null;
  } | null;
  /** The bundle's case that this one is a part of. */
  readonly bundle_case: string | null;
  /** A bundle's item that waits for a sibling's grant. */
  readonly waiting: boolean;
}

export const isFinal = (state: CaseState): boolean => state.closed_on !== null;
export const isPaused = (state: CaseState): boolean => state.pauses.some((pause) => pause.end === null);
export const openSupplement = (state: CaseState): SupplementRequest | undefined =>
  state.supplements.find((request) => request.answered_at === null);
