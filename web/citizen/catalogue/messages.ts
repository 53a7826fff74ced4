import type { Words } from '../../../kernel/words.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** Texts of the home page, of lists and search. */
export const catalogueMessages = {
  ask: w('您要办什么事？', 'What do you want to do?'),
  search_label: w(
    '用平常的话说，例如：开饭店、生孩子、高龄补贴；也可以输入拼音',
    'In your own words or in pinyin, for instance: open a restaurant',
  ),
  search: w('搜索', 'Search'),
  try: w('大家常办：', 'Often asked for: '),
  mine: w('我的事', 'My matters'),
  drafts: w('未提交的申请', 'Applications not yet sent'),
  cases: w('办理中的申请', 'Cases in hand'),
  nothing_open: w('目前没有办理中的申请。', 'You have no case in hand.'),
  all_cases: w('全部办件', 'All cases'),
  bundles: w('高效办成一件事', 'One thing, done once'),
  bundles_lead: w('一张表、一套材料，几个部门一起办。', 'One form, one set of materials, several departments at once.'),
  natural: w('个人和家庭', 'Persons and families'),
  legal: w('企业和经营', 'Business'),
  departments: w('按部门找', 'By department'),
  audiences: w('按办理对象找', 'By applicant'),
  count: (n: number) => w(`${n} 项`, n === 1 ? '1 item' : `${n} items`),
  bundle: w('一件事', 'Bundle'),
  results_for: (query: string) => w(`“${query}”的查找结果`, `Results for “${query}”`),
  found: (n: number) => w(`找到 ${n} 个事项`, n === 1 ? '1 item found' : `${n} items found`),
  none_found: (query: string) => w(`没有找到与“${query}”有关的事项`, `Nothing found for “${query}”`),
  none_help: w(
    '请换一个说法，或者只输入两三个字；也可以按部门查找，或拨打 12345 由工作人员帮您查。',
    'Try other words, or only two or three characters; look by department, or call 12345.',
  ),
  all_items: w('全部事项', 'All items'),
  list_of: (name: string) => w(`${name}：办理事项`, `${name}: items`),
  see_all: w('查看全部事项', 'See all items'),
  no_such_list: w('没有这个分类。', 'There is no such list.'),
} as const;
