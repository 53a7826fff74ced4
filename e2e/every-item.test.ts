import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { seedPeople } from '../demo/seed-people.ts';
import { testWorld } from '../kernel/database/test-world.ts';
import { storeAttachment } from '../kernel/documents/attachment.ts';
import { folderStore } from '../kernel/documents/file-store.ts';
import { pdf } from '../kernel/documents/sample-files.ts';
import type { Field, Fields } from '../kernel/fields/field.ts';
import { type Actor, anonymous, systemActor } from '../kernel/people/actor.ts';
import { regionPath } from '../kernel/people/region.ts';
import type { CaseState } from '../kernel/procedures/case-state.ts';
import type { ItemDefinition } from '../kernel/procedures/definition.ts';
import { openEngine } from '../kernel/procedures/engine.ts';
import { findCase } from '../kernel/procedures/find-case.ts';
import { mergedForm } from '../kernel/procedures/merged-form.ts';
import { openIntake } from '../kernel/procedures/submit.ts';
import { takeAction } from '../kernel/procedures/take-action.ts';
import { Refusal } from '../kernel/refusal.ts';
import { publishDeclarations } from '../server/platform.ts';
import { systems } from '../server/systems.ts';

// Every declared item and bundle goes the whole way: an applicant answers, offices do what is offered to them, and it ends.

const COUNTY = '652301';
const { db, now } = await testWorld('2026-03-02T02:00:00.000Z');
await publishDeclarations(db, now);
await db.transaction((tx) => seedPeople(tx, { seed: 1, now, report: () => {}, persons: 300, enterprises: 60 }));
const engine = openEngine(db, now);
const submit = openIntake(engine);
const folder = await mkdtemp(join(tmpdir(), 'jisuban-items-'));
after(() => rm(folder, { recursive: true, force: true }));
const files = await folderStore({ folder });

const owner = await db.one<{ id: string; name: string }>(
  sql`select id, name from register.person order by resident_id limit 1`,
);
const firm = await db.one<{ id: string; name: string; credit_code: string }>(
  sql`select id, name, credit_code from register.enterprise order by credit_code limit 1`,
);
const citizen: Actor = { ...anonymous, id: `person:${owner.id}`, kind: 'person', person: owner.id, name: owner.name };
const agent: Actor = { ...citizen, principal: { kind: 'enterprise', id: firm.id, name: firm.name } };

async function officer(role: string, organisation?: string): Promise<Actor> {
  const body = organisation
    ? (await engine.directory()).body(organisation)
    : (await engine.directory()).handlerOf(role, COUNTY);
  assert.ok(body, `some organisation has the role ${role}`);
  const post = {
    id: body.id,
    role,
    organisation: body.id,
    organisation_name: body.name,
    region: regionPath(body.region),
  };
  return { ...systemActor, id: `officer:${role}`, kind: 'officer', name: role, posts: [post] };
}

/** An answer that a careful applicant might give. */
function answerTo(name: string, field: Field): unknown {
  const codes = Array.isArray(field.enum) ? field.enum : [];
  switch (field['x-field']) {
    case 'choice':
      return codes[0];
    case 'boolean':
      return true;
    case 'integer':
      return typeof field.minimum === 'number' ? Math.max(field.minimum, 40) : 40;
    case 'decimal':
    case 'money':
      return '80';
    case 'date':
      return '2026-02-20';
    case 'month':
      return '2026-02';
    case 'timestamp':
      return '2026-03-20T02:00:00.000Z';
    case 'region':
      return COUNTY;
    case 'phone':
      return '13900000000';
    case 'email':
      return 'someone@example.org';
    case 'resident_id':
      return '11010519491231002X';
    case 'credit_code':
      return firm.credit_code;
    case 'point':
      return { type: 'Point', coordinates: [87.3, 44] };
    case 'list':
      return [];
    default:
      return typeof field.pattern === 'string'
        ? fc.sample(fc.stringMatching(new RegExp(field.pattern)), { numRuns: 1, seed: 1 })[0]
        : `某${name}`.slice(0, 10);
  }
}

const answersTo = (form: Fields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(form).map(([name, field]) => [name, answerTo(name, field)]));

/** Submits, giving in to warnings and adding what is reported as missing or not asked, as a person would after reading. */
async function submitPatiently(actor: Actor, item: string, form: Fields): Promise<string> {
  let answers = answersTo(form);
  const materials: { code: string; attachments: string[] }[] = [];
  let confirmed: string[] = [];
  for (let tries = 0; tries < 6; tries += 1) {
    try {
      const receipt = await submit(actor, {
        item,
        region: COUNTY,
        form: answers,
        materials,
        channel: '3',
        key: `${item}-${tries}`,
        confirmed,
      });
      return receipt.id;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const { field, severity, rule, message } of error.problems) {
        if (severity === 'warn') confirmed = [...confirmed, field];
        else if (field.startsWith('materials.')) {
          const code = field.slice('materials.'.length);
          const stream = Readable.from([await pdf(`${item} ${code}`)]);
          const stored = await storeAttachment(files, db, actor, now, {
            stream,
            file_name: `${code}.pdf`,
            purpose: code,
          });
          materials.push({ code, attachments: [stored.id] });
        } else if (tries > 3) assert.fail(`${item}.${field}: ${rule} ${message.zh}`);
        else if (rule === 'unknown_field') answers = without(answers, field);
        else answers = repaired(answers, field, form[field.split('.')[0] ?? ''], tries);
      }
      if (error.problems.length === 0) throw error;
    }
  }
  return assert.fail(`${item} could not be submitted`);
}

const without = (answers: Record<string, unknown>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answers).filter(([each]) => each !== name));

/** Another answer where the first was out of the field's bounds. */
function repaired(
  answers: Record<string, unknown>,
  name: string,
  field: Field | undefined,
  tries: number,
): Record<string, unknown> {
  const other: Record<string, readonly unknown[]> = {
    integer: [5, 1, 100],
    decimal: ['5', '1', '1000'],
    money: ['1000', '1', '100000'],
    date: ['2026-03-10', '1990-01-01', '2027-01-01'],
    list: [undefined],
  };
  return { ...answers, [name]: other[field?.['x-field'] ?? '']?.[tries % 3] };
}

/** Does what is offered, office by office, towards a grant. */
async function carryOut(id: string): Promise<CaseState> {
  for (let step = 0; step < 40; step += 1) {
    const row = await db.one<{ state: CaseState }>(sql`select state from kernel.cases where id = ${id}`);
    if (row.state.closed_on) return row.state;
    const work = await db.maybe<{ role: string; organisation: string; stage: string; case_id: string }>(sql`
      select item.role, item.organisation, item.stage, item.case_id
      from kernel.work_item as item
      join kernel.cases on cases.id = item.case_id
      where item.closed_at is null
      and (cases.id = ${id} or cases.bundle_case = ${id})
      order by item.opened_at, item.id
      limit 1`);
    assert.ok(work, 'an open case waits for somebody');
    const actor = await officer(work.role, work.organisation);
    const view = await findCase(engine, actor, work.case_id);
    const offer =
      view.offers.find(({ kind }) => kind === 'accept') ??
      view.offers.find(({ kind, stage }) => (kind === 'complete' || kind === 'decide') && stage === work.stage);
    assert.ok(
      offer,
      `${work.role} is offered something at ${work.stage} of ${view.head.item}: ${view.offers.map(({ kind }) => kind)}`,
    );
    const content =
      offer.kind === 'accept'
        ? {}
        : {
            stage: work.stage,
            to: offer.to?.find((to) => to !== 'denied'),
            ...(offer.kind === 'complete' ? { second_officer: '第二人' } : {}),
          };
    await takeAction(engine, actor, { case_id: work.case_id, kind: offer.kind, content, key: `step-${step}` });
  }
  return assert.fail('the case does not end');
}

const actorFor = (audience: readonly string[]): Actor => (audience.includes('1') ? citizen : agent);

for (const { definition } of systems.flatMap((system) => [...system.procedures]))
  test(`${definition.title} goes from application to result`, async () => {
    const id = await submitPatiently(actorFor(definition.audience), definition.item, definition.form);
    const state = await carryOut(id);
    assert.equal(state.phase, 'granted');
    const { n } = await db.one<{ n: number }>(sql`select count(*) as n from kernel.licence where case_id = ${id}`);
    assert.equal(n, definition.result.licence_type ? 1 : 0);
  });

for (const { definition, procedures } of systems.flatMap((system) => [...system.bundles]))
  test(`${definition.title} goes from one application to all results`, async () => {
    const items: readonly ItemDefinition[] = procedures.map((each) => each.definition);
    const id = await submitPatiently(
      actorFor(definition.audience),
      definition.bundle,
      mergedForm(definition, items).fields,
    );
    const state = await carryOut(id);
    assert.equal(state.phase, 'granted');
  });
