import type { Limit, PauseKind } from '../../kernel/procedures/definition.ts';
import { pauseNames } from '../../kernel/procedures/messages.ts';
import type { Words } from '../../kernel/words.ts';

/** A limit as people read it: 8 个工作日; 当场办结. */
export function limitText({ days, unit }: Pick<Limit, 'days' | 'unit'>): Words {
  if (unit === 'immediate') return { zh: '当场办结', en: 'while you wait' };
  return unit === 'working_day'
    ? { zh: `${days} 个工作日`, en: `${days} working ${days === 1 ? 'day' : 'days'}` }
    : { zh: `${days} 日（自然日）`, en: `${days} calendar ${days === 1 ? 'day' : 'days'}` };
}

/** Names of special procedures. */
export const pauseText = (kind: PauseKind): Words => pauseNames[kind] ?? { zh: kind, en: kind };
