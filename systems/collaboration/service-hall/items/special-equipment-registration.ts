import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { reviewed } from '../processes.ts';
import { business, contact, premises } from '../questions.ts';

const equipmentKinds = codeTable('special_equipment_kind', {
  boiler: { zh: '锅炉', en: 'boiler' },
  pressure_vessel: { zh: '压力容器（含气瓶）', en: 'pressure vessel' },
  pressure_pipe: { zh: '压力管道', en: 'pressure pipe' },
  lift: { zh: '电梯', en: 'lift' },
  crane: { zh: '起重机械', en: 'crane' },
  ropeway: { zh: '客运索道', en: 'passenger ropeway' },
  amusement: { zh: '大型游乐设施', en: 'amusement ride' },
  vehicle: { zh: '场（厂）内专用机动车辆', en: 'works vehicle' },
});

const first = {
  ...business,
  equipment_kind: f.choice('设备种类', equipmentKinds, { en: 'Kind of equipment', question: '是哪一种特种设备？' }),
  equipment_code: f.text('设备代码', {
    en: 'Equipment code',
    question: '设备代码是什么？',
    hint: '在产品铭牌或者质量证明书上。',
    maxLength: 40,
  }),
  premises_region: premises.premises_region,
  equipment_site: f.text('使用地点', {
    en: 'Site',
    question: '设备安装在哪里使用？',
    hint: '写到楼栋、车间，例如：3 号楼 2 单元。',
  }),
  equipment_used_from: f.date('投入使用日期', {
    en: 'In use from',
    question: '设备什么时候投入使用？',
    hint: '还没有投入使用的，填计划日期。',
  }),
};
const asked = facts(first);
const form = {
  ...first,
  equipment_supervised: f.boolean('监督检验合格', {
    en: 'Supervised inspection passed',
    question: '安装监督检验是否合格？',
    hint: '场（厂）内专用机动车辆由首次检验代替。',
  }),
  lift_maintained: f.boolean('电梯已签订维保合同', {
    en: 'Maintenance contract',
    question: '电梯有没有和维保单位签订合同？',
    when: asked.equipment_kind.equals('lift'),
  }),
  equipment_manager: f.text('安全管理人员姓名', {
    en: 'Safety manager',
    question: '特种设备安全管理人员是谁？',
    maxLength: 60,
    grade: 2,
    mask: 'name',
  }),
  ...contact,
};
const rule = facts(form);

/** 特种设备使用登记: lifts, boilers, pressure vessels and the other kinds, before use or soon after. */
export const specialEquipmentRegistration = procedure('special_equipment_registration', {
  ...promisedMatter('market_supervision'),
  kind: '07',
  levels: ['3', '4'],
  title: '特种设备使用登记',
  title_en: 'Registration of special equipment in use',
  aliases: ['电梯登记', '锅炉登记', '电梯使用证', '叉车上牌', '压力容器登记', '特种设备证'],
  summary: '电梯、锅炉、压力容器、起重机械、叉车等特种设备投入使用前或者投入使用后三十日内，办理使用登记。',
  base_code: '650731004000',
  audience: ['2', '3', '4', '6'],
  basis: [{ law: '特种设备安全法', article: '第三十三条', state: 'located' }],
  statutory: { days: 15, unit: 'working_day', basis: '特种设备使用管理规则（TSG 08）', state: 'recalled' },
  promised: promised(5),
  conditions: [
    {
      name: '监督检验合格',
      rule: rule.equipment_supervised.equals(true, { basis: '特种设备安全法 第三十三条', says: '设备经监督检验合格' }),
      checked: 'acceptance',
    },
    {
      name: '电梯有维护保养单位',
      rule: rule.any(
        rule.equipment_kind.differs('lift', { says: '不是电梯' }),
        rule.lift_maintained.equals(true, { basis: '特种设备安全法 第四十五条', says: '已签订电梯维护保养合同' }),
      ),
      checked: 'acceptance',
    },
  ],
  result: {
    name: licenceTypes.special_equipment_certificate.title,
    kind: 'licence',
    sample: '特种设备使用登记证样本：载明使用单位、设备种类、设备代码、使用地点、登记编号和二维码。',
    licence_type: licenceTypes.special_equipment_certificate.number,
    prints: ['business_name', 'equipment_kind', 'equipment_code', 'equipment_site'],
  },
  topics: { natural: [], legal: ['135'] },
  questions: [
    { question: '小区电梯由谁登记？', answer: '由使用单位登记，一般是物业服务企业；没有物业的由业主共同确定。' },
    { question: '一次可以登记多台吗？', answer: '每台设备一份申请，系统可以复制上一份申请的单位信息。' },
  ],
  form,
  materials: [
    materials.business_licence,
    handedIn('M65231005', '产品质量合格证明和安装监督检验证明', '特种设备使用管理规则（TSG 08）', { copies: 1 }),
    {
      ...handedIn('M65231006', '电梯维护保养合同', '特种设备安全法 第四十五条'),
      necessity: '2',
      when: rule.equipment_kind.equals('lift'),
    },
  ],
  start: 'accept',
  stages: reviewed('market_supervision', 3),
});
