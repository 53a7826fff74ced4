import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { reviewed } from '../processes.ts';
import { applicant, contact, household } from '../questions.ts';

const LAW = '义务教育法';

const entries = codeTable('school_entry', {
  primary: { zh: '小学一年级', en: 'first year of primary school' },
  middle: { zh: '初中一年级', en: 'first year of middle school' },
});
const dwellings = codeTable('school_dwelling', {
  own: { zh: '自有住房', en: 'owned' },
  rented: { zh: '租房', en: 'rented' },
  grandparents: { zh: '住祖父母、外祖父母家', en: 'with grandparents' },
});

const first = {
  ...applicant,
  pupil_name: f.text('学生姓名', {
    en: 'Pupil',
    question: '孩子的姓名是什么？',
    maxLength: 60,
    grade: 3,
    mask: 'name',
  }),
  pupil_resident_id: f.resident_id('学生公民身份号码', {
    en: 'Pupil’s identity number',
    question: '孩子的公民身份号码是多少？',
  }),
  school_entry: f.choice('入学年级', entries, { en: 'Entry', question: '上小学还是上初中？' }),
  pupil_age: f.integer('学生年龄', {
    en: 'Pupil’s age',
    question: '到入学当年 8 月 31 日，孩子满多少周岁？',
    unit: '周岁',
    min: 0,
    max: 18,
    grade: 3,
  }),
  ...household,
  home_region: f.region('实际居住地区划', {
    en: 'Division of residence',
    question: '现在住在哪个乡镇（街道）、社区（村）？',
  }),
  home_address: f.text('实际居住地址', {
    en: 'Address of residence',
    question: '现在住的详细地址是什么？',
    grade: 3,
    mask: 'address',
    autocomplete: 'street-address',
  }),
  dwelling: f.choice('住房情况', dwellings, { en: 'Dwelling', question: '现在住的房子是？' }),
};
const asked = facts(first);
const form = {
  ...first,
  residence_proved: f.boolean('已办理居住登记或者居住证', {
    en: 'Residence registered',
    question: '是否已办理居住登记或者居住证？',
    hint: '随迁子女入学需要。',
    when: asked.dwelling.equals('rented'),
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 义务教育入学登记: near the home, without examination. */
export const schoolEntryRegistration = procedure('school_entry_registration', {
  ...promisedMatter('education'),
  kind: '20',
  title: '义务教育入学登记',
  title_en: 'Registration for compulsory schooling',
  aliases: ['孩子上学', '小学报名', '上小学', '上初中', '幼升小', '小升初', '入学报名', '随迁子女上学'],
  summary: '适龄儿童上小学一年级、小学毕业生上初中，由家长在网上登记。',
  base_code: '652042001000',
  audience: ['1'],
  basis: [
    { law: LAW, article: '第十一条', state: 'recalled' },
    { law: LAW, article: '第十二条', state: 'recalled' },
  ],
  statutory: promised(20),
  promised: promised(15),
  handled_across: 'county',
  conditions: [
    {
      name: '上小学的达到入学年龄',
      rule: rule.any(
        rule.school_entry.equals('middle', { says: '上初中' }),
        rule.pupil_age.at_least(parameter('school_entry.min_age'), { basis: `${LAW} 第十一条` }),
      ),
      checked: 'acceptance',
    },
    {
      name: '户籍或者居住地在本州',
      rule: rule.any(
        rule.household_region.within_region('6523', { basis: `${LAW} 第十二条`, says: '户籍在昌吉州' }),
        rule.home_region.within_region('6523', { basis: `${LAW} 第十二条`, says: '居住在昌吉州' }),
      ),
      checked: 'decision',
    },
  ],
  result: {
    name: '义务教育入学通知书',
    kind: 'document',
    sample: '义务教育入学通知书样本：载明学生姓名、录取学校、报到时间和需要携带的物品。',
    prints: ['pupil_name', 'school_entry', 'home_address'],
  },
  topics: { natural: ['020'], legal: [] },
  questions: [
    { question: '可以自己选学校吗？', answer: '公办学校按片区就近免试入学，由教育部门统筹安排。' },
    { question: '租房的外地孩子能上学吗？', answer: '能，凭居住证或者居住登记登记入学。' },
    { question: '差几天不满六周岁怎么办？', answer: '以当年 8 月 31 日为准，未满规定年龄的下一年登记。' },
  ],
  form,
  materials: [
    materials.applicant_identity,
    materials.household_register,
    {
      ...handedIn('M65242001', '房屋产权证明', `${LAW} 第十二条`, { originals: 0, copies: 1 }),
      necessity: '2',
      when: rule.dwelling.one_of(['own', 'grandparents']),
    },
    {
      ...handedIn('M65242002', '房屋租赁合同', `${LAW} 第十二条`, { originals: 0, copies: 1 }),
      necessity: '2',
      when: rule.dwelling.equals('rented'),
    },
  ],
  start: 'accept',
  stages: reviewed('education', 10),
});
