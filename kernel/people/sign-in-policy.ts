import type { Db } from '../database/database.ts';
import type { PlainDate } from '../dates.ts';
import { type NewParameter, parameters } from '../parameters/parameter.ts';
import { findParameters } from '../parameters/resolve-parameters.ts';

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

const row = <const Code extends keyof SignInPolicy>(
  code: Code,
  title: string,
  value: string,
  unit: string,
  letter: string,
) => ({
  ...{ code: `sign_in.${code}`, title, kind: 'number' as const, value, unit },
  ...{ document: 'GB/T 22239-2019', clause: `8.1.4.1 ${letter}`, state: 'policy' as const },
  note: '标准要求有此项控制，不规定数值；数值为本平台的设定。',
});

/** The policy as parameters. The standard demands that each exists and names no number. */
export const signInParameters = parameters([
  row('tries', '密码连续输错次数上限', '5', '次', 'b'),
  row('lock_minutes', '账号锁定时长', '15', '分钟', 'b'),
  row('idle_minutes', '登录闲置时限', '30', '分钟', 'b'),
  row('session_hours', '登录最长时限', '12', '小时', 'b'),
  row('password_length', '密码最少字符数', '10', '个字符', 'a'),
  row('password_days', '密码更换周期', '90', '日', 'a'),
]);

/**
 * The policy in force on a date: an administrator's confirmed rows, and where there are none those declared here. A row left
 * pending does not shut the door on everybody: the declared one stands in.
 */
export async function readSignInPolicy(db: Db, date: PlainDate): Promise<SignInPolicy> {
  const codes = signInParameters.map(({ code }) => code);
  const found = await findParameters(db, codes, { date });
  const inForce = signInParameters.map((declared) => {
    const row = found[declared.code];
    return row === undefined || row.value === null ? declared : row;
  });
  return signInPolicy(inForce);
}

/**
 * The policy that rows of parameters say: those declared here, or those resolved from `kernel.parameter` on a date.
 * @throws Error naming the parameter that is missing or pending
 */
export function signInPolicy(rows: readonly Pick<NewParameter, 'code' | 'value'>[] = signInParameters): SignInPolicy {
  const value = (name: keyof SignInPolicy): number => {
    const text = rows.find(({ code }) => code === `sign_in.${name}`)?.value;
    if (text === undefined || text === null) throw new Error(`the sign-in policy lacks sign_in.${name}`);
    return Number(text);
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
