import type { Words } from '../words.ts';
import type { Field } from './field.ts';
import { titleOf } from './keyword.ts';

/** A message that names a field. */
export type About = (field: Field) => Words;

const about =
  (zh: (title: string) => string, en: (title: string) => string): About =>
  (field) => {
    const title = titleOf(field);
    return { zh: zh(title.zh), en: en(title.en) };
  };

/** What every field type may have to say. */
export const messages = {
  required: about(
    (title) => `请填写“${title}”`,
    (title) => `Enter “${title}”`,
  ),
  choose: about(
    (title) => `请选择“${title}”`,
    (title) => `Select “${title}”`,
  ),
  not_text: about(
    (title) => `“${title}”应为文字`,
    (title) => `“${title}” must be a text`,
  ),
  characters: about(
    (title) => `“${title}”中有无法保存的控制字符，请删除后重新填写`,
    (title) => `“${title}” has control characters that cannot be stored; remove them`,
  ),
  unknown_field: (name: string): Words => ({
    zh: `没有名为“${name}”的字段，请删除或检查拼写`,
    en: `There is no field named “${name}”; remove it or check its spelling`,
  }),
  not_record: { zh: '内容应为按字段名填写的一组值', en: 'The content must be an object of values by field name' },
  optional: { zh: '（选填）', en: ' (optional)' },
  error: { zh: '错误：', en: 'Error: ' },
  not_given: { zh: '未填写', en: 'Not given' },
  please_choose: { zh: '请选择', en: 'Select' },
  confirm: { zh: '我已核对，确认填写无误', en: 'I have checked this and confirm that it is right' },
  search: { zh: '查找', en: 'Search' },
} satisfies Record<string, Words | About | ((name: string) => Words)>;
