import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { licence } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { reviewed } from '../processes.ts';
import { business, contact, premises } from '../questions.ts';

const REGULATION = '道路运输条例';

const freightKinds = codeTable('freight_kind', {
  general: { zh: '道路普通货物运输', en: 'general freight' },
  special: { zh: '货物专用运输（集装箱、冷藏、罐式）', en: 'special freight' },
  heavy: { zh: '大型物件运输', en: 'oversize freight' },
});

const form = {
  ...business,
  premises_region: premises.premises_region,
  premises_address: premises.premises_address,
  freight_kind: f.choice('经营范围', freightKinds, {
    en: 'Kind of freight',
    question: '从事哪一类货物运输？',
    hint: '危险货物运输另行申请。',
  }),
  vehicles: f.integer('车辆数量', {
    en: 'Vehicles',
    question: '准备投入多少辆货车？',
    unit: '辆',
    min: 0,
    max: 10000,
  }),
  vehicle_gross_mass: f.integer('最大一辆车的总质量', {
    en: 'Gross mass of the heaviest vehicle',
    question: '最大一辆车的总质量是多少千克？',
    hint: '在行驶证副页“总质量”一栏。',
    unit: '千克',
    min: 1,
    max: 200000,
  }),
  vehicle_inspected: f.boolean('车辆检验合格', {
    en: 'Vehicles inspected',
    question: '车辆是不是都检验合格、在有效期内？',
  }),
  driver_qualified: f.boolean('驾驶员符合从业条件', {
    en: 'Drivers qualified',
    question: '驾驶员是不是都取得了相应驾驶证和从业资格？',
  }),
  safety_rules: f.boolean('有安全生产管理制度', { en: 'Safety rules', question: '有没有制定安全生产管理制度？' }),
  ...contact,
};
const rule = facts(form);

/** 道路货物运输经营许可: freight with vehicles above the mass that the regulation exempts. */
export const roadTransportLicence = procedure('road_transport_licence', {
  ...licence('transport'),
  title: '道路货物运输经营许可',
  title_en: 'Road freight licence',
  aliases: ['货运许可', '道路运输证', '跑货运', '大车营运证', '运输公司', '物流公司', '货车营运'],
  summary: '用货车从事道路货物运输经营，开业前要办的许可证。',
  base_code: '650135001000',
  audience: ['1', '2', '6'],
  basis: [
    { law: REGULATION, article: '第二十一条', state: 'recalled' },
    { law: REGULATION, article: '第二十四条', state: 'recalled' },
  ],
  statutory: {
    days: 20,
    unit: 'working_day',
    basis: `${REGULATION} 第二十四条；行政许可法 第四十二条`,
    state: 'recalled',
  },
  promised: promised(5),
  conditions: [
    {
      name: '属于需要许可的车辆',
      rule: rule.any(
        rule.freight_kind.differs('general', { says: '不是普通货物运输' }),
        rule.vehicle_gross_mass.more_than(parameter('transport.freight.exempt_gross_mass'), {
          basis: `${REGULATION} 第二十四条`,
        }),
      ),
      checked: 'self_check',
    },
    {
      name: '有检验合格的车辆',
      rule: rule.all(
        rule.vehicles.at_least('1', { basis: `${REGULATION} 第二十一条` }),
        rule.vehicle_inspected.equals(true, { basis: `${REGULATION} 第二十一条`, says: '车辆经检测合格' }),
      ),
      checked: 'acceptance',
    },
    {
      name: '驾驶员和安全制度符合条件',
      rule: rule.all(
        rule.driver_qualified.equals(true, { basis: `${REGULATION} 第二十二条`, says: '驾驶员符合从业条件' }),
        rule.safety_rules.equals(true, { basis: `${REGULATION} 第二十一条`, says: '有健全的安全生产管理制度' }),
      ),
      checked: 'decision',
    },
  ],
  result: {
    name: licenceTypes.road_transport_licence.title,
    kind: 'licence',
    sample: '道路运输经营许可证样本：载明业户名称、地址、经营范围、有效期和二维码。',
    licence_type: licenceTypes.road_transport_licence.number,
    valid_years: 4,
    prints: ['business_name', 'credit_code', 'premises_address', 'freight_kind'],
  },
  topics: { natural: ['040'], legal: ['090'] },
  questions: [
    {
      question: '轻型货车要办道路运输许可吗？',
      answer: '总质量在规定数值以下的普通货运车辆不需要办，填写车辆总质量后系统会提示。',
    },
    { question: '可以先拿许可证再买车吗？', answer: '可以承诺在规定期限内购置车辆，上传购车合同或者承诺书。' },
  ],
  form,
  materials: [
    materials.business_licence,
    materials.applicant_identity,
    handedIn('M65235001', '机动车行驶证和检测合格证明，或者拟购车辆承诺书', `${REGULATION} 第二十四条`),
    handedIn('M65235002', '驾驶员驾驶证和从业资格证', `${REGULATION} 第二十四条`, { originals: 0, copies: 1 }),
    handedIn('M65235003', '安全生产管理制度文本', `${REGULATION} 第二十四条`),
  ],
  start: 'accept',
  stages: reviewed('transport', 2),
});
