import { codeTable } from '../../../../kernel/fields/code-table.ts';
import { f } from '../../../../kernel/fields/f.ts';
import { parameter } from '../../../../kernel/parameters/parameter.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { licence } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { acceptance, decision, denied, granted, review, siteCheck } from '../processes.ts';
import { business, contact, premises } from '../questions.ts';

const signKinds = codeTable('outdoor_sign_kind', {
  shop_sign: { zh: '门头招牌', en: 'shop sign' },
  billboard: { zh: '大型户外广告', en: 'billboard' },
  banner: { zh: '悬挂、张贴宣传品', en: 'banner or poster' },
});

const first = {
  ...business,
  ...premises,
  sign_kind: f.choice('设置类型', signKinds, {
    en: 'Kind of sign',
    question: '要设置哪一种？',
    hint: '开店挂店名牌子，选“门头招牌”。',
  }),
  sign_text: f.text('招牌文字内容', {
    en: 'Text',
    question: '招牌上写什么字？',
    hint: '同时使用国家通用语言文字和其他文字的，请一并填写。',
    maxLength: 200,
  }),
  sign_width: f.decimal('宽度', { en: 'Width', question: '招牌有多宽？', unit: '米', min: '0.01', max: '200' }),
  sign_height: f.decimal('高度', { en: 'Height', question: '招牌有多高？', unit: '米', min: '0.01', max: '100' }),
};
const asked = facts(first);
const form = {
  ...first,
  sign_until: f.date('拟设置截止日期', {
    en: 'Until',
    question: '广告或者宣传品准备挂到哪一天？',
    when: asked.sign_kind.one_of(['billboard', 'banner']),
  }),
  sign_lit: f.boolean('带灯光', {
    en: 'Lit',
    question: '招牌带不带灯光？',
    hint: '带灯光的，注意不要影响附近居民休息。',
  }),
  ...contact,
};
const rule = facts(form);

/** 户外广告、招牌和宣传品的设置审批; shop signs belong here, so that whoever opens a shop finds one place for them. */
export const outdoorSign = procedure('outdoor_sign', {
  ...licence('urban_management'),
  title: '设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批',
  title_en: 'Approval of outdoor signs, billboards and banners',
  aliases: ['门头', '门头招牌', '店招', '牌匾', '挂牌子', '户外广告', '横幅', '广告牌'],
  summary: '店铺做门头招牌、设置大型户外广告、挂横幅，事先要办的审批。',
  base_code: '650133001000',
  audience: ['1', '2', '3', '4', '6'],
  basis: [
    { law: '城市市容和环境卫生管理条例', article: '第十一条', state: 'recalled' },
    { law: '城市市容和环境卫生管理条例', article: '第十七条', state: 'recalled' },
  ],
  promised: promised(7),
  special_procedures: ['site_check', 'expert_review'],
  conditions: [
    {
      name: '招牌高度符合设置规范',
      rule: rule.any(
        rule.sign_kind.differs('shop_sign', { says: '不是门头招牌' }),
        rule.sign_height.at_most(parameter('outdoor_sign.shop_sign.max_height'), { basis: '昌吉州户外招牌设置规范' }),
      ),
      checked: 'self_check',
    },
  ],
  result: {
    name: licenceTypes.outdoor_sign_approval.title,
    kind: 'approval',
    sample: '户外广告及招牌设置批准书样本：载明设置人、位置、规格、内容、期限和二维码。',
    licence_type: licenceTypes.outdoor_sign_approval.number,
    prints: ['business_name', 'premises_address', 'sign_kind', 'sign_text', 'sign_width', 'sign_height'],
  },
  topics: { natural: ['070'], legal: ['085'] },
  questions: [
    { question: '店铺换个门头也要审批吗？', answer: '更换后位置、规格或者样式有变化的要办；只是原样维修的不用办。' },
    {
      question: '什么情况下要做专家评审？',
      answer: '大型户外广告涉及结构安全的，由专家评审，评审时间不计入办理时限，会书面告知。',
    },
  ],
  form,
  materials: [
    materials.business_licence,
    materials.applicant_identity,
    materials.premises_proof,
    handedIn('M65233001', '招牌效果图（含尺寸、材质）', '城市市容和环境卫生管理条例 第十一条', {
      filling_note: '在现场照片上画出招牌位置，标明长、宽、高。',
    }),
    {
      ...handedIn('M65233002', '结构安全设计文件', '城市市容和环境卫生管理条例 第十一条', {
        source: '99',
        issuer: '有资质的设计单位',
      }),
      necessity: '2',
      when: rule.sign_kind.equals('billboard'),
    },
  ],
  start: 'accept',
  stages: {
    accept: { ...acceptance, next: ['review'] },
    review: {
      ...review('urban_management', 3),
      suspends: ['expert_review'],
      next: ['decide', 'site_check'],
    },
    site_check: { ...siteCheck('urban_management', 2), suspends: ['site_check'], next: ['decide'] },
    decide: decision('urban_management', 1),
    granted,
    denied,
  },
});
