import { type CodeOf, codeTable } from './code-table.ts';
import { f, type RecordOf } from './f.ts';
import type { Field, Fields } from './field.ts';
import type { Id } from './id.ts';

// Tests of types: the compiler is the runner, `tsc` fails where a promise is broken.

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_ extends true>(): void => {};

const kinds = codeTable('种类', { boiler: '锅炉', lift: { zh: '电梯', en: 'Lift' }, '10': '其他' });
holds<Same<CodeOf<typeof kinds>, 'boiler' | 'lift' | '10'>>();

const fields = {
  code: f.text('设备代码', { maxLength: 40, search: true }),
  note: f.long_text('备注', { optional: true }),
  floors: f.integer('层数', { min: 1 }),
  load: f.decimal('额定载荷', { unit: 't', scale: 3, optional: true }),
  price: f.money('价格'),
  active: f.boolean('在用'),
  made: f.date('出厂日期'),
  supervised: f.month('监督检验年月'),
  at: f.timestamp('登记时间'),
  kind: f.choice('种类', kinds),
  other_kind: f.choice('其他种类', kinds, { optional: true, question: '还有什么?' }),
  site: f.region('使用地点'),
  owner: f.enterprise('使用单位'),
  contact: f.person('联系人', { when: { fact: 'floors', is: 'is_known' } }),
  steward: f.organisation('主管部门'),
  park: f.reference('园区', 'park'),
  parts: f.list('部件', { name: f.text('名称'), weight: f.decimal('重量', { optional: true }) }),
  photos: f.list('照片', f.file('照片')),
  place: f.point('位置'),
} satisfies Fields;
type Device = RecordOf<typeof fields>;

holds<Same<Device['code'], string>>();
holds<Same<Device['note'], string | null>>();
holds<Same<Device['floors'], number>>();
holds<Same<Device['load'], string | null>>();
holds<Same<Device['active'], boolean>>();
holds<Same<Device['kind'], 'boiler' | 'lift' | '10'>>();
holds<Same<Device['other_kind'], 'boiler' | 'lift' | '10' | null>>();
holds<Same<Device['owner'], Id<'enterprise'>>>();
holds<Same<Device['contact'], Id<'person'> | null>>();
holds<Same<Device['park'], Id<'park'>>>();
holds<Same<Device['parts'], readonly { readonly name: string; readonly weight: string | null }[]>>();
holds<Same<Device['photos'], readonly Id<'attachment'>[]>>();
holds<Same<Device['place']['coordinates'][0], number>>();
holds<Same<(typeof fields)['code']['x-field'], 'text'>>();
holds<Same<RecordOf<{ a: Field<1>; b: Field<2> }>, { readonly a: 1; readonly b: 2 }>>();

declare const device: Device;
// @ts-expect-error a field that is not declared
device.cods;
// @ts-expect-error a code that the table does not have
export const wrongCode: Device['kind'] = 'boilr';
// @ts-expect-error the id of another register
export const wrongReference: Device['owner'] = device.park;
// @ts-expect-error a plain text is no id
export const plainText: Device['owner'] = 'abc';
// @ts-expect-error a decimal is a text
export const floating: Device['price'] = 1.5;
// @ts-expect-error an option that the type does not have
f.text('设备代码', { maxLenght: 40, optional: true });
// @ts-expect-error an option of another type
f.boolean('在用', { scale: 2 });
// @ts-expect-error a mask that does not exist
f.text('姓名', { mask: 'nome' });
// @ts-expect-error grades run from 1 to 4
f.text('姓名', { grade: 5 });
