import { PassThrough } from 'node:stream';
import Type, { type TSchema } from 'typebox';
import { isPlainDate } from '../../kernel/dates.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { exportEntries } from '../../kernel/registers/export.ts';
import { findEntry } from '../../kernel/registers/find.ts';
import { entryAsOf, entryHistory } from '../../kernel/registers/history.ts';
import { importEntries } from '../../kernel/registers/import.ts';
import { listEntries } from '../../kernel/registers/list.ts';
import { putEntry } from '../../kernel/registers/put.ts';
import type { AnyRegister } from '../../kernel/registers/register.ts';
import { removeEntry } from '../../kernel/registers/remove.ts';
import { searchEntries } from '../../kernel/registers/search.ts';
import { messages } from './messages.ts';
import {
  documentedChange,
  documentedInsert,
  entryOf,
  historyOf,
  ImportAnswer,
  PutAnswer,
  pageOf,
  selectionOf,
  WriteBody,
  whereOf,
} from './register-schemas.ts';
import { type ApiRoute, route, writingRoute } from './route.ts';
import { flag, list, object, oneOf, optional, text, uuid } from './shapes.ts';

/** Bytes of an imported file at most: a million rows of some hundred letters each. Policy of the platform. */
const IMPORT_LIMIT = 512 * 1024 * 1024;

const params = object({ id: uuid });
const formats = oneOf(['csv', 'xlsx']);
const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Every route of one register, from its declaration alone. */
export function registerRoutes(register: AnyRegister): readonly ApiRoute[] {
  return [...readingRoutes(register), ...changingRoutes(register), ...fileRoutes(register)];
}

const pathOf = (register: AnyRegister): string => `/registers/${register.name}`;
const titled = (register: AnyRegister, zh: string, en: string) => ({
  zh: `${register.title}：${zh}`,
  en: `${register.name}: ${en}`,
});
const shared = { group: 'registers', who: 'public' } as const;
const noEntry = () => new Refusal('not_found', messages.no_such_entry, { field: 'id' });

/** Parameters that narrow and order a list or an export. */
const selecting = (register: AnyRegister): Record<string, TSchema> => ({
  sort: optional(Type.Unsafe<string>({ enum: ['id', ...register.sort], type: 'string' })),
  descending: optional(flag),
  within_field: optional(text(60)),
  within_region: optional(text(60)),
  ...whereOf(register),
});

/** What the query asks for, in the words of the kernel's verbs. */
function requestOf(register: AnyRegister, query: Readonly<Record<string, unknown>>) {
  const { sort, descending, within_field, within_region } = query;
  return {
    where: selectionOf(register, query),
    ...(typeof sort === 'string' ? { sort: { by: sort, descending: descending === true } } : {}),
    ...(typeof within_field === 'string' && typeof within_region === 'string'
      ? { within: { field: within_field, region: within_region } }
      : {}),
  };
}

const readingRoutes = (register: AnyRegister): readonly ApiRoute[] => [
  route({
    ...shared,
    id: `list_${register.name}`,
    method: 'GET',
    path: `${pathOf(register)}/entries`,
    title: titled(register, '列表', 'list'),
    repeats: 'none',
    query: Type.Object(
      {
        ...selecting(register),
        cursor: optional(Type.String({ maxLength: 1000, description: '上一页的 next' })),
        limit: optional(Type.Integer({ minimum: 1, maximum: 500 })),
        count: optional(Type.Boolean({ description: '是否统计总数' })),
      },
      { additionalProperties: false },
    ),
    answers: { 200: { words: { zh: '一页记录', en: 'A page of entries' }, schema: pageOf(register) } },
    refuses: ['unauthenticated', 'forbidden'],
    handle({ platform: { database, now }, actor, query }) {
      const { cursor, limit, count } = query;
      const paging = {
        ...(cursor === undefined ? {} : { cursor }),
        ...(limit === undefined ? {} : { limit }),
        ...(count === undefined ? {} : { count }),
      };
      return listEntries(database, actor, now, register, { ...requestOf(register, query), ...paging });
    },
  }),
  ...(register.search.length > 0
    ? [
        route({
          ...shared,
          id: `search_${register.name}`,
          method: 'GET',
          path: `${pathOf(register)}/search`,
          title: titled(register, '检索（汉字、全拼、首字母）', 'search by Chinese or pinyin'),
          repeats: 'none',
          query: object({ text: text(200), limit: optional(Type.Integer({ minimum: 1, maximum: 100 })) }),
          answers: {
            200: { words: { zh: '命中', en: 'What was found' }, schema: object({ entries: list(entryOf(register)) }) },
          },
          refuses: ['unauthenticated', 'forbidden'],
          handle: async ({ platform: { database, now }, actor, query }) => ({
            entries: await searchEntries(database, actor, now, register, query),
          }),
        }),
      ]
    : []),
  route({
    ...shared,
    id: `read_${register.name}`,
    method: 'GET',
    path: `${pathOf(register)}/entries/{id}`,
    title: titled(register, '一条记录；as_of 给出日期或时刻时为当时的内容', 'one entry, or as of a date or moment'),
    repeats: 'none',
    params,
    query: object({ as_of: optional(text(40)) }),
    answers: { 200: { words: { zh: '记录', en: 'The entry' }, schema: entryOf(register), etag: true } },
    refuses: ['unauthenticated', 'forbidden', 'not_found'],
    async handle({ platform: { database, now }, actor, params: { id }, query: { as_of }, reply }) {
      const found =
        as_of === undefined
          ? await findEntry(database, actor, now, register, id)
          : await entryAsOf(database, actor, now, register, id, momentOrRefuse(as_of));
      if (!found) throw noEntry();
      reply.header('ETag', `"${found.version}"`);
      return found;
    },
  }),
  route({
    ...shared,
    id: `history_${register.name}`,
    method: 'GET',
    path: `${pathOf(register)}/entries/{id}/history`,
    title: titled(register, '全部版本及差异', 'every version and what it changed'),
    repeats: 'none',
    params,
    answers: { 200: { words: { zh: '历史', en: 'The history' }, schema: historyOf(register) } },
    refuses: ['unauthenticated', 'forbidden', 'not_found'],
    async handle({ platform: { database, now }, actor, params: { id } }) {
      const found = await entryHistory(database, actor, now, register, id);
      if (!found) throw noEntry();
      return found;
    },
  }),
];

function momentOrRefuse(text: string) {
  if (isPlainDate(text)) return text;
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  const message = messages.not_a_date('as_of');
  throw new Refusal('invalid', message, { problems: [{ field: 'as_of', rule: 'date', message }] });
}

const changingRoutes = (register: AnyRegister): readonly ApiRoute[] => [
  writingRoute({
    ...shared,
    who: 'signed_in',
    id: `insert_${register.name}`,
    method: 'POST',
    path: `${pathOf(register)}/entries`,
    title: titled(register, '新增', 'insert'),
    body: WriteBody,
    documented_body: documentedInsert(register),
    answers: { 201: { words: { zh: '已新增', en: 'Inserted' }, schema: PutAnswer } },
    refuses: ['needs_confirmation', 'stale', 'conflict'],
    write: (tx, { platform, actor, body }) => putEntry(tx, actor, platform.now, register, { ...body, version: 0 }),
  }),
  writingRoute({
    ...shared,
    who: 'signed_in',
    id: `change_${register.name}`,
    method: 'PUT',
    path: `${pathOf(register)}/entries/{id}`,
    title: titled(register, '修改：未列出的字段不变，null 为清除', 'change: absent means unchanged, null clears'),
    if_match: 'required',
    params,
    body: WriteBody,
    documented_body: documentedChange(register),
    answers: { 200: { words: { zh: '已修改', en: 'Changed' }, schema: PutAnswer, etag: true } },
    refuses: ['needs_confirmation', 'conflict', 'not_found'],
    async write(tx, { platform, actor, params: { id }, body, version, reply }) {
      const seen = version === undefined ? {} : { version };
      const result = await putEntry(tx, actor, platform.now, register, { ...body, id, ...seen });
      reply.header('ETag', `"${result.version}"`);
      return result;
    },
  }),
  writingRoute({
    ...shared,
    who: 'signed_in',
    id: `remove_${register.name}`,
    method: 'DELETE',
    path: `${pathOf(register)}/entries/{id}`,
    title: titled(register, '移出现行记录，历史保留', 'take out of the current entries; the history stays'),
    if_match: 'required',
    params,
    answers: { 204: { words: { zh: '已移出', en: 'Taken out' } } },
    refuses: ['conflict', 'not_found'],
    write: (tx, { platform, actor, params: { id }, version }) =>
      removeEntry(tx, actor, platform.now, register, id, version === undefined ? {} : { version }),
  }),
];

const fileRoutes = (register: AnyRegister): readonly ApiRoute[] => [
  route({
    ...shared,
    who: 'signed_in',
    id: `import_${register.name}`,
    method: 'POST',
    path: `${pathOf(register)}/imports`,
    title: titled(register, '导入 CSV 或 XLSX，逐行逐字段报告错误', 'import CSV or XLSX, errors by row and field'),
    repeats: 'harmless',
    query: object({ format: formats, mode: oneOf(['all_or_nothing', 'good_rows']), confirmed: optional(flag) }),
    multipart: Type.Object(
      { file: Type.Unsafe<unknown>({ type: 'string', contentMediaType: 'application/octet-stream' }) },
      { additionalProperties: false },
    ),
    answers: { 200: { words: { zh: '导入报告', en: 'The report' }, schema: ImportAnswer } },
    refuses: ['too_large'],
    async handle({ platform: { database, now }, actor, query, request }) {
      const file = await request.file({ limits: { fileSize: IMPORT_LIMIT } });
      if (!file) throw new Refusal('invalid', messages.file_missing, { field: 'file' });
      try {
        return await database.transaction(async (tx) => {
          const options = { ...query, file_name: file.filename };
          const report = await importEntries(tx, actor, now, register, file.file, options);
          if (file.file.truncated) throw new Refusal('too_large', messages.import_too_large, { field: 'file' });
          return report;
        });
      } finally {
        // What is left of the stream is read away, or the sender would wait for ever.
        file.file.resume();
      }
    },
  }),
  route({
    ...shared,
    id: `export_${register.name}`,
    method: 'GET',
    path: `${pathOf(register)}/export`,
    title: titled(register, '导出可见的记录（已脱敏）；导出会留痕', 'export what one may see, masked; journalled'),
    repeats: 'none',
    rate: 60,
    query: Type.Object(
      { ...selecting(register), format: formats, fields: optional(text(2000)) },
      { additionalProperties: false },
    ),
    answers: { 200: { words: { zh: '文件', en: 'The file' }, media: ['text/csv', MEDIA.xlsx] } },
    refuses: ['unauthenticated', 'forbidden'],
    async handle({ platform: { database, now }, actor, query, reply }) {
      const format = query.format === 'xlsx' ? 'xlsx' : 'csv';
      const fields = typeof query.fields === 'string' ? { fields: query.fields.split(',') } : {};
      const out = new PassThrough();
      const written = exportEntries(database, actor, now, register, out, {
        ...requestOf(register, query),
        ...fields,
        format,
      });
      // A refusal comes before the first byte, so the headers wait for whichever is first.
      await Promise.race([written, new Promise((ready) => out.once('readable', ready))]);
      written.catch((error: Error) => out.destroy(error));
      return reply
        .type(MEDIA[format])
        .header('Content-Disposition', `attachment; filename="${register.name}.${format}"`)
        .send(out);
    },
  }),
];
