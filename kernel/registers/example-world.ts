import { testWorld, type World } from '../database/test-world.ts';
import { idOf } from '../fields/id.ts';
import { systemActor } from '../people/actor.ts';
import { enterprise, peopleRegisters, person, region } from '../people/registers.ts';
import { device } from './example-register.ts';
import { createTables } from './migration.ts';
import { putEntries, putEntry } from './put.ts';
import type { AnyRegister } from './register.ts';

/** The id of the enterprise that the example world has. */
export const OWNER = idOf('enterprise', '018f0000-0000-7000-8000-000000000001');

/** A test world with the example register's tables, three divisions and an enterprise. */
export async function exampleWorld(...further: readonly AnyRegister[]): Promise<World> {
  const world = await testWorld();
  const registers = [device, ...further];
  await world.owner.transaction((tx) => createTables(tx, registers, [...peopleRegisters, ...registers]));
  await world.db.transaction(async (tx) => {
    const common = { kind: '城区', xpcc: false, valid_from: '2020-01-01' } as const;
    await putEntries(tx, systemActor, world.now, region, [
      { values: { ...common, code: '6523', name: '昌吉回族自治州', level: 'prefecture', path: '65.6523' } },
      {
        values: { ...common, code: '652301', name: '昌吉市', level: 'county', parent: '6523', path: '65.6523.652301' },
      },
      {
        values: { ...common, code: '652325', name: '奇台县', level: 'county', parent: '6523', path: '65.6523.652325' },
      },
    ]);
    const representative = await putEntry(tx, systemActor, world.now, person, {
      values: {
        ...{ name: '示例人（合成）', resident_id: '11010519491231002X', birth_date: '1949-12-31', sex: '2' },
        ...{ ethnic_group: '汉族', region: '652301', address: '昌吉市示例路1号（合成）', synthetic: true },
      },
    });
    await putEntry(tx, systemActor, world.now, enterprise, {
      id: OWNER,
      version: 0,
      values: {
        ...{ name: '昌吉市好味道餐饮有限公司（合成）', credit_code: '91652301MA00000000', kind: 'company' },
        ...{ industry: '6210', region: '652301', address: '昌吉市示例路2号', registered_capital: '100000.00' },
        ...{ established: '2024-05-01', business_scope: '餐饮服务', status: 'in_business', synthetic: true },
        legal_representative: idOf('person', representative.id),
      },
      confirmed: ['credit_code'],
    });
  });
  return world;
}
