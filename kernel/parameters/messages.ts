import type { Words } from '../words.ts';

/** What the parameter register and calculations say to people. */
export const messages = {
  not_a_decimal: (text: string): Words => ({
    zh: `“${text}”不是规范的小数，请只写数字和小数点`,
    en: `“${text}” is not a decimal: write digits and a point only`,
  }),
  finer_than_unit: (text: string, places: number): Words => ({
    zh: `金额“${text}”的小数超过 ${places} 位，无法精确分摊`,
    en: `“${text}” has more than ${places} decimals and cannot be split exactly`,
  }),
  bad_weight: { zh: '分摊权重须为不小于零的小数', en: 'Weights must be decimals of at least zero' },
  no_weight: { zh: '分摊权重之和为零，无法分摊', en: 'The weights add up to zero: nothing can be split by them' },
  bad_part_count: { zh: '分摊份数须为正整数', en: 'The number of parts must be a positive whole number' },
} as const;
