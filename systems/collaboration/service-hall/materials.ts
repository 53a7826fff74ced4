import type { Material } from '../../../kernel/procedures/definition.ts';
import { type LicenceType, licenceTypes } from './licence-types.ts';

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

/** A licence that the licence register may hold; where it does not, the applicant hands in a copy. */
const fromLicences = (
  code: string,
  type: LicenceType,
  issuer: string,
  basis: string,
  /** The item of ours that issues it, by which the licence register finds it; the type where none of ours does. */
  issued_by: string = type.number,
): Material => ({
  ...known(code, type.title, issuer, basis, {
    from: 'licence',
    name: issued_by,
    because: `证照库中已有《${type.title}》，系统直接调取`,
  }),
  licence_type: type.number,
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
  business_licence: {
    ...known('M65230002', '营业执照', '市场监督管理部门', '国务院关于在线政务服务的若干规定 第七条', {
      from: 'register',
      name: 'enterprise',
      because: '以企业、个体工商户身份登录的，系统从法人基础库核验登记信息',
    }),
    licence_type: licenceTypes.business_licence.number,
  },
  premises_proof: handedIn('M65230003', '经营场所使用证明', '市场主体登记管理条例 第十六条', {
    filling_note: '自有的上传不动产权证书，租赁的上传租赁合同，无偿使用的上传使用证明。',
    acceptance_standard: '地址与申请表一致，租赁期限未届满。',
  }),
  premises_plan: handedIn('M65230004', '经营场所平面布局图', '由申请人按经营需要绘制', {
    filling_note: '标明各功能区的位置、面积、主要设备和出入口，可以手绘后拍照。',
    acceptance_standard: '功能区齐全，标注清楚。',
  }),
  household_register: fromLicences(
    'M65230005',
    licenceTypes.household_register,
    '公安机关',
    '国务院关于在线政务服务的若干规定 第七条',
  ),
  health_certificates: handedIn('M65230006', '从业人员健康证明', '公共场所卫生管理条例 第七条；食品安全法 第四十五条', {
    source: '20',
    issuer: '有资质的健康检查机构',
    copies: 1,
    originals: 0,
    acceptance_standard: '在有效期内，人员与申请表一致。',
  }),
  fire_safety_certificate: fromLicences(
    'M65230007',
    licenceTypes.fire_safety_certificate,
    '消防救援机构',
    '消防法 第十五条',
    'fire_safety_check',
  ),
  bank_card: handedIn('M65230008', '银行卡或者社会保障卡（卡面照片）', '发放补贴需要', {
    originals: 0,
    copies: 1,
    filling_note: '拍摄有卡号的一面，卡号清晰。',
  }),
  disability_certificate: fromLicences(
    'M65230009',
    licenceTypes.disability_certificate,
    '残疾人联合会',
    '国务院关于在线政务服务的若干规定 第七条',
  ),
  birth_medical_certificate: fromLicences(
    'M65230010',
    licenceTypes.birth_medical_certificate,
    '卫生健康部门委托的助产机构',
    '母婴保健法 第二十三条',
    'birth_medical_certificate',
  ),
  marriage_certificate: fromLicences(
    'M65230011',
    licenceTypes.marriage_certificate,
    '民政部门',
    '国务院关于在线政务服务的若干规定 第七条',
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
