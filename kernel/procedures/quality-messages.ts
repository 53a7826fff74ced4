import type { Words } from '../words.ts';

/** What each failed check says: what is wrong, and what to write instead. */
export const messages = {
  texts_complete: {
    zh: '有要素没有填写，请补齐后再发布。',
    en: 'Some elements are empty; fill them in before publishing.',
  },
  base_code: {
    zh: '基本编码应为 12 位数字，且第 3、4 位与事项类型一致。',
    en: 'The base code has 12 digits, the third and fourth being the item type.',
  },
  limits_stated: {
    zh: '时限须写明依据和单位：即办为 0 天，其他为正整数天。',
    en: 'A limit states its basis and unit: immediate is 0 days, any other a positive whole number.',
  },
  extension: {
    zh: '只有以工作日计的承诺件可以延长，且须写明批准延长的负责人和天数。',
    en: 'Only an item limited in working days can be extended, by a named head, by a stated number of days.',
  },
  materials: {
    zh: '材料编码不得重复，情形材料须写明情形，免提交须写明理由。',
    en: 'Material codes are unique, conditional ones state when, exempt ones state why.',
  },
  Q1: {
    zh: '承诺时限为即办的，应为即办件、即审即办；其他应为承诺件、前审后批。',
    en: 'An immediate promise means a case done at once, examined on the spot; any other a promised case, examined before approval.',
  },
  Q2: {
    zh: '承诺办结时限不得超过法定办结时限，且两者单位应一致。',
    en: 'The promised limit may not exceed the statutory one, both in the same unit.',
  },
  Q3: {
    zh: '办理结果名称与类型不一致：“证”为出证办结，“文”为出文办结，“批复”为审批办结。',
    en: 'The name of the result does not match its kind (licence, document or approval).',
  },
  Q4: { zh: '有办理结果的，应上传结果样本。', en: 'An item with a result needs a sample of it.' },
  Q5: {
    zh: '到现场次数不为 0 的，应写明原因；为 0 的，原因填“无”。',
    en: 'Visits in person need a reason; where there are none, the reason is “无”.',
  },
  Q6: {
    zh: '不需到现场又不能网办的，应支持寄递。',
    en: 'Without visits and without online handling, delivery by post is needed.',
  },
  Q7: {
    zh: '全程网办（Ⅳ级）的，到现场次数应为 0。',
    en: 'A fully online item (depth IV) asks for no visit in person.',
  },
  Q8: {
    zh: '收费的，应写明收费项目、依据并开通网上支付；不收费的，不得勾选网上支付。',
    en: 'A fee needs its items, their basis and online payment; no fee, no online payment.',
  },
  Q9: {
    zh: '咨询电话与监督投诉电话不得相同，且都应带区号。',
    en: 'Enquiry and supervision phones differ, and both carry the area code.',
  },
  Q10: {
    zh: '服务对象与主题分类不一致：自然人应选个人主题，法人应选法人主题。',
    en: 'Audience and topics disagree: persons need a personal topic, legal persons a corporate one.',
  },
  Q11: {
    zh: '行政许可至少应有受理、审核、审批、办结、送达五个环节，并至少有一个常见问题。',
    en: 'A licence has at least five steps (accept, review, decide, close, deliver) and one frequent question.',
  },
  channel_choice: {
    zh: '应同时提供窗口办理和网上办理，由申请人自行选择（优化营商环境条例第三十七条）。',
    en: 'Both counter and online channels are offered, for the applicant to choose.',
  },
  intermediary: {
    zh: '中介服务须有法律、法规或者国务院决定依据（优化营商环境条例第四十三条）。',
    en: 'An intermediary service states its basis in law.',
  },
  conditions: {
    zh: '条件中的事实、比较方式或取值有误。',
    en: 'A condition names an unknown fact, a comparison that does not fit, or a value that does not exist.',
  },
  question_order: {
    zh: '题目的出现条件只能使用排在它前面的题目。',
    en: 'A question may depend only on questions before it.',
  },
  questions_worded: {
    zh: '每道题都应有题目名称和完整的问句。',
    en: 'Every field of the form has a title and a full question.',
  },
  result_prints: {
    zh: '证照上打印的内容须是表单中的题目。',
    en: 'What the result prints must be fields of the form.',
  },
  stage_names: { zh: '环节指向了不存在的环节。', en: 'A stage points to one that does not exist.' },
  stage_reachable: { zh: '有环节从开始环节走不到。', en: 'A stage cannot be reached from the start.' },
  stage_way_out: { zh: '有环节没有出口，或走不到办结。', en: 'A stage has no way out, or never reaches an end.' },
  stage_join: {
    zh: '并联环节至少两路，且每一路都应汇合到同一环节。',
    en: 'A fork has at least two branches, and all meet at its join.',
  },
  stage_roles: {
    zh: '每个办理环节都应写明由谁办理（window、applicant 或 部门.岗位）。',
    en: 'Every working stage names who works on it: window, applicant or department.duty.',
  },
  stage_decision: {
    zh: '应有一个受理环节和一个决定环节，决定可以准予也可以不予，不予须说明理由。',
    en: 'There is one stage that accepts and one that decides; it may grant or deny, and a denial states reasons.',
  },
  site_check: {
    zh: '现场核查应由两名以上工作人员进行（行政许可法第三十四条）。',
    en: 'A check on site needs at least two officers.',
  },
  special_procedures_listed: {
    zh: '环节中使用的特别程序须列入事项的特别程序。',
    en: 'A pause used by a stage must be listed among the item’s special procedures.',
  },
  special_procedures_used: {
    zh: '列出的特别程序没有任何环节使用。',
    en: 'A listed special procedure is used by no stage.',
  },
} as const satisfies Record<string, Words>;

/** The same for bundles (一件事). */
export const bundleMessages = {
  bundle_items: {
    zh: '一件事应包含至少两个事项，每个事项及其前置事项都应在其中并已发布。',
    en: 'A bundle has at least two items; each, and each that it waits for, is in it and published.',
  },
  bundle_order: { zh: '事项之间互相等待，无法开始。', en: 'Items wait for one another, so none can begin.' },
  bundle_when: {
    zh: '事项是否需要办理，只能由一件事自己的题目决定。',
    en: 'Only the bundle’s own questions decide which items are needed.',
  },
  bundle_fields: {
    zh: '几个事项中同名的题目类型、选项或者单位不一致，不能只问一次。',
    en: 'Items ask a question of the same name with different types, options or units.',
  },
  bundle_questions: {
    zh: '合并后的题目中，出现条件引用了不存在的题目。',
    en: 'A question of the merged form depends on one that is not asked.',
  },
  bundle_texts: {
    zh: '有要素没有填写，请补齐后再发布。',
    en: 'Some elements are empty; fill them in before publishing.',
  },
  bundle_phones: {
    zh: '咨询电话与监督投诉电话不得相同，且都应带区号。',
    en: 'Enquiry and supervision phones differ, and both carry the area code.',
  },
  bundle_limits: {
    zh: '承诺办结时限不得超过法定办结时限，且两者单位应一致。',
    en: 'The promised limit may not exceed the statutory one, both in the same unit.',
  },
} as const satisfies Record<string, Words>;
