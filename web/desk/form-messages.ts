import type { Words } from '../../kernel/words.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Texts beside the questions of a dense form. */
export const messages = {
  only_if: (condition: string) => w(`仅在“${condition}”时填写。`, `Only if: ${condition}`),
} as const;
