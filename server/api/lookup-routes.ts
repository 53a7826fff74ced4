import { organisation, region } from '../../kernel/people/registers.ts';
import { listEntries } from '../../kernel/registers/list.ts';
import { searchEntries } from '../../kernel/registers/search.ts';
import { type ApiRoute, route } from './route.ts';
import { anyText, code, flag, list, named, nullable, object, optional, text, uuid } from './shapes.ts';

const Region = named(
  'Region',
  object({ code: anyText, name: anyText, level: anyText, parent: nullable(anyText), path: anyText, xpcc: flag }),
);
const Organisation = named(
  'Organisation',
  object({
    id: uuid,
    name: anyText,
    short_name: anyText,
    department: anyText,
    region: anyText,
    level: anyText,
    kind: anyText,
  }),
);

const shared = {
  group: 'lookups',
  who: 'public',
  method: 'GET',
  repeats: 'none',
  cache: 'private, max-age=300',
  refuses: [],
} as const;

const MOST = 200;

export const lookupRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'find_regions',
    path: '/regions',
    title: { zh: '行政区划：按上级列出，或按名称、拼音查找', en: 'Divisions by parent, or by name or pinyin' },
    query: object({ parent: optional(text(12)), q: optional(text(60)), level: optional(text(20)) }),
    answers: { 200: { words: { zh: '区划', en: 'Divisions' }, schema: object({ entries: list(Region) }) } },
    async handle({ platform: { database, now }, actor, query: { parent, q, level } }) {
      // The level's text is looked up as it is; one that is none finds nothing or is refused by the register.
      const where: object = { ...(parent ? { parent } : {}), ...(level ? { level } : {}) };
      const entries = q
        ? await searchEntries(database, actor, now, region, { text: q, where, limit: 100 })
        : (await listEntries(database, actor, now, region, { where, limit: MOST })).entries;
      return {
        entries: entries.map(({ values }) => ({
          code: values.code,
          name: values.name,
          level: values.level,
          parent: values.parent,
          path: values.path,
          xpcc: values.xpcc,
        })),
      };
    },
  }),
  route({
    ...shared,
    id: 'find_organisations',
    path: '/organisations',
    title: {
      zh: '机构：按区划、业务条线，或按名称、拼音查找',
      en: 'Organisations by region, department, name or pinyin',
    },
    query: object({ region: optional(text(12)), department: optional(code), q: optional(text(60)) }),
    answers: {
      200: { words: { zh: '机构', en: 'Organisations' }, schema: object({ entries: list(Organisation) }) },
    },
    async handle({ platform: { database, now }, actor, query }) {
      const where: object = {
        ...(query.region ? { region: query.region } : {}),
        ...(query.department ? { department: query.department } : {}),
      };
      const entries = query.q
        ? await searchEntries(database, actor, now, organisation, { text: query.q, where, limit: 100 })
        : (await listEntries(database, actor, now, organisation, { where, limit: MOST })).entries;
      return {
        entries: entries.map(({ id, values }) => ({
          id,
          name: values.name,
          short_name: values.short_name,
          department: values.department,
          region: values.region,
          level: values.level,
          kind: values.kind,
        })),
      };
    },
  }),
];
