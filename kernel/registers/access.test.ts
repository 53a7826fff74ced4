import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { idOf } from '../fields/id.ts';
import type { Grant } from '../people/access.ts';
import { type Actor, anonymous, systemActor } from '../people/actor.ts';
import { regionPath } from '../people/region.ts';
import { agency, enterprise, organisation, peopleRegisters, person } from '../people/registers.ts';
import { Refusal } from '../refusal.ts';
import type { Entry } from './entry.ts';
import { agentOf, device, officer } from './example-register.ts';
import { exampleWorld, OWNER } from './example-world.ts';
import { exportEntries } from './export.ts';
import { findEntry } from './find.ts';
import { entryAsOf, entryHistory } from './history.ts';
import { importEntries } from './import.ts';
import { countEntries, listEntries } from './list.ts';
import { putEntry } from './put.ts';
import type { AnyRegister } from './register.ts';
import { removeEntry } from './remove.ts';
import { searchEntries } from './search.ts';

// The matrix: every declared grant of every register of the kernel, and of an example with the grants that those lack,
// against every verb. Who has the grant gets through; who lacks it by one detail does not.

const world = await exampleWorld();
const { db, now } = world;

await db.transaction(async (tx) => {
  const put = <V extends object>(register: AnyRegister<V>, values: object, confirmed: string[] = []) =>
    // The values are loose because the matrix goes over registers of all shapes.
    putEntry(tx, systemActor, now, register as AnyRegister, { values, confirmed });
  await put(
    organisation,
    {
      ...{ name: '昌吉市示例局', short_name: '示例局', department: 'data_bureau', credit_code: '11652301MB00000000' },
      ...{ region: '652301', level: 'county', kind: 'department' },
    },
    ['credit_code'],
  );
  const [someone] = (await listEntries(tx, systemActor, now, person)).entries;
  const id = idOf('person', someone?.id ?? '');
  const granted = { agent: id, valid_from: '2026-01-01', document: '授权书' };
  await put(agency, { ...granted, number: 'W-1', principal_enterprise: OWNER });
  await put(agency, { ...granted, number: 'W-2', principal_person: id });
  await put(device, { code: 'X-1', title: '示例梯', kind: 'lift', site: '652301', owner: OWNER });
});

const registers: readonly AnyRegister[] = [...peopleRegisters, device];
const NOBODY = '018f0000-0000-7000-8000-00000000eeee';
const ELSEWHERE = '65.6523.652399';

const someone = (id: string): Actor => ({ ...anonymous, id: `person:${id}`, kind: 'person', person: id });

/** Who has this grant for this entry; and one who lacks it by a detail, where there is such a one. */
function actorsOf(grant: Grant, entry: Entry): { holder: Actor; stranger?: Actor } | null {
  const idIn = (field: string): string | null => {
    const value: unknown = field === 'id' ? entry.id : Reflect.get(entry.values, field);
    return typeof value === 'string' ? value : null;
  };
  switch (grant.who) {
    case 'public':
      return { holder: anonymous };
    case 'signed_in':
      return { holder: someone(NOBODY), stranger: anonymous };
    case 'subject': {
      const id = idIn(grant.field);
      if (id === null) return null;
      const actor = grant.kind === 'person' ? someone : agentOf;
      return { holder: actor(id), stranger: actor(NOBODY) };
    }
    case 'post': {
      const role = grant.role.replace('*', 'water');
      if (grant.within === undefined)
        return { holder: officer(role, ELSEWHERE), stranger: officer('zoo.keeper', '65') };
      const value = idIn(grant.within.field);
      if (value === null) return null;
      return grant.within.kind === 'region'
        ? { holder: officer(role, regionPath(value)), stranger: officer(role, ELSEWHERE) }
        : { holder: officer(role, '65', value), stranger: officer(role, '65', NOBODY) };
    }
  }
}

/** Whether a verb reaches the entry; a refusal for want of rights is a no. */
async function reaches(verb: () => Promise<boolean>): Promise<boolean> {
  try {
    return await verb();
  } catch (error) {
    if (error instanceof Refusal && ['forbidden', 'unauthenticated', 'not_found'].includes(error.code)) return false;
    throw error;
  }
}

const readVerbs: Readonly<Record<string, (actor: Actor, register: AnyRegister, entry: Entry) => Promise<boolean>>> = {
  find: async (actor, register, { id }) => (await findEntry(db, actor, now, register, id)) !== null,
  list: async (actor, register, { id }) =>
    (await listEntries(db, actor, now, register, { limit: 500 })).entries.some((each) => each.id === id),
  count: async (actor, register) => (await countEntries(db, actor, now, register)) > 0,
  history: async (actor, register, { id }) => (await entryHistory(db, actor, now, register, id)) !== null,
  as_of: async (actor, register, { id }) => (await entryAsOf(db, actor, now, register, id, '2027-01-01')) !== null,
  export: async (actor, register) => {
    const out = new PassThrough();
    const [csv] = await Promise.all([text(out), exportEntries(db, actor, now, register, out, { format: 'csv' })]);
    return csv.trimEnd().split('\r\n').length > 1;
  },
};

const writeVerbs: Readonly<Record<string, (actor: Actor, register: AnyRegister, entry: Entry) => Promise<boolean>>> = {
  put: async (actor, register, { id, values }) =>
    db.transaction(async (tx) => {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
      return (await putEntry(tx, actor, now, register, { id, values: given, confirmed: ['credit_code'] })).id === id;
    }),
  import: async (actor, register, entry) => {
    const key = register.key.map((field) => String(Reflect.get(entry.values, field)));
    const columns = Object.keys(register.fields);
    const cells = columns.map((field) => Reflect.get(entry.values, field) ?? '');
    const csv = `${columns.join(',')}\n${cells.map((cell) => `"${String(cell)}"`).join(',')}\n`;
    const report = await db.transaction(async (tx) => {
      const out = new PassThrough();
      out.end(csv);
      return importEntries(tx, actor, now, register, out, { format: 'csv', mode: 'good_rows', confirmed: true });
    });
    assert.ok(
      report.errors.every(({ rule }) => rule === 'forbidden'),
      `${key.join()}: ${JSON.stringify(report.errors)}`,
    );
    return report.unchanged === 1;
  },
};

for (const register of registers) {
  for (const kind of ['read', 'write'] as const) {
    for (const [place, grant] of register.access[kind].entries()) {
      const role = grant.who === 'post' ? ` ${grant.role}` : grant.who === 'subject' ? ` by ${grant.field}` : '';
      test(`${register.name}: ${kind} is open to ${grant.who}${role}, and to nobody who lacks it by a detail`, async () => {
        const { entries } = await listEntries(db, systemActor, now, register);
        const entry = entries.find((each) => actorsOf(grant, each) !== null);
        const actors = entry ? actorsOf(grant, entry) : null;
        assert.ok(entry && actors, 'the world has an entry to which the grant applies');
        const { holder }: { holder: Actor } = actors;
        const stranger: Actor | undefined = actors.stranger;
        // Only this grant stands, so that no other lets the actor through. Whoever writes may read in this matrix.
        const only = register.access[kind][place];
        const access = { read: kind === 'read' && only ? [only] : [], write: kind === 'write' && only ? [only] : [] };
        const narrowed: AnyRegister = { ...register, access };
        for (const [verb, reach] of Object.entries(kind === 'read' ? readVerbs : writeVerbs)) {
          assert.equal(await reaches(() => reach(holder, narrowed, entry)), true, `${verb} by the holder`);
          if (stranger)
            assert.equal(await reaches(() => reach(stranger, narrowed, entry)), false, `${verb} by a stranger`);
        }
        if (kind === 'write' || register.search.length === 0 || stranger === undefined) return;
        const query = { text: String(Reflect.get(entry.values, register.search[0] ?? '')).slice(0, 4) };
        const finds = (actor: Actor): Promise<boolean> =>
          reaches(async () => (await searchEntries(db, actor, now, narrowed, query)).length > 0);
        assert.deepEqual([await finds(holder), await finds(stranger)], [true, false], 'search');
      });
    }
  }
}

test('nobody removes what they may not write', async () => {
  const [entry] = (await listEntries(db, systemActor, now, device)).entries;
  for (const actor of [anonymous, agentOf(OWNER), officer('window', '65')])
    assert.equal(
      await reaches(() =>
        db.transaction((tx) => removeEntry(tx, actor, now, device, entry?.id ?? '')).then(() => true),
      ),
      false,
    );
  assert.notEqual(await findEntry(db, systemActor, now, device, entry?.id ?? ''), null);
  assert.notEqual(await findEntry(db, systemActor, now, enterprise, OWNER), null);
});
