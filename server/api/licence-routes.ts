import { findLicence, type Licence, licencesOf, licencesOfCase, readLicence } from '../../kernel/documents/licence.ts';
import { changeLicenceState, licenceHistory } from '../../kernel/documents/licence-change.ts';
import { licencePdf } from '../../kernel/documents/licence-pdf.ts';
import { licenceStates, stateAt } from '../../kernel/documents/licence-state.ts';
import { licencePage } from '../../kernel/documents/licence-view.tsx';
import { type Verification, verify } from '../../kernel/documents/verification.ts';
import type { Actor } from '../../kernel/people/actor.ts';
import { mayReadCase } from '../../kernel/procedures/case-access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { messages } from './messages.ts';
import { PRINT_CSS } from './notice-routes.ts';
import { type ApiRoute, route, writingRoute } from './route.ts';
import {
  anyText,
  count,
  date,
  flag,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  uuid,
} from './shapes.ts';

const stateCode = oneOf(['01', '02', '03', '04', '05', '06', '07', '99']);
const line = object({ title: anyText, value: anyText, private: optional(flag) });

const LicenceSchema = named(
  'Licence',
  object({
    id: uuid,
    identifier: anyText,
    type_code: anyText,
    type_name: anyText,
    serial: count,
    version: count,
    number: nullable(anyText),
    issuer: uuid,
    issuer_code: anyText,
    issuer_name: anyText,
    region: anyText,
    holder_kind: oneOf(['person', 'enterprise']),
    holder_id: uuid,
    holder_name: anyText,
    holder_code: anyText,
    case_id: nullable(uuid),
    item: nullable(anyText),
    content: list(line),
    valid_from: date,
    valid_to: nullable(date),
    state: stateCode,
    state_reason: nullable(anyText),
    state_since: moment,
    verify_code: anyText,
    issued_at: moment,
    state_today: object({ code: stateCode, name: anyText, valid: flag }),
  }),
);

const VerificationSchema = named(
  'Verification',
  object({
    outcome: oneOf(['valid', 'not_valid', 'expired', 'not_yet', 'not_found', 'check_failed']),
    checked_at: moment,
    licence: optional(
      object({
        identifier: anyText,
        type_name: anyText,
        number: nullable(anyText),
        issuer_name: anyText,
        holder_name: anyText,
        holder_code: anyText,
        content: list(object({ title: anyText, value: anyText })),
        valid_from: date,
        valid_to: nullable(date),
        state: stateCode,
        state_since: moment,
        issued_at: moment,
      }),
    ),
    notice: optional(object({ title: anyText, number: anyText, organisation_name: anyText, issued_on: date })),
  }),
);

/** A licence with its state as of now; what is stored is what was decided. */
function shown({ now }: Platform, licence: Licence) {
  const code = stateAt(licence, now());
  const { name, valid } = licenceStates[code];
  return { ...licence, state_today: { code, name: name.zh, valid } };
}

const holderOf = (actor: Actor) =>
  actor.principal ?? (actor.person === null ? null : ({ kind: 'person', id: actor.person } as const));

const shared = { group: 'licences', who: 'signed_in', repeats: 'none' } as const;
const params = object({ licence: text(80) });
const found = { words: { zh: '证照', en: 'The licence' }, schema: LicenceSchema };
const all = { words: { zh: '证照', en: 'Licences' }, schema: object({ entries: list(LicenceSchema) }) };

export const licenceRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'list_licences',
    method: 'GET',
    path: '/licences',
    title: { zh: '本人（或所代办对象）持有的证照', en: 'Licences that one, or one’s principal, holds' },
    answers: { 200: all },
    refuses: [],
    async handle({ platform, actor }) {
      const holder = holderOf(actor);
      const licences = holder ? await licencesOf(platform.database, actor, holder) : [];
      return { entries: licences.map((licence) => shown(platform, licence)) };
    },
  }),
  route({
    ...shared,
    id: 'list_licences_of_case',
    method: 'GET',
    path: '/cases/{case}/licences',
    title: { zh: '办件产生的证照', en: 'Licences that a case yielded' },
    params: object({ case: uuid }),
    answers: { 200: all },
    refuses: ['not_found'],
    async handle({ platform, actor, params: { case: id } }) {
      const { database } = platform;
      if (!(await mayReadCase(database, actor, id)))
        throw new Refusal('not_found', messages.no_such_licence, { field: 'case' });
      return { entries: (await licencesOfCase(database, id)).map((licence) => shown(platform, licence)) };
    },
  }),
  route({
    ...shared,
    id: 'read_licence',
    method: 'GET',
    path: '/licences/{licence}',
    title: { zh: '一份证照（按编号或证照标识）', en: 'One licence, by id or identifier' },
    params,
    answers: { 200: found },
    refuses: ['not_found'],
    async handle({ platform, actor, params: { licence: id } }) {
      const licence = await findLicence(platform.database, actor, id);
      if (!licence) throw new Refusal('not_found', messages.no_such_licence, { field: 'licence' });
      return shown(platform, licence);
    },
  }),
  route({
    ...shared,
    id: 'read_licence_page',
    method: 'GET',
    path: '/licences/{licence}/page',
    title: { zh: '证照的打印页；阅读会留痕', en: 'The licence as a page for print; the reading is journalled' },
    params,
    answers: { 200: { words: { zh: '网页', en: 'HTML' }, media: ['text/html'] } },
    refuses: ['not_found'],
    async handle({ platform, actor, params: { licence: id }, reply }) {
      const { config, database, now } = platform;
      const licence = await database.transaction((tx) => readLicence(tx, actor, now, id));
      const options = { publicAddress: config.publicAddress, stylesheet: PRINT_CSS, moment: now() };
      return reply.type('text/html; charset=utf-8').send(licencePage(licence, options));
    },
  }),
  route({
    ...shared,
    id: 'read_licence_pdf',
    method: 'GET',
    path: '/licences/{licence}/pdf',
    title: { zh: '证照的 PDF；阅读会留痕', en: 'The licence as PDF; the reading is journalled' },
    params,
    answers: { 200: { words: { zh: 'PDF', en: 'PDF' }, media: ['application/pdf'] } },
    refuses: ['not_found'],
    async handle({ platform, actor, params: { licence: id }, reply }) {
      const { config, database, now } = platform;
      const licence = await database.transaction((tx) => readLicence(tx, actor, now, id));
      const options = { publicAddress: config.publicAddress, moment: now() };
      return reply.type('application/pdf').send(await licencePdf(licence, options));
    },
  }),
  route({
    ...shared,
    id: 'read_licence_history',
    method: 'GET',
    path: '/licences/{licence}/history',
    title: { zh: '证照状态的变更记录', en: 'Every state that the licence has been in' },
    params,
    answers: {
      200: {
        words: { zh: '变更记录', en: 'Changes' },
        schema: object({
          entries: list(
            object({
              from_state: nullable(stateCode),
              to_state: stateCode,
              reason: anyText,
              basis: anyText,
              document: anyText,
              at: moment,
              by: anyText,
            }),
          ),
        }),
      },
    },
    refuses: ['not_found'],
    async handle({ platform: { database }, actor, params: { licence: id } }) {
      const licence = await findLicence(database, actor, id);
      if (!licence) throw new Refusal('not_found', messages.no_such_licence, { field: 'licence' });
      return { entries: await licenceHistory(database, licence.id) };
    },
  }),
  writingRoute({
    group: 'licences',
    who: 'signed_in',
    id: 'change_licence_state',
    method: 'POST',
    path: '/licences/{licence}/states',
    title: {
      zh: '变更证照状态（暂扣、恢复、撤销、注销、吊销），须有理由、依据和文号',
      en: 'Change the state of a licence, with reason, basis and document',
    },
    params: object({ licence: uuid }),
    body: object({
      to: stateCode,
      reason: text(1000),
      basis: text(400),
      document: text(200),
      from: optional(stateCode),
    }),
    answers: { 200: found },
    refuses: ['not_found', 'wrong_state', 'stale'],
    async write(tx, { platform, actor, params: { licence: id }, body }) {
      return shown(platform, await changeLicenceState(tx, actor, platform.now, { id, ...body }));
    },
  }),
  route({
    id: 'verify',
    group: 'verification',
    method: 'GET',
    path: '/verify/{code}',
    title: { zh: '按核验码或证照标识核验证照、文书', en: 'Verify a licence or a notice by its code' },
    who: 'public',
    repeats: 'none',
    rate: 60,
    params: object({ code: text(80) }),
    answers: { 200: { words: { zh: '核验结果', en: 'The outcome' }, schema: VerificationSchema } },
    refuses: [],
    handle: ({ platform: { database, now }, params: { code: asked } }): Promise<Verification> =>
      verify(database, now, asked),
  }),
];
