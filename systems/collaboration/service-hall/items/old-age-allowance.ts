import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { promised } from '../limits.ts';
import { materials } from '../materials.ts';
import { reviewed } from '../processes.ts';
import { age, applicant, contact, household, payment } from '../questions.ts';

const form = {
  ...applicant,
  ...age,
  ...household,
  by_agent: f.boolean('由家属代办', {
    en: 'By a relative',
    question: '是家属替老人申请吗？',
    hint: '老人不方便时，子女或者社区可以代办。',
  }),
  ...payment,
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 高龄津贴申领: a monthly allowance from the age that the prefecture sets. */
export const oldAgeAllowance = procedure('old_age_allowance', {
  ...promisedMatter('civil_affairs'),
  kind: '05',
  levels: ['4', '5'],
  title: '高龄津贴申领',
  title_en: 'Old-age allowance',
  aliases: ['老人补贴', '八十岁补贴', '高龄补贴', '老年津贴', '养老补贴', '寿星补贴'],
  summary: '本州户籍的高龄老人，每月可以领取的津贴。',
  base_code: '650540001000',
  audience: ['1'],
  basis: [{ law: '老年人权益保障法', article: '第三十三条', state: 'recalled' }],
  statutory: promised(20),
  promised: promised(10),
  conditions: [
    {
      name: '达到规定年龄',
      rule: rule.age.at_least(parameter('old_age_allowance.min_age'), { basis: '老年人权益保障法 第三十三条' }),
      checked: 'acceptance',
    },
    {
      name: '具有本州户籍',
      rule: rule.household_region.within_region('6523', { basis: '昌吉州高龄津贴发放办法', says: '户籍在昌吉州' }),
      checked: 'acceptance',
    },
  ],
  result: {
    name: '高龄津贴发放通知书',
    kind: 'document',
    sample: '高龄津贴发放通知书样本：载明姓名、起发月份、月标准、发放账户和领取提示。',
    prints: ['applicant_name', 'age', 'bank_name'],
  },
  topics: { natural: ['085'], legal: [] },
  questions: [
    { question: '每个月发多少钱？', answer: '按年龄分档，标准由州、县（市）公布；标准在系统中录入后自动显示。' },
    { question: '从哪个月开始发？', answer: '从审核通过的次月起发放；达到年龄前一个月就可以申请。' },
    { question: '老人行动不便怎么办？', answer: '可以由家属网上代办，也可以请社区上门帮助办理。' },
  ],
  form,
  materials: [materials.applicant_identity, materials.household_register, materials.bank_card],
  start: 'accept',
  stages: reviewed('civil_affairs', 5),
});
