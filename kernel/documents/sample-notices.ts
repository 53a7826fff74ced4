import type { NoticeContent, NoticeKind } from './notice-content.ts';
import type { Matter } from './notice-facts.ts';
import { noticeOf } from './notice-of.ts';

// One invented notice of each kind, for tests and for looking at the print.

/** An invented case: nobody's. */
export const matter: Matter = {
  applicant: '昌吉市好味道餐饮有限公司',
  item_title: '食品经营许可',
  item_kind: '01',
  case_number: '11652301MB1234567X30001310020012026030200001',
  organisation: '昌吉市市场监督管理局',
  date: '2026-03-02',
  contact: { place: '昌吉市政务服务中心一楼综合窗口', phone: '0994-2345678' },
};

const due = {
  date: '2026-03-30',
  lines: ['受理当日（2026-03-02）不计入，自 2026-03-03 起算。', '第 20 个工作日为 2026-03-30。'],
} as const;

const remedies = {
  reconsideration: { body: '昌吉市人民政府', within: '60日', basis: '《行政复议法》第二十条' },
  suit: { court: '昌吉市人民法院', within: '6个月', basis: '《行政诉讼法》第四十六条' },
};

/** One of each kind. */
export const everyNotice: Readonly<Record<NoticeKind, NoticeContent>> = {
  application_receipt: noticeOf.application_receipt({
    ...matter,
    received_at: '2026年3月2日 10:00',
    materials: ['营业场所使用证明', '从业人员健康证明（吐尔逊·买买提）'],
    promised: due,
  }),
  acceptance: noticeOf.acceptance({
    ...matter,
    accepted_on: '2026-03-02',
    statutory: '20个工作日',
    promised: '10个工作日',
    due,
  }),
  not_competent: noticeOf.not_competent({
    ...matter,
    reason: '排污许可由生态环境主管部门实施',
    right_agency: '昌吉州生态环境局昌吉市分局',
    remedies,
  }),
  no_licence_needed: noticeOf.no_licence_needed({
    ...matter,
    reason: '仅销售预包装食品，已改为备案管理',
    basis: '《食品安全法》第三十五条',
    remedies,
  }),
  corrected_on_spot: noticeOf.corrected_on_spot({
    ...matter,
    corrections: [{ what: '经营场所门牌号', from: '延安北路 128 号', to: '延安北路 182 号' }],
  }),
  supplement: noticeOf.supplement({
    ...matter,
    missing: [
      { material: '租赁合同', problem: '缺第 3 页', how: '上传完整扫描件' },
      { material: '健康证明', problem: '已过期', how: '上传有效期内的健康证明' },
    ],
    by: '2026-03-20',
    otherwise: '逾期未补正的，本次申请终止，可以重新申请。',
  }),
  granted: noticeOf.granted({
    ...matter,
    content: '热食类食品制售；自制饮品制售（不含自酿酒）',
    basis: ['《食品安全法》第三十五条'],
    results: ['食品经营许可证'],
    valid: { from: '2026-03-02', to: '2031-03-01' },
    delivery: '电子证照已存入申请人账户；纸质证照自决定之日起10个工作日内颁发、送达。',
  }),
  denied: noticeOf.denied({
    ...matter,
    reasons: ['经营场所与有毒、有害场所的距离不足，现场核查实测 12 米。'],
    basis: ['《食品安全法》第三十三条'],
    remedies,
  }),
  extension: noticeOf.extension({
    ...matter,
    reason: '需要跨省核实供货单位资质',
    approved_by: '本机关负责人',
    extended_by: '10个工作日',
    basis: '《行政许可法》第四十二条',
    before: '2026-03-30',
    due: { date: '2026-04-14', lines: ['在原 20 个工作日上增加 10 个工作日。'] },
  }),
  suspension: noticeOf.suspension({
    ...matter,
    procedure: '专家评审',
    reason: '新型业态，需要论证加工流程',
    from: '2026-03-10',
    expected: '10个工作日',
    basis: '《行政许可法》第四十五条',
    carried_out_by: '昌吉州食品安全专家组',
    remaining: '14个工作日',
  }),
  service_record: noticeOf.service_record({
    ...matter,
    documents: [{ title: '准予行政许可决定书', number: '昌市监准〔2026〕9号' }],
    how: '直接送达',
    place: '昌吉市政务服务中心',
  }),
  collection: noticeOf.collection({
    ...matter,
    results: ['食品经营许可证（正、副本）'],
    bring: ['本人有效身份证件', '本凭证'],
    hours: '工作日 10:00–14:00，15:30–19:30',
  }),
  withdrawal: noticeOf.withdrawal({
    ...matter,
    requested_at: '2026年3月5日 11:20',
    reason: '经营场所变更',
    returned: ['租赁合同原件'],
  }),
};
