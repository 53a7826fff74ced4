import type { SourceState } from '../procedures/definition.ts';

/** How sign-in behaves: what GB/T 22239-2019 leaves to the operator. */
export interface SignInPolicy {
  /** Wrong passwords until the login locks. */
  readonly tries: number;
  readonly lock_minutes: number;
  /** Minutes without a request after which a session ends. */
  readonly idle_minutes: number;
  /** Hours after which a session ends, however busy. */
  readonly session_hours: number;
  /** Characters of a password, at least. */
  readonly password_length: number;
  /** Days after which a change of password is due. */
  readonly password_days: number;
}

/** One value with where the duty comes from; the number itself is local policy. */
export interface PolicyRow {
  readonly code: keyof SignInPolicy;
  readonly value: number;
  readonly unit: string;
  readonly document: string;
  readonly clause: string;
  readonly state: SourceState;
}

const STANDARD = 'GB/T 22239-2019';

/** The policy as data. The standard demands that each exists and names no number. */
export const signInPolicyRows: readonly PolicyRow[] = [
  { code: 'tries', value: 5, unit: '次', document: STANDARD, clause: '8.1.4.1 b', state: 'policy' },
  { code: 'lock_minutes', value: 15, unit: '分钟', document: STANDARD, clause: '8.1.4.1 b', state: 'policy' },
  { code: 'idle_minutes', value: 30, unit: '分钟', document: STANDARD, clause: '8.1.4.1 b', state: 'policy' },
  { code: 'session_hours', value: 12, unit: '小时', document: STANDARD, clause: '8.1.4.1 b', state: 'policy' },
  { code: 'password_length', value: 10, unit: '个字符', document: STANDARD, clause: '8.1.4.1 a', state: 'policy' },
  { code: 'password_days', value: 90, unit: '日', document: STANDARD, clause: '8.1.4.1 a', state: 'policy' },
];

/** The policy that the rows say. An installation passes its own rows, stricter or looser. */
export function signInPolicy(rows: readonly PolicyRow[] = signInPolicyRows): SignInPolicy {
  const value = (code: keyof SignInPolicy): number => {
    const row = rows.find((each) => each.code === code);
    if (!row) throw new Error(`the sign-in policy has no row ${code}`);
    return row.value;
  };
  return {
    tries: value('tries'),
    lock_minutes: value('lock_minutes'),
    idle_minutes: value('idle_minutes'),
    session_hours: value('session_hours'),
    password_length: value('password_length'),
    password_days: value('password_days'),
  };
}
