import { parameters } from '../parameters/parameter.ts';

/** Numbers that the handling of every case reads; limits of items stand in the items. */
export const caseParameters = parameters([
  {
    code: 'case.supplement.days',
    title: '申请人补正期限',
    kind: 'number',
    unit: '日',
    value: '30',
    document: '本平台缺省值',
    state: 'policy',
    note: '法律未规定统一期限；由行政服务主管部门确认或调整。',
  },
  {
    code: 'case.review.default_days',
    title: '未评价视为满意的期限',
    kind: 'number',
    unit: '工作日',
    value: '5',
    document: '新疆政务服务网“好差评”评价规则（2025）',
    state: 'located',
  },
  {
    code: 'remedy.reconsideration.limit',
    title: '申请行政复议的期限',
    kind: 'text',
    value: '60日',
    document: '行政复议法（2023年修订）',
    clause: '第二十条',
    state: 'located',
  },
  {
    code: 'remedy.suit.limit',
    title: '提起行政诉讼的期限',
    kind: 'text',
    value: '6个月',
    document: '行政诉讼法',
    clause: '第四十六条',
    state: 'recalled',
  },
]);
