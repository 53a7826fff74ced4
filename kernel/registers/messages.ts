import type { Words } from '../words.ts';

/** What registers say when they decline, and what an import reports. */
export const messages = {
  sign_in_first: { zh: '请先登录。', en: 'Please sign in first.' },
  write_forbidden: (title: string): Words => ({
    zh: `您没有登记或修改“${title}”中这条记录的权限。`,
    en: `You are not authorised to write this entry of “${title}”.`,
  }),
  read_forbidden: (title: string): Words => ({
    zh: `您没有查阅“${title}”的权限。`,
    en: `You are not authorised to read “${title}”.`,
  }),
  not_found: (title: string): Words => ({
    zh: `“${title}”中没有这条记录，或者您无权查阅。`,
    en: `“${title}” has no such entry, or you may not read it.`,
  }),
  stale: (title: string): Words => ({
    zh: `“${title}”的这条记录已被他人修改，请刷新后重新填写。`,
    en: `This entry of “${title}” has been changed by somebody else; reload it and try again.`,
  }),
  exists: (title: string): Words => ({
    zh: `“${title}”中已有标识相同的记录。`,
    en: `“${title}” already has an entry with this key.`,
  }),
  twice: (title: string): Words => ({
    zh: `同一批数据中，“${title}”的同一条记录出现了两次。`,
    en: `One entry of “${title}” appears twice in this batch.`,
  }),
  key_missing: (field: string): Words => ({
    zh: `新记录必须填写“${field}”。`,
    en: `A new entry needs “${field}”.`,
  }),
  invalid: (title: string): Words => ({
    zh: `“${title}”的内容有误，请按提示修改。`,
    en: `The content for “${title}” is not right; see what each field says.`,
  }),
  confirm: (title: string): Words => ({
    zh: `“${title}”的内容有存疑之处，请核对后确认。`,
    en: `Something in the content for “${title}” looks doubtful; check it and confirm.`,
  }),
  reference_unknown: (field: string): Words => ({
    zh: `“${field}”所指的记录不存在，请核对。`,
    en: `The entry that “${field}” refers to does not exist.`,
  }),
  still_used: (title: string): Words => ({
    zh: `“${title}”的这条记录仍被其他记录引用，不能移出。`,
    en: `Other entries still refer to this entry of “${title}”, so it cannot be removed.`,
  }),
  no_such_field: (title: string, field: string): Words => ({
    zh: `“${title}”没有名为“${field}”的字段。`,
    en: `“${title}” has no field named “${field}”.`,
  }),
  no_such_order: (title: string, field: string): Words => ({
    zh: `“${title}”不能按“${field}”排序。`,
    en: `“${title}” cannot be sorted by “${field}”.`,
  }),
  bad_cursor: {
    zh: '翻页标记无效，请从第一页重新查询。',
    en: 'The page marker is not valid; begin again at the first page.',
  },
  bad_value: (field: string): Words => ({
    zh: `“${field}”的查询值格式不正确。`,
    en: `The value asked for in “${field}” has the wrong form.`,
  }),
  not_searchable: (title: string): Words => ({
    zh: `“${title}”没有可检索的字段。`,
    en: `“${title}” has no fields to search.`,
  }),
  row_forbidden: { zh: '您没有登记或修改这条记录的权限。', en: 'You are not authorised to write this entry.' },
  header_missing: { zh: '文件没有表头行。', en: 'The file has no header row.' },
  column_unknown: (column: string): Words => ({
    zh: `不认识的列“${column}”，请删除该列，或将表头改为字段的中文名称。`,
    en: `Unknown column “${column}”: remove it, or name it as the field is named.`,
  }),
  column_twice: (column: string): Words => ({
    zh: `列“${column}”出现了两次，请只保留一列。`,
    en: `Column “${column}” appears twice; keep one of them.`,
  }),
  column_missing: (column: string): Words => ({
    zh: `缺少必填的列“${column}”。`,
    en: `The required column “${column}” is missing.`,
  }),
  key_twice: (other: number): Words => ({
    zh: `标识与第 ${other} 行相同，同一文件中一条记录只能出现一次。`,
    en: `Same key as row ${other}; a file may hold an entry only once.`,
  }),
  too_many_cells: (count: number, most: number): Words => ({
    zh: `该行有 ${count} 个单元格，表头只有 ${most} 列，请检查是否漏了引号。`,
    en: `The row has ${count} cells, the header ${most}; check for a missing quotation mark.`,
  }),
  csv_broken: {
    zh: '文件不是有效的 CSV（UTF-8），请检查引号是否成对，或另存为“CSV UTF-8”后重试。',
    en: 'The file is not valid CSV in UTF-8: check that quotation marks come in pairs, or save it as “CSV UTF-8”.',
  },
  xlsx_broken: {
    zh: '文件不是有效的 XLSX 工作簿，请用办公软件另存为 .xlsx 后重试。',
    en: 'The file is not a valid XLSX workbook; save it as .xlsx and try again.',
  },
  formula_empty: {
    zh: '该单元格是没有结果的公式，请改为数值或文字。',
    en: 'The cell holds a formula without a result; replace it by its value.',
  },
  cell_error: (error: string): Words => ({
    zh: `该单元格的公式出错（${error}），请改为数值或文字。`,
    en: `The cell's formula fails (${error}); replace it by its value.`,
  }),
  digits_lost: {
    zh: '该单元格按数字保存，超过 15 位的数字已失真，请将列格式设为“文本”后重新填写。',
    en: 'The cell is stored as a number and digits beyond the fifteenth are lost; format the column as text and enter it again.',
  },
} as const;
