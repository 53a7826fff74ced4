import { codeTable } from '../fields/code-table.ts';

export const regionLevels = codeTable('region_level', {
  province: { zh: '省级', en: 'province' },
  prefecture: { zh: '地级', en: 'prefecture' },
  county: { zh: '县级', en: 'county' },
  township: { zh: '乡级', en: 'township' },
  village: { zh: '村级', en: 'village' },
});

export const organisationLevels = codeTable('organisation_level', {
  prefecture: { zh: '州级', en: 'prefecture' },
  county: { zh: '县级', en: 'county' },
  township: { zh: '乡级', en: 'township' },
});

/** Zones (园区) stand here: they are organisations with an area, never divisions. */
export const organisationKinds = codeTable('organisation_kind', {
  government: { zh: '人民政府', en: 'government' },
  department: { zh: '工作部门', en: 'department' },
  service_hall: { zh: '政务服务大厅', en: 'service hall' },
  zone: { zh: '园区管理机构', en: 'zone administration' },
  institution: { zh: '事业单位', en: 'public institution' },
});

export const sexes = codeTable('sex', {
  '1': { zh: '男', en: 'male' },
  '2': { zh: '女', en: 'female' },
  '9': { zh: '未说明', en: 'not stated' },
});

export const enterpriseKinds = codeTable('enterprise_kind', {
  company: { zh: '公司', en: 'company' },
  partnership: { zh: '合伙企业', en: 'partnership' },
  sole_proprietorship: { zh: '个人独资企业', en: 'sole proprietorship' },
  individual_business: { zh: '个体工商户', en: 'individual business' },
  cooperative: { zh: '农民专业合作社', en: 'farmers’ cooperative' },
  branch: { zh: '分支机构', en: 'branch' },
});

export const enterpriseStates = codeTable('enterprise_state', {
  in_business: { zh: '存续', en: 'in business' },
  suspended: { zh: '歇业', en: 'suspended' },
  revoked: { zh: '吊销', en: 'revoked' },
  deregistered: { zh: '注销', en: 'deregistered' },
});
