import type { Words } from '../words.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Texts of procedures and cases. Refusals say what to do next, not only what is wrong. */
export const messages = {
  unknown_item: (item: string) =>
    w(`没有名为“${item}”的事项，请在事项目录中查找。`, `There is no item “${item}”; look it up in the catalogue.`),
  not_in_force: (title: string, date: string) =>
    w(`事项“${title}”在 ${date} 没有有效版本，暂不能申请。`, `Item “${title}” has no version in force on ${date}.`),
  unknown_case: w('没有找到该办件，或您无权查看。', 'No such case, or you may not see it.'),
  forbidden: w('您的岗位不能在该办件上进行这项操作。', 'Your post may not take this action on this case.'),
  applicant_only: w('只有申请人或其代理人可以进行这项操作。', 'Only the applicant or their agent may do this.'),
  sign_in_first: w('请先登录。', 'Please sign in first.'),
  audience: w('该事项不受理此类申请人的申请。', 'This item is not open to this kind of applicant.'),
  content_invalid: (field: string, rule: string) => w(`“${field}”填写有误，请核对后重新填写。`, `“${field}”: ${rule}`),
  bad_cursor: w('分页位置无效，请从第一页开始。', 'The page cursor is invalid; start from the first page.'),
  parameter_pending: (code: string) =>
    w(`参数 ${code} 尚未录入，暂不能办理。请联系参数管理员。`, `Parameter ${code} is pending; ask the administrator.`),
  competent_body: w('不属于本机关职权的，必须告知申请人有权机关。', 'Name the competent agency.'),
  window_only: w('“窗口办理”只能由窗口工作人员登记。', 'Only the window files applications by channel 1.'),
  paper_at_window: w(
    '纸质材料由窗口收取后登记，请上传电子件或到窗口提交。',
    'Paper is registered by the window; upload a file or hand it in there.',
  ),
  not_a_moment: w(
    '发生时间格式有误，请按“2026-03-02T10:00:00+08:00”填写。',
    'Give the event time as 2026-03-02T10:00:00+08:00.',
  ),
  new_version: (title: string) =>
    w(
      `事项“${title}”已发布新版本，请核对填写内容后重新提交，已填内容没有丢失。`,
      `“${title}” has a new version; check your answers and submit again, nothing is lost.`,
    ),
  name_applicant: w('请先登记申请人。', 'Name the applicant first.'),
  confirm: w('请核对下列提示，确认无误后继续。', 'Check the following points and confirm to go on.'),
  invalid: w('提交的内容有误，请按提示修改。', 'Some answers need attention.'),
  unknown_action: (kind: string) => w(`没有“${kind}”这项操作。`, `There is no action “${kind}”.`),
  key_reused: w(
    '同一请求编号已用于另一内容，请刷新后重新提交。',
    'This idempotency key was used with other content; reload and try again.',
  ),
  stale: w('办件已有新的进展，请刷新页面后再操作。', 'The case has moved on; reload and try again.'),
  final: w('办件已办结，不能再进行此操作。', 'The case is closed; this action is no longer possible.'),
  not_open: (stage: string) =>
    w(
      `环节“${stage}”当前未开启，请刷新页面查看办件进展。`,
      `Stage “${stage}” is not open now; reload to see where the case is.`,
    ),
  not_received: w('办件不在待受理状态，不能作出受理处理。', 'The case does not await a receipt decision.'),
  deemed: w(
    '行政机关逾期未告知，该申请依法自收到之日起视为受理，不能再作相反处理；确有错误的，须凭文书更正。',
    'By law the application is deemed accepted because nothing was told in time; a contrary act is refused. Correct it by document.',
  ),
  cannot_go: (stage: string) =>
    w(
      `不能转入环节“${stage}”，请从列出的下一环节中选择。`,
      `The case cannot go to “${stage}” from here; choose one of the listed stages.`,
    ),
  use_decide: w('该环节应当作出决定，请使用“决定”操作。', 'This stage takes the decision; use “decide”.'),
  not_deciding: w('该环节不能作出决定。', 'This stage takes no decision.'),
  reasons_required: w('不予许可的决定必须说明理由。', 'A refusal must state its reasons.'),
  second_officer: w(
    '实质内容核查须由两名以上工作人员进行，请填写第二名核查人员。',
    'An examination on site takes at least two officers; name the second.',
  ),
  same_officer: w('第二名核查人员不能与经办人相同。', 'The second officer must be another person.'),
  supplement_open: w(
    '申请人尚未补正，请等待补正后再办理。',
    'The applicant has yet to supplement; wait for that first.',
  ),
  consultation_open: w('会签单位尚未全部反馈意见。', 'Some of the consulted bodies have not answered yet.'),
  told_once: w(
    '依照一次告知的规定，补正内容只能一次性全部告知，不能再次要求补正。',
    'What is missing is told once and completely; a second request is refused.',
  ),
  notice_late: (due: string) =>
    w(`告知补正的期限已于 ${due} 届满，不能再要求补正。`, `The limit for telling what is missing ended on ${due}.`),
  no_supplement_here: w('该环节不能要求补正。', 'This stage cannot ask for a supplement.'),
  no_request: w('该办件没有待补正的内容。', 'Nothing has been asked for.'),
  still_missing: (what: string) => w(`尚缺：${what}`, `Still missing: ${what}`),
  already_paused: w(
    '该环节已有进行中的特别程序，请先结束。',
    'This stage already has an open special procedure; end it first.',
  ),
  paused: w('办件正在特别程序中，结束后才能继续。', 'The case is suspended; end the special procedure first.'),
  not_paused: w('没有进行中的该类特别程序。', 'No special procedure of this kind is open.'),
  pause_not_listed: (kind: string) =>
    w(`该环节不能启动“${kind}”特别程序。`, `This stage may not suspend for “${kind}”.`),
  no_extension: w('该事项不能延长办理期限。', 'This item allows no extension.'),
  extended_once: w('办理期限只能延长一次。', 'The limit may be extended only once.'),
  extension_late: (due: string) =>
    w(`办理期限已于 ${due} 届满，不能再延长。`, `The limit ended on ${due}; it can no longer be extended.`),
  extension_told: w(
    '延长期限须书面告知申请人理由后才能生效。',
    'An extension counts only if the applicant has been told in writing.',
  ),
  not_returnable: w('只能退回到该办件经过的审查环节。', 'A case goes back only to a stage it has been through.'),
  same_organisation: w('该环节已由该单位办理，请选择其他单位。', 'That organisation already has it; choose another.'),
  unknown_organisation: w(
    '没有该单位，或该单位不办理此类业务。',
    'No such organisation, or not of this line of business.',
  ),
  no_handler: (role: string, region: string) =>
    w(
      `行政区划 ${region} 没有承担“${role}”职责的单位，请联系系统管理员。`,
      `Region ${region} has no organisation for role “${role}”; tell the administrator.`,
    ),
  already_rated: w('该办件已评价，每件只评价一次。', 'This case has been rated; one review per case.'),
  not_finished: w('办件办结后才能评价。', 'A case can be rated once it is finished.'),
  decided: w(
    '行政机关已作出决定，不能撤回。',
    'The decision has been taken; the application can no longer be withdrawn.',
  ),
  future_event: w('发生时间不能晚于当前时间。', 'The event time cannot be in the future.'),
  event_too_early: w('发生时间不能早于办件上一步的时间。', 'The event time cannot be before the previous step.'),
  not_consulted: w('该单位不在本次会签范围内，或已反馈意见。', 'That body was not asked, or has answered already.'),
  not_deemed: w('该办件不是视为受理的办件。', 'The case was not deemed accepted.'),
  required_material: (name: string) =>
    w(`请上传“${name}”，或在窗口提交原件。`, `Upload “${name}”, or hand it in at the window.`),
  unknown_material: (code: string) => w(`该事项没有编码为“${code}”的材料。`, `The item has no material “${code}”.`),
  unknown_attachment: w(
    '附件不存在或不属于您，请重新上传。',
    'The attachment does not exist or is not yours; upload it again.',
  ),
  condition_unmet: (zh: string, en: string) =>
    w(`您的填写不符合条件：${zh}`, `Your answers do not meet the condition: ${en}`),
  unknown_region: w('请选择办理地所在的县（市）。', 'Choose the county or city that will handle it.'),
  draft_gone: w('没有找到该草稿，它可能已提交或已删除。', 'No such draft; it may have been submitted or deleted.'),
  draft_stale: w(
    '该草稿已在别处修改，请核对后再保存，您填写的内容没有丢失。',
    'The draft was changed elsewhere; compare and save again, nothing is lost.',
  ),
  overlap: (item: string, from: string) =>
    w(
      `事项“${item}”自 ${from} 起的有效期与已发布版本重叠。`,
      `The validity of “${item}” from ${from} overlaps a published version.`,
    ),
  quality: (title: string, n: number) =>
    w(`事项“${title}”有 ${n} 项发布检查未通过，请逐项修改。`, `Item “${title}” fails ${n} publication checks.`),
  bundle_part: w(
    '该办件是“一件事”的一部分，请在“一件事”办件上操作。',
    'This case is part of a bundle; act on the bundle.',
  ),
  awaiting_items: w('所含事项尚未全部办结。', 'Its items are not all decided yet.'),
} as const;

export const pauseNames: Readonly<Record<string, Words>> = {
  hearing: w('听证', 'hearing'),
  tender: w('招标', 'tender'),
  auction: w('拍卖', 'auction'),
  inspection: w('检验', 'inspection'),
  testing: w('检测', 'testing'),
  quarantine: w('检疫', 'quarantine'),
  appraisal: w('鉴定', 'appraisal'),
  expert_review: w('专家评审', 'expert review'),
  publicity: w('公示', 'publicity'),
  site_check: w('现场核查', 'site check'),
};
