import { codeTable } from '../code-table.ts';

/** How a data resource is shared (国发〔2016〕51号); the code numbers are local policy. */
export const sharingKinds = codeTable(
  '共享类型',
  {
    '1': { zh: '无条件共享', en: 'Shared without conditions' },
    '2': { zh: '有条件共享', en: 'Shared under conditions' },
    '3': { zh: '不予共享', en: 'Not shared' },
  },
  { source: '国发〔2016〕51号; 政务信息资源目录编制指南(试行)', state: 'located' },
);

/** Classes of data (GB/T 43697-2024); the codes are local labels. */
export const dataClasses = codeTable(
  '数据级别',
  {
    core: { zh: '核心数据', en: 'Core data' },
    important: { zh: '重要数据', en: 'Important data' },
    general: { zh: '一般数据', en: 'General data' },
  },
  { source: 'GB/T 43697-2024', state: 'located' },
);

/** Grades of general data (GB/T 43697-2024 Annex H). */
export const dataGrades = codeTable(
  '一般数据分级参考',
  {
    '1': { zh: '1级', en: 'Grade 1' },
    '2': { zh: '2级', en: 'Grade 2' },
    '3': { zh: '3级', en: 'Grade 3' },
    '4': { zh: '4级', en: 'Grade 4' },
  },
  { source: 'GB/T 43697-2024 Annex H', state: 'recalled' },
);
