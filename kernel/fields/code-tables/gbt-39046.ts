import { codeTable } from '../code-table.ts';

// Code tables of GB/T 39046-2020, the national standard for the data of government service items.

const annex = (table: string) => ({ source: `GB/T 39046-2020 表 ${table}`, state: 'located' }) as const;

/** Kind of an item (A.1). */
export const itemKinds = codeTable(
  'A.1 事项类型',
  {
    '00': { zh: '行政权力', en: 'Administrative power' },
    '01': { zh: '行政许可', en: 'Administrative licensing' },
    '02': { zh: '行政处罚', en: 'Administrative penalty' },
    '03': { zh: '行政强制', en: 'Administrative compulsion' },
    '04': { zh: '行政征收', en: 'Administrative levy' },
    '05': { zh: '行政给付', en: 'Administrative payment' },
    '06': { zh: '行政检查', en: 'Administrative inspection' },
    '07': { zh: '行政确认', en: 'Administrative confirmation' },
    '08': { zh: '行政奖励', en: 'Administrative reward' },
    '09': { zh: '行政裁决', en: 'Administrative ruling' },
    '10': { zh: '其他行政权力', en: 'Other administrative power' },
    '20': { zh: '公共服务', en: 'Public service' },
  },
  annex('A.1'),
);

/** Level that exercises an item (A.2). */
export const exerciseLevels = codeTable(
  'A.2 行使层级',
  {
    '1': { zh: '国家级(局)', en: 'National' },
    '2': { zh: '省级(直属)', en: 'Provincial' },
    '3': { zh: '市级(隶属)', en: 'Prefecture' },
    '4': { zh: '县级', en: 'County' },
    '5': { zh: '镇(乡、街道)级', en: 'Township' },
    '6': { zh: '村(社区)级', en: 'Village' },
    '7': { zh: '分级管理', en: 'By level' },
  },
  annex('A.2'),
);

/** Nature of the body that carries an item out (A.3). */
export const bodyKinds = codeTable(
  'A.3 实施主体性质',
  {
    '1': { zh: '法定机关', en: 'Statutory authority' },
    '2': { zh: '授权组织', en: 'Authorised organisation' },
    '3': { zh: '受委托组织', en: 'Entrusted organisation' },
    '9': { zh: '其他', en: 'Other' },
  },
  annex('A.3'),
);

/** Whom an item serves (A.4). */
export const audiences = codeTable(
  'A.4 服务对象',
  {
    '1': { zh: '自然人', en: 'Natural person' },
    '2': { zh: '企业法人', en: 'Enterprise' },
    '3': { zh: '事业法人', en: 'Public institution' },
    '4': { zh: '社会组织法人', en: 'Social organisation' },
    '5': { zh: '行政机关', en: 'Administrative organ' },
    '6': { zh: '其他组织', en: 'Other organisation' },
  },
  annex('A.4'),
);

/** Channel by which an item is handled (A.5). */
export const channels = codeTable(
  'A.5 办理形式',
  {
    '1': { zh: '窗口办理', en: 'At the window' },
    '2': { zh: '电脑端网上办理', en: 'Online, computer' },
    '3': { zh: '移动端办理', en: 'Online, phone' },
    '4': { zh: '快递申请', en: 'By courier' },
    '9': { zh: '其他', en: 'Other' },
  },
  annex('A.5'),
);

/** Whether a case is done at once or within a promise (A.6). */
export const caseKinds = codeTable(
  'A.6 办件类型',
  {
    '1': { zh: '即办件', en: 'Done at once' },
    '2': { zh: '承诺件', en: 'Within a promised time' },
    '9': { zh: '其他', en: 'Other' },
  },
  annex('A.6'),
);

/** Kind of a special procedure (A.7). */
export const specialProcedures = codeTable(
  'A.7 特别程序种类',
  {
    '1': { zh: '延长审批', en: 'Extension' },
    '2': { zh: '除延长审批之外的特别程序', en: 'Special procedure other than extension' },
  },
  annex('A.7'),
);

/** Satisfaction of the person served (A.8). */
export const satisfaction = codeTable(
  'A.8 满意度',
  {
    '1': { zh: '非常满意', en: 'Very satisfied' },
    '2': { zh: '满意', en: 'Satisfied' },
    '3': { zh: '基本满意', en: 'Fairly satisfied' },
    '4': { zh: '不满意', en: 'Dissatisfied' },
    '5': { zh: '非常不满意', en: 'Very dissatisfied' },
  },
  annex('A.8'),
);

/** State of a step of a case (table 7). */
export const stepStates = codeTable(
  '环节办理状态',
  { '1': { zh: '待办', en: 'To do' }, '2': { zh: '已办', en: 'Done' } },
  annex('7'),
);

/** Channel of a rating (table 9); the names are the standard's, the numbers are local policy. */
export const ratingChannels = codeTable(
  '评价渠道',
  {
    '1': { zh: 'PC端', en: 'Computer' },
    '2': { zh: '移动服务端', en: 'Phone' },
    '3': { zh: '二维码', en: 'QR code' },
    '4': { zh: '政务大厅平板电脑', en: 'Tablet in the service hall' },
    '5': { zh: '其他终端设备', en: 'Other device' },
    '6': { zh: '电话', en: 'Telephone' },
    '7': { zh: '短信', en: 'Text message' },
  },
  annex('9'),
);
