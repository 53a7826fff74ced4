import type { Words } from '../words.ts';
import type { UsedParameter } from './calculation.ts';
import type { ParameterState } from './parameter.ts';

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
  bad_code: {
    zh: '参数编码只能用字母、数字、下划线，以点分段，例如 dibao.monthly_amount',
    en: 'A code is letters, digits and underscores, in parts joined by points, such as dibao.monthly_amount',
  },
  title_needed: { zh: '请填写参数名称', en: 'Enter the name of the parameter' },
  bad_kind: {
    zh: '值的类型须为 number、text、date、boolean、list、json 之一',
    en: 'The kind is one of number, text, date, boolean, list, json',
  },
  bad_state: {
    zh: '核实状态须为 verified、located、recalled、practice、policy、pending 之一',
    en: 'The state is one of verified, located, recalled, practice, policy, pending',
  },
  document_needed: { zh: '请填写依据文件', en: 'Name the document from which the value comes' },
  pending_has_no_value: {
    zh: '待录入的参数不得带值；记得的数字请写在备注里',
    en: 'A pending parameter holds no value; what is remembered belongs in the note',
  },
  value_needed: { zh: '请填写参数值，或将状态改为 pending', en: 'Enter the value, or mark the row as pending' },
  bad_value: { zh: '参数值与其类型不符', en: 'The value does not have the form of its kind' },
  bad_date: { zh: '日期须写作 2026-03-01', en: 'Write the date as 2026-03-01' },
  ends_before: { zh: '失效日期须晚于生效日期', en: 'The row must end after it begins' },
  bad_region: {
    zh: '适用地区须为行政区划代码或路径，全国留空',
    en: 'The region is a division code or path; leave it empty for the country',
  },
  rows_refused: (count: number): Words => ({
    zh: `共有 ${count} 处错误，未保存任何一行`,
    en: `${count} problems were found; no row was saved`,
  }),
  no_such_row: { zh: '没有这条参数', en: 'There is no such parameter row' },
  not_waiting: { zh: '该参数不在待复核状态', en: 'This row does not wait for review' },
  second_person_needed: {
    zh: '录入人不能复核本人录入的参数，请由另一人复核',
    en: 'A row is confirmed by somebody other than the person who entered it',
  },
} as const;

const stateNames: Readonly<Record<ParameterState, Words>> = {
  verified: { zh: '已核实', en: 'verified' },
  located: { zh: '见于转载，未核原文', en: 'seen in a transcription' },
  recalled: { zh: '凭记忆，未核原文', en: 'from memory' },
  practice: { zh: '见于公开实践，未核原文', en: 'seen in practice' },
  policy: { zh: '本地政策', en: 'local policy' },
  pending: { zh: '待录入', en: 'pending' },
  fixture: { zh: '测试数据', en: 'test data' },
};

/** How sure a parameter is, as people read it. */
export const stateWords = (state: ParameterState): Words => stateNames[state];

/** The lines of a printed calculation. */
export const calculationMessages = {
  refused: (codes: readonly string[]): Words => ({
    zh: `不能计算：以下参数尚未录入或在该日期无有效版本：${codes.join('、')}`,
    en: `Cannot be calculated: these parameters are pending or not in force on the date: ${codes.join(', ')}`,
  }),
  formula: (name: string, formula: string): Words => ({
    zh: `${name}：公式 ${formula}`,
    en: `${name}: formula ${formula}`,
  }),
  input: (name: string, value: string): Words => ({ zh: `输入 ${name} = ${value}`, en: `Input ${name} = ${value}` }),
  parameter: (row: UsedParameter, value: string): Words => ({
    zh: `参数 ${row.title}（${row.code}）= ${value}，依据：${row.document} ${row.clause ?? ''}（${stateNames[row.state].zh}）`,
    en: `Parameter ${row.title} (${row.code}) = ${value}, ${row.document} ${row.clause ?? ''} (${stateNames[row.state].en})`,
  }),
  step: (name: string, formula: string, from: readonly string[], result: string): Words => ({
    zh: `步骤 ${name}：${formula}${from.length > 0 ? `，其中 ${from.join('，')}` : ''}，得 ${result}`,
    en: `Step ${name}: ${formula}${from.length > 0 ? ` with ${from.join(', ')}` : ''} gives ${result}`,
  }),
  rounding: (name: string, places: number, from: string, result: string): Words => ({
    zh: `修约 ${name}：${from} 四舍五入保留 ${places} 位小数，得 ${result}`,
    en: `Rounding ${name}: ${from} half up to ${places} decimals gives ${result}`,
  }),
  result: (value: string): Words => ({ zh: `结果：${value}`, en: `Result: ${value}` }),
  unverified: (titles: readonly string[]): Words => ({
    zh: `注意：以下参数尚未与原文核对：${titles.join('、')}`,
    en: `Note: not yet checked against their documents: ${titles.join(', ')}`,
  }),
} as const;
