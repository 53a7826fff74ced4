/** A kind of licence: its three-digit number within the prefecture as definer, and its name. */
export interface LicenceType {
  readonly number: string;
  readonly title: string;
}

/**
 * Kinds of licences that this system issues or reuses. The numbers are the platform's own (state `policy`): the numbers of
 * the ministries that define the real types are entered when the prefecture joins the national licence platform.
 */
export const licenceTypes = {
  business_licence: { number: '001', title: '营业执照' },
  food_business_licence: { number: '002', title: '食品经营许可证' },
  fire_safety_certificate: { number: '003', title: '公众聚集场所投入使用、营业前消防安全检查合格证' },
  outdoor_sign_approval: { number: '004', title: '户外广告及招牌设置批准书' },
  venue_health_licence: { number: '005', title: '公共场所卫生许可证' },
  road_transport_licence: { number: '006', title: '道路运输经营许可证' },
  construction_permit: { number: '007', title: '建筑工程施工许可证' },
  special_equipment_certificate: { number: '008', title: '特种设备使用登记证' },
  hr_service_licence: { number: '009', title: '人力资源服务许可证' },
  tobacco_retail_licence: { number: '010', title: '烟草专卖零售许可证' },
  special_trade_licence: { number: '011', title: '特种行业许可证（旅馆业）' },
  drug_business_licence: { number: '012', title: '药品经营许可证' },
  water_health_licence: { number: '013', title: '生活饮用水供水单位卫生许可证' },
  residence_permit: { number: '014', title: '居住证' },
  birth_medical_certificate: { number: '015', title: '出生医学证明' },
  social_security_card: { number: '016', title: '社会保障卡' },
  disability_certificate: { number: '017', title: '残疾人证' },
  household_register: { number: '018', title: '居民户口簿' },
  marriage_certificate: { number: '019', title: '结婚证' },
} as const satisfies Readonly<Record<string, LicenceType>>;

/** The prefecture's licence types as a list, for the licence register. */
export const licenceTypeList: readonly LicenceType[] = Object.values(licenceTypes);
