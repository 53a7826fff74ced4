import type { Tx } from '../database/database.ts';
import type { Now } from '../dates.ts';
import { codeTable } from '../fields/code-table.ts';
import { f } from '../fields/f.ts';
import type { Id } from '../fields/id.ts';
import type { Actor } from '../people/actor.ts';
import { findEntry } from './find.ts';
import { listEntries } from './list.ts';
import { putEntry } from './put.ts';
import { type AnyRegister, type EntryValues, register } from './register.ts';

// Tests of types: the compiler is the runner, `tsc` fails where a promise is broken.

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_ extends true>(): void => {};

const kinds = codeTable('种类', { boiler: '锅炉', lift: '电梯' });
const described = { title: '设备', grade: 2, steward: 'market_supervision', access: { read: [], write: [] } } as const;
const fields = {
  code: f.text('设备代码'),
  kind: f.choice('种类', kinds),
  owner: f.enterprise('使用单位'),
  note: f.text('备注', { optional: true }),
};
const device = register('device', { ...described, key: ['code'], sort: ['kind'], search: ['note'], fields });

type Values = EntryValues<typeof device>;
holds<
  Same<
    Values,
    {
      readonly code: string;
      readonly kind: 'boiler' | 'lift';
      readonly owner: Id<'enterprise'>;
      readonly note: string | null;
    }
  >
>();
holds<Same<typeof device.name, 'device'>>();
holds<Same<(typeof device.key)[number], 'code'>>();

// At the border the names are forgotten and the values stay.
export const erased: AnyRegister = device;
export const carried: AnyRegister<Values> = device;
export const listed: readonly AnyRegister[] = [device];

const form = device.pick(['code', 'owner']);
holds<Same<keyof typeof form, 'code' | 'owner'>>();
holds<Same<(typeof form)['code'], (typeof fields)['code']>>();

// @ts-expect-error a key that is no field
register('device', { ...described, key: ['cods'], fields });
// @ts-expect-error a sort field that is no field
register('device', { ...described, key: ['code'], sort: ['kinds'], fields });
// @ts-expect-error a search field that is no field
register('device', { ...described, key: ['code'], search: ['notes'], fields });
// @ts-expect-error a picked field that is no field
device.pick(['cods']);
// @ts-expect-error a register without access rules
register('device', { title: '设备', grade: 2, steward: 'x', key: ['code'], fields });
// @ts-expect-error grades run from 1 to 4
register('device', { ...described, grade: 5, key: ['code'], fields });
declare const values: Values;
// @ts-expect-error a value that is not declared
values.cods;

// The verbs know the fields of the register that they are given.
declare const [tx, actor, now]: readonly [Tx, Actor, Now];
export async function verbs(): Promise<void> {
  const found = await findEntry(tx, actor, now, device, { code: 'x' });
  holds<Same<NonNullable<typeof found>['values'], Values>>();
  await listEntries(tx, actor, now, device, { sort: { by: 'kind' }, where: { kind: ['lift', 'boiler'], note: null } });
  await putEntry(tx, actor, now, device, { values: { code: 'x', note: null } });
  // With the names forgotten any text is taken, and held against the declaration when it runs.
  await listEntries(tx, actor, now, erased, { sort: { by: 'kind' }, where: { kind: 'lift' } });
  await putEntry(tx, actor, now, erased, { values: { code: 'x' } });
  // @ts-expect-error a key that is no field
  await findEntry(tx, actor, now, device, { cods: 'x' });
  // @ts-expect-error a sort field that is no field
  await listEntries(tx, actor, now, device, { sort: { by: 'kinds' } });
  // @ts-expect-error a code that the table does not have
  await listEntries(tx, actor, now, device, { where: { kind: 'boilr' } });
  // @ts-expect-error a field that is not declared
  await putEntry(tx, actor, now, device, { values: { cods: 'x' } });
  // @ts-expect-error a required field cannot be cleared
  await putEntry(tx, actor, now, device, { values: { code: null } });
}
