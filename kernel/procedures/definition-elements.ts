import type { Problem } from '../refusal.ts';
import type { Words } from '../words.ts';
import type { BundleDefinition, ItemDefinition } from './definition.ts';

/** The form of an element, as far as it must hold before the quality checks can read it. */
type Shape = 'text' | 'list' | 'texts' | 'group' | 'limit' | 'truth' | 'number';

type RequiredKeys<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? never : K }[keyof T];
type Elements<T> = Readonly<Record<RequiredKeys<T>, readonly [shape: Shape, zh: string, en: string]>>;

// What items and bundles have in common, by the names of GB/T 39046.
const shared = {
  title: ['text', '名称', 'title'],
  title_en: ['text', '英文名称', 'English title'],
  aliases: ['texts', '通俗叫法', 'everyday names'],
  summary: ['text', '说明', 'summary'],
  audience: ['texts', '服务对象', 'audience'],
  basis: ['list', '设定依据', 'legal basis'],
  statutory: ['limit', '法定办结时限', 'statutory limit'],
  promised: ['limit', '承诺办结时限', 'promised limit'],
  place: ['text', '办理地点', 'place'],
  hours: ['text', '办理时间', 'hours'],
  enquiry_phone: ['text', '咨询电话', 'telephone for enquiries'],
  supervision_phone: ['text', '监督电话', 'telephone for complaints'],
  questions: ['list', '常见问题', 'questions'],
  form: ['group', '申请表单', 'form'],
} as const;

const itemElements: Elements<ItemDefinition> = {
  ...shared,
  item: ['text', '事项代号', 'item'],
  kind: ['text', '事项类型', 'kind'],
  base_code: ['text', '基本编码', 'base code'],
  levels: ['texts', '行使层级', 'levels'],
  case_kind: ['text', '办件类型', 'kind of case'],
  examination: ['text', '审查类型', 'kind of examination'],
  department: ['text', '主管部门', 'department'],
  body_kind: ['text', '实施主体性质', 'kind of body'],
  power_source: ['text', '权力来源', 'source of power'],
  handling_office: ['text', '承办机构', 'handling office'],
  joint_departments: ['texts', '联办机构', 'joint departments'],
  division_of_authority: ['text', '权限划分', 'division of authority'],
  notice_within: ['limit', '一次告知时限', 'limit for telling what is missing'],
  conditions: ['list', '受理条件', 'conditions'],
  fee: ['group', '收费', 'fee'],
  result: ['group', '办理结果', 'result'],
  intermediary: ['list', '中介服务', 'intermediary services'],
  handled_across: ['text', '通办范围', 'where it is handled'],
  topics: ['group', '主题分类', 'topics'],
  channels: ['texts', '办理形式', 'channels'],
  on_site_visits: ['group', '到现场次数', 'visits in person'],
  online_depth: ['number', '网上办理深度', 'depth of online handling'],
  online: ['truth', '是否网办', 'online'],
  booking: ['truth', '是否支持预约', 'booking'],
  online_payment: ['truth', '是否支持网上支付', 'online payment'],
  delivery: ['truth', '是否支持物流快递', 'delivery'],
  special_procedures: ['texts', '特别程序', 'special procedures'],
  materials: ['list', '申请材料', 'materials'],
  start: ['text', '起始环节', 'first stage'],
  stages: ['group', '办理流程', 'stages'],
};

const bundleElements: Elements<BundleDefinition> = {
  ...shared,
  bundle: ['text', '一件事代号', 'bundle'],
  theme_code: ['text', '主题编码', 'theme code'],
  items: ['list', '所含事项', 'items'],
  extension: ['group', '延长办理期限', 'extension'],
};

const shapes: Readonly<Record<Shape, Words>> = {
  text: { zh: '文字', en: 'a text' },
  list: { zh: '列表，每项为一组内容', en: 'a list of groups' },
  texts: { zh: '文字的列表', en: 'a list of texts' },
  group: { zh: '一组内容', en: 'a group' },
  limit: { zh: '时限（days、unit、basis、state）', en: 'a limit (days, unit, basis, state)' },
  truth: { zh: 'true 或 false', en: 'true or false' },
  number: { zh: '数字', en: 'a number' },
};

/**
 * What a definition that somebody uploads lacks: each element that is absent or of another form, by name. An empty list means
 * that it can be read and put to the quality checks. An object with `bundle` is held to a bundle's elements, others to an item's.
 */
export function lackingElements(definition: unknown): readonly Problem[] {
  if (!isGroup(definition)) return [{ field: 'definition', rule: 'element', message: NOT_A_DEFINITION }];
  const elements = 'bundle' in definition ? bundleElements : itemElements;
  return Object.entries(elements).flatMap(([name, [shape, zh, en]]): Problem[] => {
    const value: unknown = Object.hasOwn(definition, name) ? definition[name] : undefined;
    if (value === undefined || value === null)
      return [
        {
          field: name,
          rule: 'element_missing',
          message: { zh: `缺少要素“${zh}”（${name}）。`, en: `The element “${en}” (${name}) is missing.` },
        },
      ];
    if (fits[shape](value)) return [];
    const form = shapes[shape];
    return [
      {
        field: name,
        rule: 'element_form',
        message: { zh: `要素“${zh}”（${name}）应为${form.zh}。`, en: `The element “${en}” (${name}) is ${form.en}.` },
      },
    ];
  });
}

const NOT_A_DEFINITION: Words = {
  zh: '文件中没有事项或一件事的定义。',
  en: 'The file holds no definition of an item or a bundle.',
};

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): boolean => typeof value === 'string';

const fits: Readonly<Record<Shape, (value: unknown) => boolean>> = {
  text: isText,
  list: (value) => Array.isArray(value) && value.every(isGroup),
  texts: (value) => Array.isArray(value) && value.every(isText),
  group: isGroup,
  limit: (value) =>
    isGroup(value) && typeof value.days === 'number' && [value.unit, value.basis, value.state].every(isText),
  truth: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
};
