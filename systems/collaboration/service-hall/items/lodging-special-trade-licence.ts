import { f } from '../../../../kernel/fields/f.ts';
import { procedure } from '../../../../kernel/procedures/procedure.ts';
import { facts } from '../../../../kernel/rules/facts.ts';
import { licence } from '../kinds.ts';
import { licenceTypes } from '../licence-types.ts';
import { promised } from '../limits.ts';
import { handedIn, materials } from '../materials.ts';
import { siteChecked } from '../processes.ts';
import { business, contact, premises } from '../questions.ts';

const RULES = '旅馆业治安管理办法';

const form = {
  ...business,
  ...premises,
  rooms: f.integer('客房数', { en: 'Rooms', question: '一共有多少间客房？', unit: '间', min: 1, max: 10000 }),
  beds: f.integer('床位数', { en: 'Beds', question: '一共有多少张床位？', unit: '张', min: 1, max: 50000 }),
  guest_system: f.boolean('已安装旅客信息系统', {
    en: 'Guest registration system',
    question: '是否安装了旅馆业治安管理信息系统？',
    hint: '还没有安装的，可以先申请，核查前装好。',
  }),
  monitored: f.boolean('公共部位有视频监控', {
    en: 'Cameras in public parts',
    question: '出入口、前台、通道有没有视频监控？',
    hint: '客房内不得安装。',
  }),
  fire_checked: f.boolean('已通过消防安全检查', {
    en: 'Fire check passed',
    question: '是否已取得消防安全检查合格证？',
  }),
  ...contact,
};
const rule = facts(form);

/** 旅馆业特种行业许可证核发: hotels, guest houses and home stays, from the point of view of public order. */
export const lodgingSpecialTradeLicence = procedure('lodging_special_trade_licence', {
  ...licence('public_security'),
  levels: ['4'],
  title: '旅馆业特种行业许可证核发',
  title_en: 'Special-trade licence for lodging',
  aliases: ['开宾馆', '开旅馆', '开民宿', '特行证', '特种行业许可证', '酒店开业', '招待所'],
  summary: '开办宾馆、酒店、招待所、民宿等接待旅客住宿的场所，开业前向公安机关申请的许可证。',
  base_code: '650139001000',
  audience: ['1', '2', '6'],
  basis: [
    { law: RULES, article: '第四条', state: 'recalled' },
    { law: '国务院对确需保留的行政审批项目设定行政许可的决定', article: '附件第36项', state: 'recalled' },
  ],
  promised: promised(7),
  special_procedures: ['site_check'],
  conditions: [
    {
      name: '通过消防安全检查',
      rule: rule.fire_checked.equals(true, { basis: '消防法 第十五条', says: '已通过营业前消防安全检查' }),
      checked: 'acceptance',
    },
    {
      name: '具备治安防范条件',
      rule: rule.all(
        rule.guest_system.equals(true, { basis: `${RULES} 第六条`, says: '已安装旅客信息登记系统' }),
        rule.monitored.equals(true, { basis: '反恐怖主义法 第三十二条', says: '公共部位已安装视频监控' }),
      ),
      checked: 'decision',
    },
  ],
  result: {
    name: licenceTypes.special_trade_licence.title,
    kind: 'licence',
    sample: '特种行业许可证样本：载明单位名称、地址、负责人、经营范围、编号和二维码。',
    licence_type: licenceTypes.special_trade_licence.number,
    prints: ['business_name', 'credit_code', 'premises_address', 'rooms', 'beds'],
  },
  topics: { natural: ['115'], legal: ['150'] },
  questions: [
    { question: '家里几间房做民宿也要办吗？', answer: '对外收费接待旅客住宿的都要办，规模较小的按民宿标准核查。' },
    { question: '先办消防还是先办特行证？', answer: '先通过消防安全检查；系统会从证照库调取合格证，不用再交。' },
  ],
  form,
  materials: [
    materials.business_licence,
    materials.applicant_identity,
    materials.fire_safety_certificate,
    materials.premises_plan,
    handedIn('M65239001', '治安管理制度', `${RULES} 第四条`, {
      filling_note: '包括旅客登记、值班巡查、财物保管制度。',
    }),
  ],
  start: 'accept',
  stages: siteChecked('public_security'),
});
