import { explanationLines } from '../calendar/explanation-lines.ts';
import { ZONE } from '../dates.ts';
import { issueNotice, type Notice, noticesOfCase } from '../documents/notice.ts';
import { noticeOf } from '../documents/notice-of.ts';
import type { Actor } from '../people/actor.ts';
import type { Engine } from './engine.ts';
import { type CaseView, expectedDecision } from './find-case.ts';
import { matterMaterials } from './receipt-materials.ts';

const KEY = 'application_receipt';

/**
 * The written receipt of an application (申请回执): that it has come, what came with it, and by when it would be decided if
 * accepted on the day of receipt. It is issued when it is first looked at, so that taking applications in stays one short
 * transaction; from then on it is the same paper. The view says that the actor may read the case.
 */
export async function applicationReceipt(engine: Engine, actor: Actor, view: CaseView): Promise<Notice> {
  const { head, state, published } = view;
  const known = (await noticesOfCase(engine.database, head.id)).find(({ kind }) => kind === 'application_receipt');
  if (known) return known;
  const { definition } = published;
  const body = (await engine.directory()).handlerOrRefuse('window', head.region);
  const expected = await expectedDecision(engine, published, state.received_on);
  const { due_on, provisional } = expected.result;
  const content = noticeOf.application_receipt({
    applicant: head.applicant_name,
    item_title: head.title,
    item_kind: published.kind === 'item' ? published.definition.kind : '01',
    case_number: head.number,
    organisation: body.name,
    date: state.received_on,
    contact: { place: definition.place, phone: definition.enquiry_phone },
    received_at: receivedAt(state.submitted_at),
    materials: await matterMaterials(engine, published, state),
    ...(due_on === null
      ? {}
      : { promised: { date: due_on, lines: explanationLines(expected), ...(provisional ? { provisional } : {}) } }),
  });
  return engine.database.transaction((tx) =>
    issueNotice(tx, actor, engine.now, {
      case_id: head.id,
      content,
      organisation: { id: body.id, name: body.name, mark: body.short_name },
      key: KEY,
    }),
  );
}

const receivedAt = (moment: string): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, dateStyle: 'long', timeStyle: 'short' }).format(new Date(moment));
