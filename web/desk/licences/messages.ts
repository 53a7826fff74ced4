import type { LicenceStateCode } from '../../../kernel/documents/licence-state.ts';
import type { Words } from '../../../kernel/words.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Texts of the pages on which officials find licences and change their state. */
export const messages = {
  title: w('证照查询', 'Licences'),
  lead: w('按电子证照标识查询；只能查到本机关颁发或本窗口辖区内的证照。', 'Find a licence by its identifier.'),
  identifier: w('电子证照标识', 'Identifier'),
  identifier_hint: w('证照下方的标识，例如 1.2.156.3005.2.…；也可扫码读取。', 'Printed at the foot of the licence.'),
  not_found: w(
    '没有查到这份证照。请核对标识是否完整；不是本机关颁发的证照，请用公开核验页查询。',
    'No such licence within your sight. Check the identifier, or use the public verification page.',
  ),
  state_title: (name: string) => w(`证照状态：${name}`, `State of the licence: ${name}`),
  licence: w('证照', 'Licence'),
  number: w('编号', 'Number'),
  holder: w('持证人', 'Holder'),
  issuer: w('颁发机构', 'Issuer'),
  valid: w('有效期', 'Validity'),
  unlimited: w('长期', 'unlimited'),
  state: w('当前状态', 'State'),
  case: w('办件', 'Case'),
  open_case: w('打开办件', 'Open the case'),
  verify: w('公开核验页', 'Public verification page'),
  print: w('打印页', 'For print'),
  pdf: w('PDF', 'PDF'),
  change: w('变更状态', 'Change the state'),
  change_lead: w(
    '变更立即生效，公开核验页同时更新；须有书面决定。',
    'It takes effect at once, for everybody who verifies.',
  ),
  not_issuer: w('只有颁发机构的工作人员可以变更状态。', 'Only officials of the issuer may change the state.'),
  no_next: w('这份证照的状态不能再变更。', 'This state can no longer change.'),
  to: w('变更为', 'Change to'),
  reason: w('理由', 'Reason'),
  basis: w('法律依据', 'Legal basis'),
  basis_hint: w('写明法律名称和条款，例如“行政许可法 第七十条第一项”。', 'Law and article.'),
  document: w('决定文书号', 'Number of the decision'),
  document_hint: w('例如“昌市监撤〔2026〕1号”。', 'As printed on the decision.'),
  sure: w('我已核对决定文书，确认变更', 'I have checked the decision'),
  sure_needed: w('请核对决定文书后勾选确认。', 'Tick the confirmation.'),
  submit: w('变更状态', 'Change the state'),
  done: (state: string) => w(`已变更为“${state}”。`, `The state is now “${state}”.`),
  stale: w(
    '证照状态刚刚已被变更，本页已更新，您填写的内容还在。请核对后再次提交。',
    'The state has changed meanwhile. This page is up to date and keeps what you typed; check and send again.',
  ),
  fill: (label: string) => w(`请填写“${label}”。`, `Fill in “${label}”.`),
  history: w('状态记录', 'History'),
  at: w('时间', 'When'),
  changed: w('变更', 'Change'),
  change_line: (from: string, to: string) => w(`${from} → ${to}`, `${from} → ${to}`),
  issued: w('颁发', 'Issued'),
  grounds: w('理由与依据', 'Reason and basis'),
  by: w('经办', 'By'),
} as const;

/** What deciding on a state is called; 01 follows a suspension. */
export const decisions: Partial<Record<LicenceStateCode, Words>> = {
  '01': w('恢复有效（暂扣期满或解除暂扣）', 'valid again, after a suspension'),
  '02': w('暂扣', 'suspend'),
  '03': w('撤销（不应准予而准予）', 'revoke as wrongly granted'),
  '04': w('注销', 'deregister'),
  '06': w('办理转出', 'move to another agency'),
  '07': w('吊销（行政处罚）', 'revoke as a penalty'),
};
