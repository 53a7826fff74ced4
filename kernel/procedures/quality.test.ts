import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { f } from '../fields/f.ts';
import type { ItemDefinition, Material, Stage } from './definition.ts';
import { checkItem, defaultQualityPolicy, qualityChecks } from './quality.ts';

const working = (days: number) =>
  ({ days, unit: 'working_day', basis: '行政许可法 第四十二条', state: 'located' }) as const;

const proof: Material = {
  code: 'M1',
  name: '使用证明',
  necessity: '1',
  source: '10',
  originals: 1,
  copies: 0,
  form: 'either',
  basis: '试验条例 第一条',
};

const stages: Readonly<Record<string, Stage>> = {
  accept: { title: '受理', by: 'window', accepts: true, next: ['examine'] },
  examine: { title: '并联审查', fork: ['review', 'visit'], join: 'decide' },
  review: { title: '审核', by: 'health.officer', next: ['decide'] },
  visit: { title: '现场核查', by: 'health.officer', two_officers: true, suspends: ['site_check'], next: ['decide'] },
  decide: { title: '审批', by: 'health.head', decides: true, next: ['granted', 'denied'] },
  granted: { title: '办结送达', final: 'granted', within: working(10) },
  denied: { title: '不予许可', final: 'denied', reasoned: true },
};

/** A licence without a fault; each test breaks one thing of it. */
const sound: ItemDefinition = {
  item: 'trial',
  title: '试验许可',
  title_en: 'Trial licence',
  aliases: ['试验证'],
  summary: '仅用于测试。',
  kind: '01',
  base_code: '650134999000',
  audience: ['1', '2'],
  levels: ['4'],
  case_kind: '2',
  examination: '1',
  department: 'health',
  body_kind: '1',
  power_source: '1',
  handling_office: '政务服务科',
  joint_departments: [],
  division_of_authority: '县级办理。',
  basis: [{ law: '试验条例', article: '第一条', state: 'policy' }],
  statutory: working(20),
  promised: working(8),
  notice_within: working(5),
  extension: { limit: working(10), by: 'health.head' },
  conditions: [{ name: '面积', rule: { fact: 'area', is: 'at_least', than: { number: '10' } }, checked: 'acceptance' }],
  fee: { charged: false, items: [] },
  result: { name: '试验许可证', kind: 'licence', sample: '样本', prints: ['name'] },
  intermediary: [],
  handled_across: 'county',
  topics: { natural: ['040'], legal: ['110'] },
  channels: ['1', '2'],
  on_site_visits: { times: 0, reason: '无' },
  online_depth: 4,
  online: true,
  booking: false,
  online_payment: false,
  delivery: true,
  special_procedures: ['site_check'],
  place: '政务服务中心',
  hours: '工作日',
  enquiry_phone: '0994-1234567',
  supervision_phone: '0994-7654321',
  questions: [{ question: '要多久？', answer: '八个工作日。' }],
  form: {
    name: f.text('名称', { question: '叫什么名称？' }),
    area: f.decimal('面积', { question: '面积多大？' }),
  },
  materials: [proof],
  start: 'accept',
  stages,
};

const withStages = (more: Readonly<Record<string, Stage>>): Partial<ItemDefinition> => ({
  stages: { ...stages, ...more },
});
const immediate = { days: 0, unit: 'immediate', basis: '承诺', state: 'policy' } as const;

/** For each check, definitions that break it and nothing else. */
const broken: Readonly<Record<string, readonly Partial<ItemDefinition>[]>> = {
  texts_complete: [{ summary: ' ' }, { aliases: [] }, { conditions: [] }, { result: { name: '', kind: 'none' } }],
  base_code: [{ base_code: '6501' }, { base_code: '652034999000' }],
  limits_stated: [
    { notice_within: { ...working(5), basis: '' } },
    { notice_within: { ...working(5), days: 0 } },
    { notice_within: { ...working(5), days: 2.5 } },
  ],
  extension: [
    { extension: { limit: { ...working(10), unit: 'calendar_day' }, by: 'health.head' } },
    { extension: { limit: working(10), by: '' } },
  ],
  materials: [
    { materials: [proof, proof] },
    { materials: [{ ...proof, necessity: '2' }] },
    { materials: [{ ...proof, exempt: { from: 'form', name: 'x', because: '' } }] },
  ],
  Q1: [{ promised: immediate }, { case_kind: '1' }, { examination: '2' }],
  Q2: [{ promised: working(21) }, { promised: { ...working(8), unit: 'calendar_day' } }],
  Q3: [
    { result: { name: '试验许可证', kind: 'document', sample: '样本' } },
    { result: { name: '关于试验的批复', kind: 'licence', sample: '样本' } },
  ],
  Q4: [{ result: { name: '试验许可证', kind: 'licence' } }],
  Q5: [{ on_site_visits: { times: 0, reason: '' } }, { on_site_visits: { times: 1, reason: '无' }, online_depth: 3 }],
  Q6: [{ online: false, online_depth: 1, channels: ['1'], delivery: false }],
  Q7: [{ on_site_visits: { times: 1, reason: '核对原件' } }],
  Q8: [
    { fee: { charged: true, items: [] }, online_payment: true },
    { fee: { charged: true, items: [{ name: '工本费', standard: '10 元', basis: '' }] }, online_payment: true },
    { fee: { charged: true, items: [{ name: '工本费', standard: '10 元', basis: '文件' }] } },
    { online_payment: true },
  ],
  Q9: [{ supervision_phone: '0994-1234567' }, { enquiry_phone: '1234567' }, { enquiry_phone: '0991-1234567' }],
  Q10: [
    { topics: { natural: [], legal: ['110'] } },
    { topics: { natural: ['040'], legal: [] } },
    { audience: ['1'] },
    { topics: { natural: ['041'], legal: ['110'] } },
  ],
  Q11: [{ questions: [] }, withStages({ granted: { title: '办结', final: 'granted' } })],
  channel_choice: [{ channels: ['2'] }, { channels: ['1'] }],
  intermediary: [{ intermediary: [{ service: '检测', basis: '' }] }],
  conditions: [
    { conditions: [{ name: '面积', rule: { fact: 'aera', is: 'is_known' }, checked: 'acceptance' }] },
    { conditions: [{ name: '面积', rule: { fact: 'area', is: 'equals', than: 'large' }, checked: 'acceptance' }] },
    { materials: [{ ...proof, necessity: '2', when: { fact: 'aera', is: 'is_known' } }] },
  ],
  question_order: [
    {
      form: {
        name: f.text('名称', { question: '叫什么名称？', when: { fact: 'area', is: 'is_known' } }),
        area: f.decimal('面积', { question: '面积多大？' }),
      },
    },
  ],
  questions_worded: [{ form: { name: f.text('名称'), area: f.decimal('面积', { question: '面积多大？' }) } }],
  result_prints: [{ result: { name: '试验许可证', kind: 'licence', sample: '样本', prints: ['nmae'] } }],
  stage_names: [{ stages: { ...stages, review: { ...stages.review, title: '审核', next: ['decide', 'gone'] } } }],
  stage_reachable: [withStages({ lost: { title: '孤立', by: 'health.officer', next: ['decide'] } })],
  stage_way_out: [
    withStages({ granted: { title: '办结', final: 'granted', within: working(10), next: ['denied'] } }),
    withStages({
      review: { title: '审核', by: 'health.officer', next: ['decide', 'waiting'] },
      waiting: { title: '等待', by: 'health.officer' },
    }),
  ],
  stage_join: [
    withStages({ visit: { ...stages.visit, title: '现场核查', next: ['denied'] } }),
    withStages({ examine: { title: '并联审查', fork: ['review', 'visit'] } }),
    withStages({
      accept: { title: '受理', by: 'window', accepts: true, next: ['examine', 'visit'] },
      examine: { title: '并联审查', fork: ['review'], join: 'decide' },
    }),
  ],
  stage_roles: [
    withStages({ review: { title: '审核', next: ['decide'], by: 'somebody' } }),
    withStages({ denied: { title: '不予许可', final: 'denied', reasoned: true, by: 'health.head' } }),
  ],
  stage_decision: [
    withStages({ denied: { title: '不予许可', final: 'denied' } }),
    withStages({ visit: { ...stages.visit, title: '现场核查', accepts: true } }),
  ],
  site_check: [
    withStages({ visit: { title: '现场核查', by: 'health.officer', suspends: ['site_check'], next: ['decide'] } }),
  ],
  special_procedures_listed: [
    withStages({ review: { title: '审核', by: 'health.officer', suspends: ['hearing'], next: ['decide'] } }),
  ],
  special_procedures_used: [{ special_procedures: ['site_check', 'auction'] }],
};

const failing = (definition: ItemDefinition) => checkItem(definition).map(({ id }) => id);

test('A sound licence passes every check', () => {
  assert.deepEqual(checkItem(sound), []);
});

test('Every check has a definition that breaks it', () => {
  assert.deepEqual(
    qualityChecks.map(({ id }) => id).filter((id) => !broken[id]),
    [],
  );
});

describe('A definition that breaks one rule fails exactly its check', () => {
  for (const [id, breaks] of Object.entries(broken))
    for (const [index, change] of breaks.entries())
      test(`${id}, case ${index + 1}`, () => {
        const definition = { ...sound, ...change };
        assert.deepEqual(failing(definition), [id]);
        const [failure] = checkItem(definition);
        assert.ok(failure && failure.places.length > 0 && failure.fields.length > 0);
      });
});

test('An immediate item passes as one done at once, examined on the spot', () => {
  const { extension: _, ...rest } = sound;
  assert.deepEqual(checkItem({ ...rest, promised: immediate, case_kind: '1', examination: '2' }), []);
});

test('All failing checks are told at once', () => {
  const poor = { ...sound, questions: [], supervision_phone: sound.enquiry_phone, aliases: [] };
  assert.deepEqual(failing(poor), ['texts_complete', 'Q9', 'Q11']);
});

test('Severity and area code are policy: the same failure may block in one prefecture and warn in another', () => {
  const definition = { ...sound, questions: [] };
  assert.equal(checkItem(definition)[0]?.severity, 'block');
  const lenient = { ...defaultQualityPolicy, severity: { Q11: 'warn' as const } };
  assert.equal(checkItem(definition, lenient)[0]?.severity, 'warn');
  const elsewhere = { ...defaultQualityPolicy, area_code: '0991' };
  assert.deepEqual(
    checkItem(sound, elsewhere).map(({ id }) => id),
    ['Q9'],
  );
});
