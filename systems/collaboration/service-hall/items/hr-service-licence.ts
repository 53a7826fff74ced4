import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { licence } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { siteChecked } from '../processes.ts';
import { business, contact, premises, premisesRight } from '../questions.ts';

const REGULATION = '人力资源市场暂行条例';

const form = {
  ...business,
  ...premises,
  ...premisesRight,
  hr_staff: f.integer('专职工作人员人数', {
    en: 'Full-time staff',
    question: '有几名专职工作人员？',
    unit: '人',
    min: 0,
    max: 10000,
  }),
  hr_rules: f.boolean('有章程和管理制度', { en: 'Rules', question: '有没有机构章程和管理制度？' }),
  hr_website: f.boolean('开展网络招聘', {
    en: 'Online recruitment',
    question: '会不会通过网站、小程序发布招聘信息？',
    hint: '会的话还要办理电信业务相关手续。',
  }),
  ...contact,
};
const rule = facts(form);

/** 人力资源服务许可: employment agencies that bring workers and employers together. */
export const hrServiceLicence = procedure('hr_service_licence', {
  ...licence('human_resources'),
  title: '人力资源服务许可',
  title_en: 'Human-resources service licence',
  aliases: ['职业介绍许可', '人力资源公司', '开中介（招工）', '劳务中介', '招聘公司', '职介所'],
  summary: '经营性人力资源服务机构从事职业中介活动要办的许可证。',
  base_code: '650137001000',
  audience: ['2', '6'],
  basis: [
    { law: '就业促进法', article: '第四十条', state: 'recalled' },
    { law: REGULATION, article: '第十八条', state: 'recalled' },
  ],
  promised: promised(7),
  special_procedures: ['site_check'],
  conditions: [
    {
      name: '有必要的专职工作人员',
      rule: rule.hr_staff.at_least(parameter('hr_service.min_staff'), { basis: '就业促进法 第四十条' }),
      checked: 'acceptance',
    },
    {
      name: '有章程、制度和固定场所',
      rule: rule.all(
        rule.hr_rules.equals(true, { basis: '就业促进法 第四十条', says: '有明确的章程和管理制度' }),
        rule.premises_area.more_than('0', { basis: '就业促进法 第四十条', says: '有开展业务必备的固定场所' }),
      ),
      checked: 'decision',
    },
  ],
  result: {
    name: licenceTypes.hr_service_licence.title,
    kind: 'licence',
    sample: '人力资源服务许可证样本：载明机构名称、地址、法定代表人、服务范围、编号和二维码。',
    licence_type: licenceTypes.hr_service_licence.number,
    prints: ['business_name', 'credit_code', 'premises_address'],
  },
  topics: { natural: [], legal: ['030'] },
  questions: [
    {
      question: '只做劳务派遣要办这个证吗？',
      answer: '劳务派遣另办《劳务派遣经营许可证》；两项业务都做的，两个证都要办。',
    },
    { question: '个人可以申请吗？', answer: '要先登记为公司或者其他组织，取得营业执照后申请。' },
  ],
  form,
  materials: [
    materials.business_licence,
    materials.premises_proof,
    handedIn('M65237001', '机构章程和管理制度', `${REGULATION} 第十八条`),
    handedIn('M65237002', '专职工作人员名册', '就业促进法 第四十条', { filling_note: '写明姓名、岗位和学历。' }),
  ],
  start: 'accept',
  stages: siteChecked('human_resources'),
});
