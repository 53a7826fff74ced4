import type { EffectContext } from './effects.ts';

/** Issues the written notice that an action calls for, in the same transaction. */
export async function issueNotices(_: EffectContext): Promise<void> {}
