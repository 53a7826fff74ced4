import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { licence } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { acceptance, decision, denied, granted, review, siteCheck } from '../processes.ts';
import { business, contact, premises } from '../questions.ts';

const RULES = '公共场所卫生管理条例实施细则';

const venues = codeTable('health_venue_kind', {
  lodging: { zh: '宾馆、旅店、招待所', en: 'hotel' },
  bathing: { zh: '公共浴室', en: 'bath house' },
  hairdressing: { zh: '理发店、美容店', en: 'hairdresser or beauty parlour' },
  entertainment: { zh: '影剧院、歌舞厅、游艺厅', en: 'theatre or entertainment' },
  sports: { zh: '体育馆、游泳馆', en: 'sports hall or swimming pool' },
  shopping: { zh: '商场、书店', en: 'shopping centre or bookshop' },
});

const first = {
  ...business,
  ...premises,
  venue_kind: f.choice('公共场所类别', venues, { en: 'Kind of venue', question: '是哪一类公共场所？' }),
};
const asked = facts(first);
const form = {
  ...first,
  venue_staff: f.integer('直接为顾客服务的人数', {
    en: 'Staff who serve',
    question: '直接为顾客服务的有多少人？',
    unit: '人',
    min: 0,
    max: 10000,
  }),
  venue_certified: f.boolean('从业人员均有健康合格证明', {
    en: 'Health certificates',
    question: '这些人是不是都有有效的健康合格证明？',
  }),
  venue_disinfection: f.boolean('有清洗消毒设施', {
    en: 'Disinfection',
    question: '顾客用品、用具有没有清洗、消毒和保洁设施？',
    hint: '例如毛巾、床单、理发工具、拖鞋。',
    when: asked.venue_kind.one_of(['lodging', 'bathing', 'hairdressing', 'sports']),
  }),
  venue_central_air: f.boolean('使用集中空调通风系统', {
    en: 'Central air conditioning',
    question: '场所使用集中空调通风系统吗？',
  }),
  ...contact,
};
const rule = facts(form);

/** 公共场所卫生许可: hotels, bath houses, hairdressers, theatres, pools and shopping centres. */
export const venueHealthLicence = procedure('venue_health_licence', {
  ...licence('health'),
  title: '公共场所卫生许可',
  title_en: 'Health licence of a public venue',
  aliases: ['卫生许可证', '理发店许可', '美容院许可', '开理发店', '开旅馆', '浴室许可', '游泳馆', '开宾馆'],
  summary: '宾馆、浴室、理发店、美容店、影剧院、游泳馆、商场等公共场所开业前要办的卫生许可证。',
  base_code: '650134001000',
  audience: ['1', '2', '6'],
  basis: [
    { law: '公共场所卫生管理条例', article: '第四条', state: 'recalled' },
    { law: RULES, article: '第二十二条', state: 'recalled' },
  ],
  promised: promised(8),
  special_procedures: ['site_check', 'testing'],
  conditions: [
    {
      name: '从业人员持有健康合格证明',
      rule: rule.venue_certified.equals(true, {
        basis: '公共场所卫生管理条例 第七条',
        says: '直接为顾客服务的人员均持有有效的健康合格证明',
      }),
      checked: 'acceptance',
    },
    {
      name: '有清洗消毒设施',
      rule: rule.any(
        rule.venue_kind.one_of(['entertainment', 'shopping'], { says: '不提供顾客共用用品' }),
        rule.venue_disinfection.equals(true, { basis: `${RULES} 第十四条`, says: '设有清洗、消毒和保洁设施' }),
      ),
      checked: 'decision',
    },
  ],
  result: {
    name: licenceTypes.venue_health_licence.title,
    kind: 'licence',
    sample: '公共场所卫生许可证样本：载明单位名称、地址、许可项目、有效期和二维码。',
    licence_type: licenceTypes.venue_health_licence.number,
    valid_years: 4,
    prints: ['business_name', 'credit_code', 'premises_address', 'venue_kind'],
  },
  topics: { natural: ['040'], legal: ['110'] },
  questions: [
    { question: '许可证多长时间复核一次？', answer: '有效期四年，期满前三十日提出延续申请。' },
    { question: '检测报告一定要自己花钱做吗？', answer: '新办时提交检测或者评价报告；卫生部门自己抽检的不收费。' },
    { question: '饭店要办公共场所卫生许可吗？', answer: '饭店办理食品经营许可即可，不再办理公共场所卫生许可。' },
  ],
  form,
  materials: [
    materials.business_licence,
    materials.applicant_identity,
    materials.premises_plan,
    materials.health_certificates,
    handedIn('M65234001', '公共场所卫生检测或者评价报告', `${RULES} 第二十三条`, {
      source: '99',
      issuer: '有资质的检验检测机构',
    }),
    {
      ...handedIn('M65234002', '集中空调通风系统卫生检测报告', `${RULES} 第二十三条`, {
        source: '99',
        issuer: '有资质的检验检测机构',
      }),
      necessity: '2',
      when: rule.venue_central_air.equals(true),
    },
  ],
  start: 'accept',
  stages: {
    accept: { ...acceptance, next: ['review'] },
    review: { ...review('health', 3), next: ['site_check'] },
    site_check: { ...siteCheck('health', 3), suspends: ['site_check', 'testing'], next: ['decide'] },
    decide: decision('health', 1),
    granted,
    denied,
  },
});
