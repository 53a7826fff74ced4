import type { Words } from '../words.ts';
import type { AcceptedKind } from './file-kind.ts';

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0);

/** What was found in a file that is not kept. */
export const kindNames = {
  program: { zh: '可执行程序或脚本', en: 'a program or script' },
  archive: { zh: '压缩包', en: 'an archive' },
  zip_bomb: { zh: '解压后体积异常的压缩内容', en: 'compressed content of an abnormal unpacked size' },
  macros: { zh: '带宏的办公文档', en: 'an office document with macros' },
  svg: { zh: 'SVG 图形', en: 'an SVG drawing' },
  html: { zh: '网页（HTML）', en: 'a web page (HTML)' },
  xml: { zh: 'XML 文件', en: 'an XML file' },
  unknown: { zh: '无法识别的内容', en: 'unknown content' },
} satisfies Record<string, Words>;

export const acceptedNames: Readonly<Record<AcceptedKind, Words>> = {
  pdf: { zh: 'PDF', en: 'PDF' },
  image: { zh: '图片（JPG、PNG）', en: 'picture (JPG, PNG)' },
  office: { zh: 'Word、Excel、PPT 文档', en: 'Word, Excel or PowerPoint document' },
  ofd: { zh: 'OFD 版式文件', en: 'OFD document' },
  text: { zh: '纯文本', en: 'plain text' },
};

const listed = (accepts: readonly AcceptedKind[]): Words => ({
  zh: accepts.map((kind) => acceptedNames[kind].zh).join('、'),
  en: accepts.map((kind) => acceptedNames[kind].en).join(', '),
});

/** What the folder says to people when it declines. */
export const messages = {
  sign_in_first: {
    zh: '请先登录，再上传文件。',
    en: 'Sign in before you upload a file.',
  },
  file_too_large: (limit: number): Words => ({
    zh: `文件超过 ${megabytes(limit)} MB，请压缩或分成几个文件后再上传。`,
    en: `The file is larger than ${megabytes(limit)} MB. Reduce it or split it and upload again.`,
  }),
  file_empty: {
    zh: '文件是空的，请检查后重新选择。',
    en: 'The file is empty. Check it and choose again.',
  },
  file_not_accepted: (found: Words, accepts: readonly AcceptedKind[]): Words => ({
    zh: `不能接收这个文件：实际内容是${found.zh}。请上传${listed(accepts).zh}。`,
    en: `This file cannot be accepted: its content is ${found.en}. Upload one of: ${listed(accepts).en}.`,
  }),
  file_name_differs: (found: Words, extension: string, accepts: readonly AcceptedKind[]): Words => ({
    zh: `文件名后缀是“.${extension}”，实际内容却是${found.zh}。请上传原文件（${listed(accepts).zh}），不要改后缀。`,
    en: `The file is named “.${extension}” but its content is ${found.en}. Upload the original (${listed(accepts).en}) without renaming it.`,
  }),
  file_harmful: (found: Words): Words => ({
    zh: `文件存在安全风险（${found.zh}），未予接收。请另存为 PDF 或图片后上传。`,
    en: `The file is unsafe (${found.en}) and was not accepted. Save it as PDF or picture and upload that.`,
  }),
  pdf_active: {
    zh: 'PDF 中含有脚本或自动执行的动作，未予接收。请用“打印为 PDF”重新生成后上传。',
    en: 'The PDF contains scripts or actions and was not accepted. Print it to PDF again and upload that.',
  },
  pdf_encrypted: {
    zh: 'PDF 已加密，工作人员无法核对内容。请取消密码后重新上传。',
    en: 'The PDF is encrypted and cannot be examined. Remove the password and upload it again.',
  },
  file_damaged: {
    zh: '文件已损坏或不完整，请重新生成后上传。',
    en: 'The file is damaged or incomplete. Make it again and upload that.',
  },
  image_too_many_pixels: (limit: number): Words => ({
    zh: `图片像素过高（上限 ${limit / 1_000_000} 百万像素），请缩小后上传。`,
    en: `The picture has too many pixels (at most ${limit / 1_000_000} million). Reduce it and upload again.`,
  }),
  attachment_not_found: {
    zh: '没有找到这个附件，可能已被删除，请重新上传。',
    en: 'This attachment was not found; it may have been removed. Upload it again.',
  },
  attachment_kept: {
    zh: '附件已随办件提交，依法归档，不能删除。',
    en: 'The attachment was submitted with a case and is kept by law; it cannot be removed.',
  },
  key_reused: {
    zh: '同一请求编号已用于其他内容，请刷新页面后重试。',
    en: 'This request number was used with other content. Reload the page and try again.',
  },
  not_an_officer: {
    zh: '此操作只能由颁发机构的工作人员或系统办理。',
    en: 'Only an official of the issuing organisation, or the system, may do this.',
  },
  notice_not_found: {
    zh: '没有找到这份文书。',
    en: 'This notice was not found.',
  },
  notice_needs: (what: string): Words => ({
    zh: `文书缺少必须写明的内容：${what}。`,
    en: `The notice lacks what it must state: ${what}.`,
  }),
  licence_not_found: {
    zh: '没有找到这份证照，请核对证照标识。',
    en: 'This licence was not found. Check its identifier.',
  },
  licence_codes_invalid: (what: string): Words => ({
    zh: `证照编码有误：${what}。`,
    en: `A code of the licence is wrong: ${what}.`,
  }),
  licence_validity: {
    zh: '有效期截止日不能早于起始日。',
    en: 'The last day of validity cannot lie before the first.',
  },
  licence_transition: (from: Words, to: Words): Words => ({
    zh: `证照现为“${from.zh}”，不能改为“${to.zh}”。`,
    en: `The licence is “${from.en}” and cannot become “${to.en}”.`,
  }),
  licence_not_replaceable: {
    zh: '原证照不在有效状态，不能换发。',
    en: 'The licence to be replaced is not valid, so no new version can be issued.',
  },
  licence_change_needs: {
    zh: '变更证照状态须写明理由、法律依据和决定文书号。',
    en: 'A change of state needs its reason, its legal basis and the number of the decision.',
  },
} satisfies Record<string, Words | ((...given: never[]) => Words)>;

/** What stands on documents and on the verification page beside their own content. */
export const printWords = {
  seal_pending: { zh: '（电子印章待接入）', en: '(electronic seal not yet connected)' },
  no_signature_yet: {
    zh: '本件暂未加盖电子印章，也未作 SM2 数字签名；以扫描二维码得到的核验结果为准。',
    en: 'This document carries no electronic seal and no SM2 signature yet; the result of scanning its code prevails.',
  },
  scan_to_verify: { zh: '扫码核验', en: 'Scan to verify' },
  verify_code: { zh: '核验码', en: 'Verify code' },
  missing_glyphs: (codes: string): Words => ({
    zh: `〓 表示字库暂缺的字（${codes}），以登记系统中的记载为准。`,
    en: `〓 stands for a character that the font lacks (${codes}); the register prevails.`,
  }),
  page_of: (page: number, pages: number): Words => ({
    zh: `第 ${page} 页 共 ${pages} 页`,
    en: `Page ${page} of ${pages}`,
  }),
  identifier: { zh: '证照标识', en: 'Identifier' },
  number: { zh: '证照编号', en: 'Number' },
  holder: { zh: '持证主体', en: 'Holder' },
  holder_code_enterprise: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  holder_code_person: { zh: '公民身份号码', en: 'Resident identity number' },
  valid_from: { zh: '有效期起', en: 'Valid from' },
  valid_to: { zh: '有效期至', en: 'Valid to' },
  unlimited: { zh: '长期', en: 'unlimited' },
  issuer: { zh: '颁发机构', en: 'Issuer' },
  issued_on: { zh: '颁发日期', en: 'Issued on' },
  state: { zh: '证照状态', en: 'State' },
  state_since: { zh: '状态起始日', en: 'In this state since' },
  checked_at: { zh: '核验时间', en: 'Checked at' },
  document_title: { zh: '文书名称', en: 'Document' },
  document_number: { zh: '文号', en: 'Document number' },
  print_hint: { zh: '打印时请选择 A4 纸、原始大小。', en: 'Print on A4 at actual size.' },
} satisfies Record<string, Words | ((...given: never[]) => Words)>;

/** Result and advice of a verification. The sign is a shape of its own, so that colour is never the only difference. */
export const verificationWords = {
  valid: {
    sign: '✓',
    title: { zh: '有效', en: 'Valid' },
    advice: {
      zh: '登记系统中有此证照，现行有效。请与所持证照逐项核对。',
      en: 'The register has this licence and it is valid. Compare it with the one in hand.',
    },
  },
  not_valid: {
    sign: '✕',
    title: { zh: '无效', en: 'Not valid' },
    advice: {
      zh: '此证照已不能使用，状态见下。如有疑问请联系颁发机构。',
      en: 'This licence must not be relied on; see its state below. Ask the issuer if in doubt.',
    },
  },
  expired: {
    sign: '✕',
    title: { zh: '已失效', en: 'Expired' },
    advice: {
      zh: '此证照的有效期已过，或已换发新版本。请要求出示现行证照。',
      en: 'This licence has expired or was replaced by a newer version. Ask for the current one.',
    },
  },
  not_yet: {
    sign: '!',
    title: { zh: '尚未生效', en: 'Not yet in force' },
    advice: {
      zh: '此证照的有效期尚未开始。',
      en: 'The validity of this licence has not begun.',
    },
  },
  not_found: {
    sign: '?',
    title: { zh: '未查到', en: 'Not found' },
    advice: {
      zh: '登记系统中没有查到。请核对核验码或证照标识是否输全、输对；仍查不到的，请勿采信并拨打 12345 反映。',
      en: 'The register does not have it. Check what you typed; if it is still not found, do not rely on it and call 12345.',
    },
  },
  check_failed: {
    sign: '?',
    title: { zh: '标识有误', en: 'Identifier is wrong' },
    advice: {
      zh: '证照标识的校验位不符，多半是输错了一位，请逐位核对后重新输入。',
      en: 'The check character does not fit: most likely one character is mistyped. Compare and type it again.',
    },
  },
} satisfies Record<string, { sign: string; title: Words; advice: Words }>;

/** Heading of the verification page for a notice that the register has. */
export const noticeVerified: Words = {
  zh: '登记系统中有此文书。请核对文书名称、文号和签发机关。',
  en: 'The register has this document. Compare its title, number and agency.',
};
