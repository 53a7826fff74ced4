import type { Words } from './words.ts';

/** Every reason for which the kernel declines; the server alone maps a code to an HTTP status. */
export type RefusalCode =
  | 'invalid' // a value breaks its field's check
  | 'needs_confirmation' // allowed, but the caller must confirm what `details` says
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'unknown_item'
  | 'not_in_force' // an item version, parameter or rule outside its validity
  | 'stale' // the caller acted on an older version
  | 'conflict'
  | 'key_reused' // the idempotency key was used with other content
  | 'wrong_state' // the case is not where this action belongs
  | 'deemed' // a deemed outcome stands; a contrary act is refused
  | 'too_late'
  | 'too_large'
  | 'unsupported_type'
  | 'malicious_file'
  | 'parameter_pending'
  | 'calendar_missing'
  | 'quality' // publish-time quality checks failed
  | 'rate_limited'
  | 'locked';

/** One field's problem: where (dotted path), which rule, and what to do about it. */
export interface Problem {
  readonly field: string;
  readonly rule: string;
  readonly message: Words;
  /** `warn` problems are let through once the caller confirms them. */
  readonly severity?: 'block' | 'warn';
}

/**
 * The one error by which the kernel says no. Programs read `code` and `field`, people read `message`.
 * Nothing is written when it is thrown inside a transaction.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly words: Words;
  readonly field: string | undefined;
  readonly problems: readonly Problem[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: RefusalCode,
    words: Words,
    more: { field?: string; problems?: readonly Problem[]; details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(`${code}: ${words.zh}`);
    this.code = code;
    this.words = words;
    this.field = more.field ?? more.problems?.[0]?.field;
    this.problems = more.problems ?? [];
    this.details = more.details ?? {};
  }
}
