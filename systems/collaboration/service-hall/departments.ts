import type { ItemDefinition } from '../../../kernel/procedures/definition.ts';

interface Department {
  /** Two digits within our own base codes; synthetic, not the region's numbering. */
  readonly number: string;
  readonly office: string;
  /** Synthetic numbers: they reach nobody until the departments enter their own. */
  readonly enquiry_phone: string;
  readonly supervision_phone: string;
}

/** The lines of business that decide items of this system; the key is the first half of their roles. */
export const departments = {
  market_supervision: department('31', '市场监督管理局行政审批科', 101),
  fire_rescue: department('32', '消防救援机构政务服务窗口', 102),
  urban_management: department('33', '城市管理局行政审批科', 103),
  health: department('34', '卫生健康委员会政务服务科', 104),
  transport: department('35', '交通运输局行政审批科', 105),
  housing: department('36', '住房和城乡建设局行政审批科', 106),
  human_resources: department('37', '人力资源和社会保障局政务服务科', 107),
  tobacco: department('38', '烟草专卖局专卖监督管理科', 108),
  public_security: department('39', '公安局行政审批服务科', 109),
  civil_affairs: department('40', '民政局社会事务科', 110),
  disabled_federation: department('41', '残疾人联合会教育就业与维权部', 111),
  education: department('42', '教育局基础教育科', 112),
  medical_insurance: department('43', '医疗保障局经办中心', 113),
} as const;

export type DepartmentName = keyof typeof departments;

function department(number: string, office: string, line: number): Department {
  return { number, office, enquiry_phone: `0994-2350${line}`, supervision_phone: `0994-2360${line}` };
}

/** Where and when an item is handled, and who answers for it: the elements that all items of a department share. */
export const handledBy = (name: DepartmentName) =>
  ({
    department: name,
    body_kind: '1',
    power_source: '1',
    handling_office: departments[name].office,
    joint_departments: [],
    division_of_authority: '州本级负责州直管单位，县（市）负责本行政区域内的申请，按申请人所在地受理。',
    place: '昌吉州及各县（市）政务服务中心一楼“一窗通办”综合窗口',
    hours: '工作日 10:00—14:00，15:30—19:30（北京时间）；网上申请全天受理',
    enquiry_phone: departments[name].enquiry_phone,
    supervision_phone: departments[name].supervision_phone,
  }) satisfies Partial<ItemDefinition>;
