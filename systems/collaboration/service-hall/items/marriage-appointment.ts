import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { immediateMatter } from '../kinds.ts';
import { promised } from '../limits.ts';
import { materials } from '../materials.ts';
import { atTheWindow } from '../processes.ts';
import { applicant, contact } from '../questions.ts';

const form = {
  ...applicant,
  groom_age: f.integer('男方年龄', {
    en: 'His age',
    question: '男方今年多少周岁？',
    unit: '周岁',
    min: 0,
    max: 150,
    grade: 3,
  }),
  bride_age: f.integer('女方年龄', {
    en: 'Her age',
    question: '女方今年多少周岁？',
    unit: '周岁',
    min: 0,
    max: 150,
    grade: 3,
  }),
  partner_name: f.text('另一方姓名', {
    en: 'Partner',
    question: '另一方的姓名是什么？',
    maxLength: 60,
    grade: 2,
    mask: 'name',
  }),
  partner_resident_id: f.resident_id('另一方公民身份号码', {
    en: 'Partner’s identity number',
    question: '另一方的公民身份号码是多少？',
  }),
  both_willing: f.boolean('双方自愿、均无配偶', {
    en: 'Both willing',
    question: '双方是不是自愿结婚，并且都没有配偶？',
  }),
  registry_region: f.region('登记机关所在县（市）', { en: 'Registry', question: '想到哪个县（市）的婚姻登记处办理？' }),
  appointment_on: f.date('预约日期', {
    en: 'Date',
    question: '想哪一天办理登记？',
    hint: '请选择婚姻登记处的工作日。',
    min: 'today',
  }),
  contact_phone: contact.contact_phone,
};
const rule = facts(form);

/** 结婚登记预约: an appointment only; the registration itself needs both in person. */
export const marriageAppointment = procedure('marriage_appointment', {
  ...immediateMatter('civil_affairs'),
  kind: '20',
  title: '结婚登记预约',
  title_en: 'Appointment for marriage registration',
  aliases: ['结婚', '领证', '领结婚证', '结婚登记', '婚姻登记', '预约领证'],
  summary: '网上预约到婚姻登记处办理结婚登记的日期；登记当天双方要亲自到场。',
  base_code: '652040001000',
  audience: ['1'],
  basis: [
    { law: '民法典', article: '第一千零四十六条、第一千零四十七条', state: 'recalled' },
    { law: '婚姻登记条例', article: '关于结婚登记的规定', state: 'recalled' },
  ],
  statutory: promised(1),
  handled_across: 'nation',
  conditions: [
    {
      name: '双方达到法定婚龄',
      rule: rule.all(
        rule.groom_age.at_least(parameter('marriage.min_age.male'), { basis: '民法典 第一千零四十七条' }),
        rule.bride_age.at_least(parameter('marriage.min_age.female'), { basis: '民法典 第一千零四十七条' }),
      ),
      checked: 'acceptance',
    },
    {
      name: '双方自愿、均无配偶',
      rule: rule.both_willing.equals(true, { basis: '民法典 第一千零四十六条', says: '双方完全自愿，均无配偶' }),
      checked: 'self_check',
    },
  ],
  result: {
    name: '结婚登记预约单',
    kind: 'document',
    sample: '结婚登记预约单样本：载明预约日期、登记处地址、双方需要携带的证件。',
    prints: ['applicant_name', 'partner_name', 'registry_region', 'appointment_on'],
  },
  topics: { natural: ['060'], legal: [] },
  questions: [
    { question: '领证当天要带什么？', answer: '双方带上本人有效身份证件，到场签署声明；照片可以现场拍摄。' },
    { question: '户口都不在昌吉能在这里领证吗？', answer: '可以，婚姻登记全国通办。' },
    { question: '约好的日期可以改吗？', answer: '可以撤回后重新预约。' },
  ],
  form,
  materials: [materials.applicant_identity],
  start: 'accept',
  stages: atTheWindow,
});
