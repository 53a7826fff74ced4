import Type from 'typebox';
import { dateOf } from '../../kernel/dates.ts';
import type { NewParameter } from '../../kernel/parameters/parameter.ts';
import {
  confirmParameter,
  parameterVersions,
  proposeParameters,
  rejectParameter,
  waitingParameters,
} from '../../kernel/parameters/propose-parameters.ts';
import { findParameters } from '../../kernel/parameters/resolve-parameters.ts';
import { type ApiRoute, route, writingRoute } from './route.ts';
import { anyText, date, list, moment, named, nullable, object, oneOf, optional, text, uuid } from './shapes.ts';
import { dateOrRefuse } from './validate.ts';

const kind = oneOf(['number', 'text', 'date', 'boolean', 'list', 'json']);
const states = ['verified', 'located', 'recalled', 'practice', 'policy', 'pending'] as const;
const parameterCode = Type.String({ pattern: '^[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*$', maxLength: 120 });

const row = {
  id: uuid,
  code: parameterCode,
  title: anyText,
  kind,
  value: nullable(anyText),
  unit: nullable(anyText),
  jurisdiction: anyText,
  valid_from: nullable(date),
  valid_to: nullable(date),
  document: anyText,
  clause: nullable(anyText),
  state: oneOf([...states, 'fixture']),
};
const Parameter = named('Parameter', object(row));
const StoredParameter = named(
  'StoredParameter',
  object({
    ...row,
    origin: oneOf(['declared', 'entered']),
    note: nullable(anyText),
    entered_by: anyText,
    entered_at: moment,
    confirmed_by: nullable(anyText),
    confirmed_at: nullable(moment),
    superseded_at: nullable(moment),
    superseded_by: nullable(uuid),
  }),
);
const NewParameterSchema = named(
  'NewParameter',
  object({
    code: parameterCode,
    title: text(200),
    kind,
    value: nullable(Type.String({ maxLength: 4000 })),
    unit: optional(text(40)),
    jurisdiction: optional(Type.String({ maxLength: 60 })),
    valid_from: optional(date),
    valid_to: optional(date),
    document: text(400),
    clause: optional(text(200)),
    state: oneOf(states),
    note: optional(text(1000)),
  }),
);

const shared = { group: 'parameters' } as const;
const params = object({ id: uuid });

export const parameterRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'find_parameters',
    method: 'GET',
    path: '/parameters',
    title: {
      zh: '某日、某地有效的参数（可列多个代码，以逗号分隔）',
      en: 'Parameters in force on a date and in a region',
    },
    who: 'public',
    repeats: 'none',
    query: object({ codes: text(2000), on: optional(date), region: optional(text(60)) }),
    answers: {
      200: { words: { zh: '参数', en: 'Parameters' }, schema: object({ entries: list(Parameter) }) },
    },
    refuses: [],
    async handle({ platform: { database, now }, query: { codes, on, region } }) {
      const day = on === undefined ? dateOf(now()) : dateOrRefuse('on', on);
      const found = await findParameters(database, codes.split(','), { date: day, ...(region ? { region } : {}) });
      return { entries: Object.values(found) };
    },
  }),
  route({
    ...shared,
    id: 'list_parameter_versions',
    method: 'GET',
    path: '/parameters/{code}/versions',
    title: { zh: '一个参数的全部版本', en: 'Every version of a parameter' },
    who: 'signed_in',
    repeats: 'none',
    params: object({ code: parameterCode }),
    answers: {
      200: { words: { zh: '版本', en: 'Versions' }, schema: object({ entries: list(StoredParameter) }) },
    },
    refuses: [],
    handle: async ({ platform, params: { code } }) => ({
      entries: await parameterVersions(platform.database, code),
    }),
  }),
  route({
    ...shared,
    id: 'list_proposed_parameters',
    method: 'GET',
    path: '/parameters/proposals',
    title: { zh: '等待第二人确认的参数', en: 'Proposals that wait for a second person' },
    who: 'signed_in',
    repeats: 'none',
    answers: {
      200: { words: { zh: '待确认', en: 'Proposals' }, schema: object({ entries: list(StoredParameter) }) },
    },
    refuses: [],
    handle: async ({ platform }) => ({ entries: await waitingParameters(platform.database) }),
  }),
  writingRoute({
    ...shared,
    id: 'propose_parameters',
    method: 'POST',
    path: '/parameters/proposals',
    title: { zh: '录入参数，待第二人确认后生效', en: 'Enter parameters; each counts once a second person confirms it' },
    who: 'signed_in',
    body: object({ rows: Type.Array(NewParameterSchema, { minItems: 1, maxItems: 200 }) }),
    answers: {
      201: { words: { zh: '已录入', en: 'Entered' }, schema: object({ ids: list(uuid) }) },
    },
    refuses: [],
    async write(tx, { platform, actor, body: { rows } }) {
      // Whether value and state fit together is among the kernel's own checks of each row.
      return { ids: await proposeParameters(tx, actor, platform.now, rows as readonly NewParameter[]) };
    },
  }),
  writingRoute({
    ...shared,
    id: 'confirm_parameter',
    method: 'POST',
    path: '/parameters/proposals/{id}/confirmation',
    title: { zh: '确认他人录入的参数，使其生效', en: 'Confirm what another person entered' },
    who: 'signed_in',
    params,
    answers: { 204: { words: { zh: '已生效', en: 'In force' } } },
    refuses: ['not_found', 'wrong_state'],
    write: (tx, { platform, actor, params: { id } }) => confirmParameter(tx, actor, platform.now, id),
  }),
  writingRoute({
    ...shared,
    id: 'reject_parameter',
    method: 'POST',
    path: '/parameters/proposals/{id}/rejection',
    title: { zh: '退回参数并说明理由', en: 'Turn a proposal down, with the reason' },
    who: 'signed_in',
    params,
    body: object({ reason: text(500) }),
    answers: { 204: { words: { zh: '已退回', en: 'Turned down' } } },
    refuses: ['not_found', 'wrong_state'],
    write: (tx, { platform, actor, params: { id }, body }) => rejectParameter(tx, actor, platform.now, id, body.reason),
  }),
];
