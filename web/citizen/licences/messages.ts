import type { Words } from '../../../kernel/words.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Texts of the licence wallet and of public verification. */
export const licenceMessages = {
  title: w('我的证照', 'My licences'),
  none: w('还没有电子证照。办结后颁发的证照会自动存到这里。', 'No licence yet. What is granted to you is kept here.'),
  law: w(
    '电子证照与纸质证照具有同等法律效力（国务院令第716号第十条）。',
    'An electronic licence has the same force as one on paper (State Council Order 716, §10).',
  ),
  holder: w('持证主体', 'Holder'),
  issuer: w('颁发机关', 'Issued by'),
  valid_until: (date: string) => w(`有效期至 ${date}`, `valid until ${date}`),
  unlimited: w('长期有效', 'valid without end'),
  days_left: (n: number) => w(`还有 ${n} 天到期`, `${n} days left`),
  show: w('查看和打印', 'Show and print'),
  pdf: w('下载 PDF', 'PDF'),
  verify_title: w('证照和文书核验', 'Verify a licence or document'),
  verify_lead: w(
    '输入证照上的核验码或者电子证照标识，也可以扫描证照上的二维码。',
    'Enter the verification code or the identifier printed on it, or scan its QR code.',
  ),
  code: w('核验码或者电子证照标识', 'Verification code or identifier'),
  code_hint: w(
    '核验码为 16 位字母和数字，例如 ACDE-3467-FGHJ-KMNP，不区分大小写。',
    'The code has 16 letters and digits, such as ACDE-3467-FGHJ-KMNP.',
  ),
  code_required: w('请输入核验码或者电子证照标识', 'Enter the code or identifier'),
  check: w('核验', 'Verify'),
  another: w('核验另一份', 'Verify another'),
} as const;
