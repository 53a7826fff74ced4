import type { Material } from '../../../kernel/procedures/definition.ts';
import type { LicenceType } from './licence-types.ts';
import { licenceTypes } from './licence-types.ts';

// Materials by standard code. The same code in two items is the same material: a bundle asks for it once. The codes are the
// platform's own (`M6523` and a number, state `policy`) until the regional material list is loaded.

const base = { necessity: '1', originals: 0, copies: 0, form: 'electronic' } as const;

/** Something a register or the licence register has: not asked of the applicant (国令716 第七条). */
const known = (
  code: string,
  name: string,
  issuer: string,
  basis: string,
  exempt: NonNullable<Material['exempt']>,
): Material => ({ ...base, code, name, issuer, basis, source: '20', exempt });

const because = (type: LicenceType): NonNullable<Material['exempt']> => ({
  from: 'licence',
  name: type.number,
  because: `证照库中已有《${type.title}》的，系统直接调取，无需提交；没有的请上传`,
});

/** Something that only the applicant can hand in. */
export const handedIn = (
  code: string,
  name: string,
  basis: string,
  more: Partial<Omit<Material, 'code' | 'name' | 'basis'>> = {},
): Material => ({
  ...base,
  code,
  name,
  basis,
  source: '10',
  form: 'either',
  originals: 1,
  accepts: ['pdf', 'image'],
  ...more,
});

/** Materials that more than one item uses. */
export const materials = {
  applicant_identity: known('M65230001', '申请人身份证明', '公安机关', '国务院关于在线政务服务的若干规定 第七条', {
    from: 'register',
    name: 'person',
    because: '已通过实名认证，系统从人口基础库核验身份信息',
  }),
  business_licence: known(
    'M65230002',
    '营业执照',
    '市场监督管理部门',
    '国务院关于在线政务服务的若干规定 第七条',
    because(licenceTypes.business_licence),
  ),
  premises_proof: handedIn('M65230003', '经营场所使用证明', '市场主体登记管理条例 第十六条', {
    filling_note: '自有的上传不动产权证书，租赁的上传租赁合同，无偿使用的上传使用证明。',
    acceptance_standard: '地址与申请表一致，租赁期限未届满。',
  }),
  premises_plan: handedIn('M65230004', '经营场所平面布局图', '由申请人按经营需要绘制', {
    filling_note: '标明各功能区的位置、面积、主要设备和出入口，可以手绘后拍照。',
    acceptance_standard: '功能区齐全，标注清楚。',
  }),
  household_register: known(
    'M65230005',
    '居民户口簿',
    '公安机关',
    '国务院关于在线政务服务的若干规定 第七条',
    because(licenceTypes.household_register),
  ),
  health_certificates: handedIn('M65230006', '从业人员健康证明', '公共场所卫生管理条例 第七条；食品安全法 第四十五条', {
    source: '20',
    issuer: '有资质的健康检查机构',
    copies: 1,
    originals: 0,
    acceptance_standard: '在有效期内，人员与申请表一致。',
  }),
  fire_safety_certificate: known(
    'M65230007',
    '公众聚集场所投入使用、营业前消防安全检查合格证',
    '消防救援机构',
    '消防法 第十五条',
    because(licenceTypes.fire_safety_certificate),
  ),
  bank_card: handedIn('M65230008', '银行卡或者社会保障卡（卡面照片）', '发放补贴需要', {
    originals: 0,
    copies: 1,
    filling_note: '拍摄有卡号的一面，卡号清晰。',
  }),
  disability_certificate: known(
    'M65230009',
    '残疾人证',
    '残疾人联合会',
    '国务院关于在线政务服务的若干规定 第七条',
    because(licenceTypes.disability_certificate),
  ),
  birth_medical_certificate: known(
    'M65230010',
    '出生医学证明',
    '卫生健康部门委托的助产机构',
    '母婴保健法 第二十三条',
    because(licenceTypes.birth_medical_certificate),
  ),
  marriage_certificate: known(
    'M65230011',
    '结婚证',
    '民政部门',
    '国务院关于在线政务服务的若干规定 第七条',
    because(licenceTypes.marriage_certificate),
  ),
  portrait: handedIn('M65230012', '近期免冠证件照', '证件制作需要', {
    form: 'electronic',
    accepts: ['image'],
    originals: 1,
    filling_note: '白底彩色，面部清晰。',
  }),
  water_test_report: handedIn('M65230013', '水质检测报告', '生活饮用水卫生标准（GB 5749）', {
    source: '99',
    issuer: '有资质的检验检测机构',
    acceptance_standard: '报告在一年内出具，检测结论合格。',
  }),
} as const satisfies Readonly<Record<string, Material>>;
