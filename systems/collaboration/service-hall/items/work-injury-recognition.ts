import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { promisedMatter } from '../kinds.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { acceptance, decision, denied, granted, review, siteCheck } from '../processes.ts';
import { applicant, business, contact } from '../questions.ts';

const REGULATION = '工伤保险条例';

const askers = codeTable('work_injury_applicant', {
  employer: { zh: '用人单位', en: 'employer' },
  worker: { zh: '职工本人或者近亲属', en: 'worker or relative' },
  union: { zh: '工会组织', en: 'trade union' },
});
const causes = codeTable('work_injury_cause', {
  accident: { zh: '工作时间、工作场所内因工作受伤', en: 'accident at work' },
  commute: { zh: '上下班途中遭受非本人主要责任的交通事故', en: 'accident on the way' },
  disease: { zh: '患职业病', en: 'occupational disease' },
  sudden: { zh: '工作岗位突发疾病死亡', en: 'sudden death at work' },
});

const first = {
  ...applicant,
  asked_by: f.choice('申请人身份', askers, { en: 'Who asks', question: '由谁提出申请？' }),
  business_name: { ...business.business_name, 'x-question': '用人单位叫什么名称？', 'x-hint': '请写单位全称。' },
  injured_on: f.date('受伤或者确诊日期', { en: 'Date', question: '哪一天受伤或者确诊职业病？', max: 'today' }),
  injury_cause: f.choice('伤害原因', causes, { en: 'Cause', question: '属于哪一种情形？' }),
};
const asked = facts(first);
const form = {
  ...first,
  not_mainly_liable: f.boolean('非本人主要责任', {
    en: 'Not mainly liable',
    question: '交通事故责任认定书上，本人是否不负主要责任？',
    when: asked.injury_cause.equals('commute'),
  }),
  injury_story: f.long_text('受伤经过', {
    en: 'What happened',
    question: '请说明受伤经过。',
    hint: '写清时间、地点、当时在做什么、伤到哪里、送到哪家医院。',
    maxLength: 2000,
    grade: 4,
    mask: 'all',
  }),
  employed: f.boolean('存在劳动关系', {
    en: 'Employed',
    question: '受伤时和单位存在劳动关系吗？',
    hint: '包括没有签合同但事实上在单位工作。',
  }),
  within_term: f.boolean('在申请期限内', {
    en: 'In time',
    question: '是否在申请期限内提出？',
    hint: '单位为受伤之日起 30 日内，职工、近亲属、工会为一年内。',
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 工伤认定申请: sixty calendar days by regulation, the one item of this hall that counts so long in calendar days. */
export const workInjuryRecognition = procedure('work_injury_recognition', {
  ...promisedMatter('human_resources'),
  kind: '07',
  levels: ['3', '4'],
  title: '工伤认定申请',
  title_en: 'Recognition of a work injury',
  aliases: ['工伤', '上班受伤', '工伤鉴定', '工伤申请', '职业病认定', '上班路上车祸'],
  summary: '职工因工作受伤或者患职业病，申请认定为工伤。',
  base_code: '650737001000',
  audience: ['1', '2', '3', '4', '6'],
  basis: [
    { law: REGULATION, article: '第十四条、第十五条', state: 'recalled' },
    { law: REGULATION, article: '第十七条、第二十条', state: 'recalled' },
  ],
  statutory: { days: 60, unit: 'calendar_day', basis: `${REGULATION} 第二十条`, state: 'recalled' },
  promised: promised(45, 'calendar_day'),
  special_procedures: ['site_check', 'appraisal'],
  conditions: [
    {
      name: '存在劳动关系，在申请期限内',
      rule: rule.all(
        rule.employed.equals(true, { basis: `${REGULATION} 第十八条`, says: '与用人单位存在劳动关系' }),
        rule.within_term.equals(true, { basis: `${REGULATION} 第十七条`, says: '在规定期限内提出申请' }),
      ),
      checked: 'acceptance',
    },
    {
      name: '上下班途中的，非本人主要责任',
      rule: rule.any(
        rule.injury_cause.differs('commute', { says: '不是上下班途中的交通事故' }),
        rule.not_mainly_liable.equals(true, { basis: `${REGULATION} 第十四条`, says: '本人不负主要责任' }),
      ),
      checked: 'decision',
    },
  ],
  result: {
    name: '认定工伤决定书',
    kind: 'document',
    sample: '认定工伤决定书样本：载明职工、用人单位、受伤经过、认定结论、依据和权利告知。',
    prints: ['applicant_name', 'business_name', 'injured_on', 'injury_cause'],
  },
  topics: { natural: ['085'], legal: ['035'] },
  questions: [
    { question: '单位不给申请怎么办？', answer: '职工本人、近亲属或者工会可以在一年内自己申请。' },
    { question: '没有签劳动合同能认定吗？', answer: '能证明存在事实劳动关系的可以，例如工资记录、工作证、同事证言。' },
    { question: '认定和劳动能力鉴定是一回事吗？', answer: '不是。先认定工伤，伤情稳定后再申请劳动能力鉴定。' },
  ],
  form,
  materials: [
    materials.applicant_identity,
    handedIn('M65237007', '劳动关系证明材料', `${REGULATION} 第十八条`, {
      filling_note: '劳动合同，或者工资记录、工作证等。',
    }),
    handedIn('M65237008', '医疗诊断证明或者职业病诊断证明书', `${REGULATION} 第十八条`, {
      source: '99',
      issuer: '医疗机构',
      grade: 4,
    }),
    {
      ...handedIn('M65237009', '道路交通事故责任认定书', `${REGULATION} 第十四条`, {
        source: '20',
        issuer: '公安交通管理部门',
        originals: 0,
        copies: 1,
      }),
      necessity: '2',
      when: rule.injury_cause.equals('commute'),
    },
  ],
  start: 'accept',
  stages: {
    accept: { ...acceptance, next: ['review'] },
    review: { ...review('human_resources', 10), suspends: ['appraisal'], next: ['inquiry', 'decide'] },
    inquiry: { ...siteCheck('human_resources', 15), title: '调查核实', suspends: ['site_check'], next: ['decide'] },
    decide: decision('human_resources', 5),
    granted,
    denied,
  },
});
