import { codeTable } from '../fields/code-table.ts';
import { f } from '../fields/f.ts';
import type { Actor } from '../people/actor.ts';
import { anonymous } from '../people/actor.ts';
import { register } from './register.ts';

// A register and people around it, for the tests and measurements of this folder. No system declares it.

export const kinds = codeTable('设备种类', { boiler: '锅炉', lift: '电梯', crane: '起重机械' });

/** One field of most types; graded and masked ones; two sort orders; everybody's kind of access. */
export const device = register('example_device', {
  title: '示例设备',
  grade: 2,
  steward: 'market_supervision',
  key: ['code'],
  sort: ['code', 'made', 'title'],
  access: {
    read: [
      { who: 'subject', kind: 'enterprise', field: 'owner' },
      { who: 'post', role: 'market_supervision.officer', within: { kind: 'region', field: 'site' } },
      { who: 'post', role: 'window', within: { kind: 'region', field: 'site' } },
    ],
    write: [{ who: 'post', role: 'market_supervision.officer', within: { kind: 'region', field: 'site' } }],
  },
  fields: {
    code: f.text('设备代码', { maxLength: 40 }),
    title: f.text('设备名称', { maxLength: 60, search: true }),
    kind: f.choice('种类', kinds),
    owner: f.enterprise('使用单位', { optional: true }),
    site: f.region('使用地点'),
    made: f.date('出厂日期', { optional: true }),
    load: f.decimal('额定载荷', { unit: 't', scale: 3, optional: true }),
    floors: f.integer('层数', { min: 1, optional: true }),
    keeper_phone: f.phone('管理员电话', { grade: 3, mask: 'phone', optional: true }),
    checked_at: f.timestamp('最近检查时间', { optional: true }),
    parts: f.list('部件', { name: f.text('名称'), weight: f.decimal('重量', { optional: true }) }, { optional: true }),
    user: f.text('使用人', { optional: true, maxLength: 20 }),
  },
});

/** An officer with one post. */
export const officer = (
  role: string,
  region: string,
  organisation = '018f0000-0000-7000-8000-0000000000aa',
): Actor => ({
  ...anonymous,
  id: `officer:${role}@${region}`,
  kind: 'officer',
  name: '示例工作人员',
  posts: [{ id: '018f0000-0000-7000-8000-0000000000bb', role, organisation, organisation_name: '示例单位', region }],
});

/** A person who acts for an enterprise. */
export const agentOf = (enterprise: string): Actor => ({
  ...anonymous,
  id: 'person:agent',
  kind: 'person',
  name: '示例办事人',
  person: '018f0000-0000-7000-8000-0000000000cc',
  principal: { kind: 'enterprise', id: enterprise, name: '示例企业' },
});
