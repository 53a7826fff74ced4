import Type from 'typebox';
import type { Tx } from '../../kernel/database/database.ts';
import type { PlainDate } from '../../kernel/dates.ts';
import type { Actor } from '../../kernel/people/actor.ts';
import { demandAdministration } from '../../kernel/people/administration.ts';
import type { BundleDefinition, ItemDefinition } from '../../kernel/procedures/definition.ts';
import { type Publication, publishItem, retireItem } from '../../kernel/procedures/publish.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { BundleDefinitionSchema, ItemDefinitionSchema, refuseMalformed } from './definition-schema.ts';
import { messages } from './messages.ts';
import { type ApiRoute, route, writingRoute } from './route.ts';
import { code, count, date, flag, named, object, uuid } from './shapes.ts';
import { dateOrRefuse } from './validate.ts';

const PublicationSchema = named(
  'Publication',
  object({
    id: uuid,
    item: code,
    version: count,
    valid_from: date,
    impact: object({ open_cases: count, drafts: count }),
    changed: flag,
  }),
);

/** Ends a transaction that was only to tell what it would do. */
class Rehearsed extends Error {
  readonly publication: Publication;
  constructor(publication: Publication) {
    super('rehearsed');
    this.publication = publication;
  }
}

interface Request {
  readonly name: string;
  readonly definition: ItemDefinition | BundleDefinition;
  readonly from: string;
}

async function publish(tx: Tx, { now }: Platform, actor: Actor, { name, definition, from }: Request) {
  demandAdministration(actor);
  const own = 'bundle' in definition ? definition.bundle : definition.item;
  if (own !== name) {
    const message = messages.wrong_value('definition.item', [name]);
    throw new Refusal('invalid', message, { problems: [{ field: 'definition.item', rule: 'const', message }] });
  }
  refuseMalformed(definition);
  const day: PlainDate = dateOrRefuse('from', from);
  return publishItem(tx, actor, now, definition, { from: day });
}

/** All that publishing does and refuses, rolled back. */
async function rehearse(platform: Platform, actor: Actor, request: Request): Promise<Publication> {
  try {
    return await platform.database.transaction(async (tx) => {
      throw new Rehearsed(await publish(tx, platform, actor, request));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.publication;
    throw error;
  }
}

const shared = { group: 'publication', who: 'signed_in' } as const;
const params = object({ item: code });
const body = object({ definition: Type.Union([ItemDefinitionSchema, BundleDefinitionSchema]), from: date });
const documented_body = object({
  definition: Type.Union([ItemDefinitionSchema, BundleDefinitionSchema]),
  from: date,
});
const refuses = ['quality', 'conflict'] as const;

export const publicationRoutes: readonly ApiRoute[] = [
  route({
    ...shared,
    id: 'preview_item_version',
    method: 'POST',
    path: '/items/{item}/versions/preview',
    title: {
      zh: '发布前检查质量并预览影响（未结办件、草稿），不写入',
      en: 'Dry run of a publication: its checks and its impact on open cases and drafts',
    },
    repeats: 'none',
    params,
    body,
    documented_body,
    answers: { 200: { words: { zh: '将要发布的版本', en: 'What would be published' }, schema: PublicationSchema } },
    refuses,
    handle: ({ platform, actor, params: { item }, body: given }) => rehearse(platform, actor, { name: item, ...given }),
  }),
  writingRoute({
    ...shared,
    id: 'publish_item_version',
    method: 'POST',
    path: '/items/{item}/versions',
    title: {
      zh: '发布事项或一件事的新版本：未结办件按原版本办理，草稿在下次打开时提示',
      en: 'Publish a new version: open cases stay on theirs, drafts are told when opened next',
    },
    params,
    body,
    documented_body,
    answers: { 201: { words: { zh: '已发布', en: 'Published' }, schema: PublicationSchema } },
    refuses,
    write: (tx, { platform, actor, params: { item }, body: given }) =>
      publish(tx, platform, actor, { name: item, ...given }),
  }),
  writingRoute({
    ...shared,
    id: 'retire_item',
    method: 'POST',
    path: '/items/{item}/retirement',
    title: { zh: '停止受理：自该日起不再接受新的申请', en: 'End an item: no new applications from that date' },
    params,
    body: object({ from: date }),
    answers: { 204: { words: { zh: '已停止', en: 'Ended' } } },
    refuses: ['unknown_item'],
    write(tx, { platform, actor, params: { item }, body: { from } }) {
      demandAdministration(actor);
      return retireItem(tx, actor, platform.now, item, dateOrRefuse('from', from));
    },
  }),
];
