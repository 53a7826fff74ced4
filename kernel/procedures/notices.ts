import { explainClock } from '../calendar/explain.ts';
import { explanationLines } from '../calendar/explanation-lines.ts';
import { issueNotice } from '../documents/notice.ts';
import type { NoticeContent } from '../documents/notice-content.ts';
import type { Matter } from '../documents/notice-facts.ts';
import type { EffectContext } from './effects.ts';

/** Issues the written notice that an action calls for, in the same transaction. */
export async function issueNotices(_: EffectContext): Promise<void> {}

export type { Matter, NoticeContent };
export { explainClock, explanationLines, issueNotice };
