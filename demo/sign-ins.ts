import type { Words } from '../kernel/words.ts';
import type { Part } from './persons.ts';

/** One way into the demo, as the server prints it and the sign-in page shows it. No password belongs to it. */
export interface DemoSignIn {
  readonly login: string;
  readonly group: 'citizen' | 'officer' | 'administrator';
  /** The person of the register whose account it is; officers have none. */
  readonly part?: Part;
  readonly role: Words;
  /** What is worth trying. */
  readonly try: Words;
}

const citizens: readonly DemoSignIn[] = [
  {
    login: 'demo.agent',
    group: 'citizen',
    part: 'agent',
    role: { zh: '企业经办人', en: 'Agent of an enterprise' },
    try: {
      zh: '代“丝路香餐饮”申办“开办餐饮店”一件事；也可代王桂兰申领高龄津贴。',
      en: 'Open a restaurant for Siluxiang Catering; or apply for Wang Guilan’s old-age allowance.',
    },
  },
  {
    login: 'demo.owner',
    group: 'citizen',
    part: 'owner',
    role: { zh: '企业法定代表人', en: 'Legal representative' },
    try: { zh: '不需授权书，直接以企业名义办事。', en: 'Act for the enterprise without a further authorisation.' },
  },
  {
    login: 'demo.pensioner',
    group: 'citizen',
    part: 'pensioner',
    role: { zh: '老年人', en: 'Pensioner' },
    try: {
      zh: '申领高龄津贴，看哪些材料免交。',
      en: 'Apply for the old-age allowance; see what need not be handed in.',
    },
  },
  {
    login: 'demo.parent',
    group: 'citizen',
    part: 'parent',
    role: { zh: '新生儿家长', en: 'Parent of a newborn' },
    try: { zh: '办理“新生儿出生”一件事。', en: 'Go through the bundle “birth of a child”.' },
  },
];

const officer = (login: string, zh: string, en: string, tryZh: string, tryEn: string): DemoSignIn => ({
  login,
  group: 'officer',
  role: { zh, en },
  try: { zh: tryZh, en: tryEn },
});

const officers: readonly DemoSignIn[] = [
  officer(
    'changji.window.1',
    '昌吉市综合窗口',
    'Window clerk, Changji City',
    '收件、当场更正、一次告知补正、出具受理通知书。',
    'Take in applications, have them supplemented once, accept them.',
  ),
  ...(
    [
      ['market_supervision', '市场监督管理局', 'market supervision', '食品经营许可', 'food business licences'],
      ['fire_rescue', '消防救援大队', 'fire and rescue', '营业前消防安全检查', 'fire-safety checks'],
      ['urban_management', '城市管理局', 'urban management', '门头招牌设置', 'outdoor signs'],
    ] as const
  ).flatMap(([department, zh, en, work, workEn]) => [
    officer(
      `changji.${department}.officer.1`,
      `昌吉市${zh}经办人`,
      `Officer, ${en}, Changji City`,
      `审查${work}，提出补正，中止计时。`,
      `Review ${workEn}, ask for supplements, pause the clock.`,
    ),
    officer(
      `changji.${department}.head.1`,
      `昌吉市${zh}负责人`,
      `Head, ${en}, Changji City`,
      `决定${work}，批准延长期限。`,
      `Decide on ${workEn}, extend limits.`,
    ),
  ]),
  officer(
    'zhou.supervisor.1',
    '州效能监督员',
    'Supervisor, prefecture',
    '看红黄牌、催办，找出慢的环节。',
    'See the cards, urge, find the slow step.',
  ),
  officer(
    'zhou.government.leader.1',
    '州政府领导',
    'Leader, prefecture government',
    '看全州运行，批准联合办理延期。',
    'See the whole prefecture, extend joint handling.',
  ),
];

const administrator = (kind: string, zh: string, en: string, tryZh: string, tryEn: string): DemoSignIn => ({
  login: `zhou.${kind}.administrator.1`,
  group: 'administrator',
  role: { zh, en },
  try: { zh: tryZh, en: tryEn },
});

/** All ways into the demo, in the order in which they are shown. */
export const demoSignIns: readonly DemoSignIn[] = [
  ...citizens,
  ...officers,
  administrator('system', '系统管理员', 'System administrator', '开设和停用账号。', 'Open and suspend accounts.'),
  administrator('security', '安全管理员', 'Security administrator', '授予和收回岗位。', 'Give and end posts.'),
  administrator('audit', '审计管理员', 'Audit administrator', '查看审计记录。', 'Read the journal.'),
  ...([1, 2] as const).map(
    (number): DemoSignIn => ({
      login: `zhou.parameters.administrator.${number}`,
      group: 'administrator',
      role: { zh: `参数管理员（${number}）`, en: `Parameter administrator (${number})` },
      try:
        number === 1
          ? { zh: '录入本州政策的数字，提交复核。', en: 'Enter a number of local policy for review.' }
          : { zh: '核对文件，确认或退回他人录入的数字。', en: 'Confirm or turn down what the other entered.' },
    }),
  ),
];
