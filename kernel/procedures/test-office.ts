import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after } from 'node:test';
import sql from 'sql-template-tag';
import { loadBuiltInNotices } from '../calendar/calendar-store.ts';
import { newId } from '../database/new-id.ts';
import { testWorld, type World } from '../database/test-world.ts';
import { storeAttachment } from '../documents/attachment.ts';
import { folderStore } from '../documents/file-store.ts';
import { pdf } from '../documents/sample-files.ts';
import { f } from '../fields/f.ts';
import { loadParameters } from '../parameters/load-parameters.ts';
import type { Actor } from '../people/actor.ts';
import { anonymous, systemActor } from '../people/actor.ts';
import { regionPath } from '../people/region.ts';
import type { BundleDefinition, ItemDefinition, Limit } from './definition.ts';
import { type Engine, openEngine } from './engine.ts';
import { caseParameters } from './parameters.ts';
import { procedure } from './procedure.ts';
import { publishItem } from './publish.ts';
import type { Submission } from './submission.ts';
import { openIntake } from './submit.ts';
import { takeAction } from './take-action.ts';

// A small county for the tests of procedures: a window, three departments, an applicant, an enterprise.

export const COUNTY = '652301';

const days = (n: number, basis = '行政许可法 第四十二条'): Limit => ({
  days: n,
  unit: 'working_day',
  basis,
  state: 'located',
});

/** A complete licence with review, site check and decision; tests change what they are about. */
export function testItem(item: string, department: string, change: Partial<ItemDefinition> = {}): ItemDefinition {
  const { definition } = procedure(item, {
    title: `${item} 许可`,
    title_en: item,
    aliases: ['试一试'],
    summary: '用于检验的许可事项。',
    kind: '01',
    base_code: '650131001001',
    audience: ['1', '2'],
    levels: ['3', '4'],
    case_kind: '2',
    examination: '1',
    department,
    body_kind: '1',
    power_source: '1',
    handling_office: '行政审批科',
    joint_departments: [],
    division_of_authority: '县级实施',
    basis: [{ law: '行政许可法', article: '第四十二条', state: 'located' }],
    statutory: days(20),
    promised: days(8),
    notice_within: days(5, '行政许可法 第三十二条'),
    extension: { limit: days(10), by: `${department}.head` },
    conditions: [
      {
        name: '面积有数',
        rule: { fact: 'area', is: 'more_than', than: { number: '0' }, says: '面积大于零' },
        checked: 'decision',
      },
    ],
    fee: { charged: false, items: [] },
    result: {
      name: `${item}证`,
      kind: 'licence',
      sample: '样本',
      licence_type: '101',
      valid_years: 5,
      prints: ['shop'],
    },
    intermediary: [],
    handled_across: 'prefecture',
    topics: { natural: ['040'], legal: ['010'] },
    channels: ['1', '2', '3'],
    on_site_visits: { times: 0, reason: '无' },
    online_depth: 4,
    online: true,
    booking: true,
    online_payment: false,
    delivery: true,
    special_procedures: ['site_check', 'expert_review', 'testing'],
    place: '政务服务中心',
    hours: '工作日 10:00—14:00、15:30—19:30',
    enquiry_phone: '0994-2000001',
    supervision_phone: '0994-2000002',
    questions: [{ question: '要多久？', answer: '八个工作日。' }],
    form: {
      shop: f.text('店名', { question: '店名是什么？', maxLength: 60, en: 'Shop' }),
      area: f.decimal('面积', { question: '面积多大？', unit: '平方米', en: 'Area' }),
    },
    materials: [
      {
        code: 'M1',
        name: '场所平面图',
        necessity: '1',
        source: '10',
        originals: 1,
        copies: 0,
        form: 'electronic',
        basis: '行政许可法 第三十一条',
        accepts: ['pdf', 'image'],
      },
    ],
    start: 'accept',
    stages: {
      accept: { title: '受理', by: 'window', accepts: true, next: ['review'] },
      review: {
        title: '审核',
        by: `${department}.officer`,
        within: days(3),
        supplements: true,
        suspends: ['expert_review', 'testing'],
        next: ['site_check', 'decide'],
      },
      site_check: {
        title: '现场核查',
        by: `${department}.officer`,
        within: days(3),
        two_officers: true,
        suspends: ['site_check'],
        next: ['decide'],
      },
      decide: { title: '审批', by: `${department}.head`, within: days(1), decides: true, next: ['granted', 'denied'] },
      granted: { title: '办结并送达', final: 'granted', within: days(10, '行政许可法 第四十四条') },
      denied: { title: '不予许可', final: 'denied', reasoned: true },
    },
  });
  return { ...definition, ...change };
}

/** A bundle over items of the office. */
export const testBundle = (bundle: string, items: BundleDefinition['items']): BundleDefinition => ({
  bundle,
  theme_code: 'TCN0003',
  title: '开办小店',
  title_en: 'Open a shop',
  aliases: ['开店'],
  summary: '一次办好开店的事。',
  audience: ['2'],
  basis: [{ law: '行政许可法', article: '第二十六条', state: 'located' }],
  items,
  form: { big: f.boolean('大店', { question: '面积够大吗？', en: 'Big' }) },
  statutory: days(45, '行政许可法 第二十六条、第四十二条'),
  promised: days(15),
  extension: { limit: days(15), by: 'government.leader' },
  questions: [{ question: '要多久？', answer: '十五个工作日。' }],
  place: '政务服务中心',
  hours: '工作日',
  enquiry_phone: '0994-2000001',
  supervision_phone: '0994-2000002',
});

export interface Office extends World {
  readonly engine: Engine;
  readonly clerk: Actor;
  readonly supervisor: Actor;
  readonly leader: Actor;
  readonly person: Actor;
  readonly stranger: Actor;
  /** Acts for the enterprise. */
  readonly agent: Actor;
  officer(department: string): Actor;
  head(department: string): Actor;
  organisation(department: string): string;
  publish(
    definition: ItemDefinition | BundleDefinition,
    from?: `${number}-${number}-${number}`,
  ): ReturnType<typeof publishItem>;
  /** A PDF that the actor has uploaded; answers its id. */
  upload(actor: Actor, purpose: string): Promise<string>;
  submit(actor: Actor, item: string, more?: Partial<Submission>): ReturnType<ReturnType<typeof openIntake>>;
  act(
    actor: Actor,
    case_id: string,
    kind: string,
    content: unknown,
    more?: { key?: string; at?: string; seq?: number },
  ): ReturnType<typeof takeAction>;
}

const DEPARTMENTS = ['service_hall', 'market_supervision', 'fire_rescue', 'urban_management', 'government'] as const;

/** Opens an office on a private database, at 10:00 on the given day. */
export async function testOffice(start = '2026-03-02T02:00:00.000Z'): Promise<Office> {
  const world = await testWorld(start);
  const { db, owner, now } = world;
  const bodies = new Map<string, string>();
  await owner.transaction(async (tx) => {
    await loadBuiltInNotices(tx, systemActor, now);
    await loadParameters(tx, caseParameters, now);
    for (const [code, level] of [
      ['6523', 'prefecture'],
      [COUNTY, 'county'],
    ] as const)
      await tx.run(sql`
        insert into register.region (id, version, recorded_at, recorded_by, code, name, level, kind, path, xpcc, valid_from)
        values (${newId()}, 1, ${now()}, 'test', ${code}, ${code}, ${level}, 'x', ${regionPath(code)}, false, '2020-01-01')`);
    for (const [place, department] of DEPARTMENTS.entries()) {
      const id = newId();
      bodies.set(department, id);
      await tx.run(sql`
        insert into register.organisation (id, version, recorded_at, recorded_by, name, short_name, department, credit_code, region, level, kind)
        values (${id}, 1, ${now()}, 'test', ${`${department} 局`}, ${department}, ${department}, ${`11652301YY00000${place}XX`.slice(0, 18)},
          ${department === 'government' ? '6523' : COUNTY}, ${department === 'government' ? 'prefecture' : 'county'}, 'department')`);
    }
  });
  const ids = { person: newId(), stranger: newId(), agent: newId(), enterprise: newId() };
  await owner.transaction(async (tx) => {
    for (const [place, key] of (['person', 'stranger', 'agent'] as const).entries())
      await tx.run(sql`
        insert into register.person (id, version, recorded_at, recorded_by, name, resident_id, birth_date, sex, ethnic_group, region, address, synthetic)
        values (${ids[key]}, 1, ${now()}, 'test', ${key}, ${`65230119900101000${place}`}, '1990-01-01', '1', '汉族', ${COUNTY}, '某路', true)`);
    await tx.run(sql`
      insert into register.enterprise (id, version, recorded_at, recorded_by, name, credit_code, kind, industry, legal_representative,
        region, address, registered_capital, established, business_scope, status, synthetic)
      values (${ids.enterprise}, 1, ${now()}, 'test', '某餐饮店', '91652301YY0000001X', 'company', '6210', ${ids.person}, ${COUNTY}, '某路',
        100000, '2020-01-01', '餐饮', 'open', true)`);
  });
  const officer = (role: string): Actor => {
    const department =
      role === 'window' ? 'service_hall' : role === 'supervisor' ? 'government' : (role.split('.')[0] ?? '');
    const organisation = bodies.get(department);
    if (!organisation) throw new Error(`the test office has no ${department}`);
    return {
      ...systemActor,
      id: `officer:${role}`,
      kind: 'officer',
      name: role,
      posts: [
        {
          id: newId(),
          role,
          organisation,
          organisation_name: department,
          region: regionPath(department === 'government' ? '6523' : COUNTY),
        },
      ],
    };
  };
  const citizen = (key: 'person' | 'stranger' | 'agent'): Actor => ({
    ...anonymous,
    id: `person:${ids[key]}`,
    kind: 'person',
    person: ids[key],
    name: key,
  });
  const folder = await mkdtemp(join(tmpdir(), 'jisuban-office-'));
  after(() => rm(folder, { recursive: true, force: true }));
  const files = await folderStore({ folder });
  const engine = openEngine(db, now);
  const intake = openIntake(engine);
  let serial = 0;
  const office: Office = {
    ...world,
    engine,
    clerk: officer('window'),
    supervisor: officer('supervisor'),
    leader: officer('government.leader'),
    person: citizen('person'),
    stranger: citizen('stranger'),
    agent: { ...citizen('agent'), principal: { kind: 'enterprise', id: ids.enterprise, name: '某餐饮店' } },
    officer: (department) => officer(`${department}.officer`),
    head: (department) => officer(`${department}.head`),
    organisation: (department) => bodies.get(department) ?? '',
    publish: (definition, from = '2026-01-01') =>
      db.transaction((tx) => publishItem(tx, systemActor, now, definition, { from })),
    async upload(actor, purpose) {
      const stream = Readable.from([await pdf(`${purpose} ${++serial}`)]);
      const stored = await storeAttachment(files, db, actor, now, { stream, file_name: `${purpose}.pdf`, purpose });
      return stored.id;
    },
    async submit(actor, item, more = {}) {
      const materials = more.materials ?? [{ code: 'M1', attachments: [await office.upload(actor, 'M1')] }];
      return intake(actor, {
        item,
        region: COUNTY,
        form: { shop: '小店', area: '80' },
        channel: '3',
        key: `key-${++serial}`,
        ...more,
        materials,
      });
    },
    act: (actor, case_id, kind, content, more = {}) =>
      takeAction(engine, actor, { case_id, kind, content, key: more.key ?? `act-${++serial}`, ...more }),
  };
  return office;
}
