import { codeTable } from '../code-table.ts';

/** What the window may answer to an application (行政许可法 §32); the serial numbers are local policy. */
export const receiptOutcomes = codeTable(
  '许可申请处理结果',
  {
    '1': { zh: '不需许可-即时告知不受理', en: 'No licence needed: told at once, not accepted' },
    '2': { zh: '不属职权-即时不予受理并告知', en: 'Not competent: refused at once, told where to go' },
    '3': { zh: '当场更正', en: 'Corrected on the spot' },
    '4': { zh: '当场或5日内一次告知补正(逾期视为受理)', en: 'Told once what to supplement, at once or within 5 days' },
    '5': { zh: '受理', en: 'Accepted' },
  },
  { source: '行政许可法 第三十二条', state: 'located' },
);
