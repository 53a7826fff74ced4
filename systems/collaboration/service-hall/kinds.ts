import type { ItemDefinition } from '../../../kernel/procedures/definition.ts';
import { type DepartmentName, handledBy } from './departments.ts';
import { atOnce, extendedByHead, licenceDecision, noticeOfMissing } from './limits.ts';

/** No fee: the ordinary case since most administrative charges on applicants were abolished. */
const free: ItemDefinition['fee'] = { charged: false, items: [] };

const fullyOnline = {
  channels: ['1', '2', '3'],
  on_site_visits: { times: 0, reason: '无' },
  online_depth: 4,
  online: true,
  booking: true,
  online_payment: false,
  delivery: true,
} as const satisfies Partial<ItemDefinition>;

/** What licences share (01 行政许可): examined before approval, within the general limits of the 行政许可法. */
export const licence = (department: DepartmentName) =>
  ({
    ...handledBy(department),
    ...fullyOnline,
    kind: '01',
    case_kind: '2',
    examination: '1',
    levels: ['3', '4'],
    statutory: licenceDecision,
    notice_within: noticeOfMissing,
    extension: extendedByHead(department),
    fee: free,
    intermediary: [],
    handled_across: 'prefecture',
    special_procedures: [],
  }) satisfies Partial<ItemDefinition>;

/** What other promised matters share; kind and statutory limit come from each item's own law. */
export const promisedMatter = (department: DepartmentName) =>
  ({
    ...handledBy(department),
    ...fullyOnline,
    case_kind: '2',
    examination: '1',
    levels: ['4'],
    // Outside the 行政许可法 the same promise is kept: told once, within the same five days.
    notice_within: { ...noticeOfMissing, basis: '比照行政许可法 第三十二条', state: 'policy' },
    fee: free,
    intermediary: [],
    handled_across: 'prefecture',
    special_procedures: [],
  }) satisfies Partial<ItemDefinition>;

/** What matters done at once share (即办件、即审即办). */
export const immediateMatter = (department: DepartmentName) =>
  ({
    ...promisedMatter(department),
    case_kind: '1',
    examination: '2',
    promised: atOnce,
  }) satisfies Partial<ItemDefinition>;
