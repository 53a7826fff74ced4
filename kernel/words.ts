/** The languages of the interface; Chinese is the source and prevails. */
export type Language = 'zh' | 'en' | 'ug' | 'kk';

/**
 * One text of the interface. Chinese and English are required by type, so a missing message fails the build;
 * Uyghur and Kazakh are optional and fall back to Chinese.
 */
export interface Words {
  readonly zh: string;
  readonly en: string;
  readonly ug?: string;
  readonly kk?: string;
}

/** The text in the wanted language, or in Chinese where it has none. */
export const say = (words: Words, language: Language = 'zh'): string => words[language] ?? words.zh;
