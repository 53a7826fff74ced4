import sql from 'sql-template-tag';
import { explainClock } from '../calendar/explain.ts';
import { explanationLines } from '../calendar/explanation-lines.ts';
import { dateOfDay, dayNumber } from '../dates.ts';
import { licencesOfCase } from '../documents/licence.ts';
import { issueNotice } from '../documents/notice.ts';
import type { NoticeContent } from '../documents/notice-content.ts';
import { basisText, type DerivedDate, limitText, type Matter, type Remedies } from '../documents/notice-facts.ts';
import { noticeOf } from '../documents/notice-of.ts';
import { findParameters } from '../parameters/resolve-parameters.ts';
import { type Problem, Refusal } from '../refusal.ts';
import type { Body } from './directory.ts';
import type { EffectContext } from './effects.ts';
import { messages, pauseNames } from './messages.ts';
import { clockFactsOf } from './projection.ts';

/**
 * Issues the written notice that an action calls for (受理通知书, 一次性告知补正通知书, 决定书 …), in the transaction of the
 * action: the act and its paper exist together or not at all.
 */
export async function issueNotices(context: EffectContext): Promise<void> {
  const body = issuerOf(context);
  const content = await contentFor(context, body);
  if (!content) return;
  await issueNotice(context.tx, context.actor, context.engine.now, {
    case_id: context.own.head.id,
    content,
    organisation: { id: body.id, name: body.name, mark: body.short_name },
    key: context.step.key,
  });
}

/** Who signs: the organisation that acted; for what the law did, the one that should have. */
function issuerOf({ own, directory }: EffectContext): Body {
  const { department } = own.published.kind === 'item' ? own.published.definition : { department: 'service_hall' };
  const acting = own.organisation ? directory.body(own.organisation) : undefined;
  return (
    acting ??
    directory.handlerOrRefuse(department === 'service_hall' ? 'window' : `${department}.officer`, own.head.region)
  );
}

async function contentFor(context: EffectContext, body: Body): Promise<NoticeContent | null> {
  const { own, step, today } = context;
  const { state, published } = own;
  const { rules, definition } = published;
  const matter: Matter = {
    applicant: own.head.applicant_name,
    item_title: own.head.title,
    // A bundle's receipt is given under the licensing law, as that of the licences in it.
    item_kind: published.kind === 'item' ? published.definition.kind : '01',
    case_number: own.head.number,
    organisation: body.name,
    date: today,
    contact: { place: definition.place, phone: definition.enquiry_phone },
  };
  switch (step.kind) {
    case 'accept':
    case 'deem_accepted':
      return noticeOf.acceptance({
        ...matter,
        accepted_on: state.accepted_on ?? today,
        statutory: limitText(rules.statutory),
        promised: limitText(rules.promised),
        due: derived(context, 'promised'),
        ...(step.kind === 'deem_accepted' ? { deemed: true } : {}),
      });
    case 'decline':
      return declined(context, matter);
    case 'correct_on_spot':
      return 'corrections' in step.content
        ? noticeOf.corrected_on_spot({ ...matter, corrections: corrections(context) })
        : null;
    case 'request_supplement':
      return supplement(context, matter);
    case 'decide':
      return decision(context, matter);
    case 'extend':
      return noticeOf.extension({
        ...matter,
        reason: 'reason' in step.content ? (step.content.reason ?? '') : '',
        approved_by: context.actor.name,
        extended_by: rules.extension ? limitText(rules.extension.limit) : '',
        basis: rules.extension?.limit.basis ?? '',
        before: derived(context, 'statutory', rules.extension?.limit.days ?? 0).date,
        due: derived(context, 'statutory'),
      });
    case 'suspend':
      return suspension(context, matter, body);
    case 'withdraw':
      return noticeOf.withdrawal({
        ...matter,
        requested_at: today,
        reason: state.reasons ?? '申请人未说明',
        returned: [],
      });
    default:
      return null;
  }
}

/** Last day of a running clock with its derivation; `less` takes days of the extension off, for the day before it. */
function derived({ own, calendar, today }: EffectContext, name: string, less = 0): DerivedDate {
  const clock = own.state.clocks.findLast((each) => each.name === name);
  if (!clock) return { date: today, lines: [] };
  const facts = clockFactsOf(own.state, { ...clock, stopped_on: null, extension_days: clock.extension_days - less });
  const explanation = explainClock(facts, calendar, { fold: true });
  return {
    date: explanation.result.due_on ?? today,
    lines: explanationLines(explanation),
    ...(explanation.result.provisional ? { provisional: true } : {}),
  };
}

async function declined(context: EffectContext, matter: Matter): Promise<NoticeContent | null> {
  const { step, own } = context;
  if (step.kind !== 'decline' || !('outcome' in step.content) || !('reason' in step.content)) return null;
  const reason = step.content.reason ?? '';
  const remedies = await remediesOf(context);
  if (step.content.outcome === 'not_required') {
    const basis = own.published.definition.basis.map(basisText).join('；');
    return noticeOf.no_licence_needed({ ...matter, reason, basis, remedies });
  }
  const right_agency = 'competent_body' in step.content ? (step.content.competent_body ?? '') : '';
  return noticeOf.not_competent({ ...matter, reason, right_agency, remedies });
}

function corrections({ own, before, step }: EffectContext) {
  const form = own.published.definition.form;
  const changed = 'corrections' in step.content ? step.content.corrections : {};
  return Object.entries(changed).map(([name, value]) => ({
    what: form[name]?.title ?? name,
    from: String(before.form[name] ?? ''),
    to: String(value ?? ''),
  }));
}

async function supplement(context: EffectContext, matter: Matter): Promise<NoticeContent | null> {
  const { step, own, today, tx } = context;
  if (step.kind !== 'request_supplement' || !('missing' in step.content)) return null;
  const { definition } = own.published;
  const materials = 'materials' in definition ? definition.materials : [];
  const rows = await findParameters(tx, ['case.supplement.days'], { date: today, region: own.head.region });
  const days = Number(numberOrRefuse(rows, 'case.supplement.days'));
  return noticeOf.supplement({
    ...matter,
    missing: step.content.missing.map(({ material, field, what }) => ({
      material:
        materials.find(({ code }) => code === material)?.name ??
        (field ? (definition.form[field]?.title ?? field) : (material ?? '申请内容')),
      problem: what,
      how: material ? '在“我的办件”中重新上传，或送交窗口' : '在“我的办件”中更正，或到窗口更正',
    })),
    by: dateOfDay(dayNumber(today) + days),
    otherwise:
      own.state.phase === 'accepted'
        ? '逾期未补正的，将依据现有材料依法作出决定。'
        : '逾期未补正的，可以重新提出申请。',
  });
}

async function decision(context: EffectContext, matter: Matter): Promise<NoticeContent | null> {
  const { own, tx, step } = context;
  const { state, published } = own;
  if (published.kind !== 'item') return null;
  const basis = published.definition.basis.map(basisText);
  if (state.phase === 'denied')
    return noticeOf.denied({ ...matter, reasons: [state.reasons ?? ''], basis, remedies: await remediesOf(context) });
  if (state.phase !== 'granted') return null;
  const licences = await licencesOfCase(tx, own.head.id);
  const stage = 'to' in step.content && step.content.to ? published.rules.stages[step.content.to] : undefined;
  const [licence] = licences;
  return noticeOf.granted({
    ...matter,
    content: published.definition.result.name,
    basis,
    results: licences.map(({ type_name, identifier }) => `${type_name}（电子证照标识 ${identifier}）`),
    ...(licence ? { valid: { from: licence.valid_from, ...(licence.valid_to ? { to: licence.valid_to } : {}) } } : {}),
    delivery: stage?.within
      ? `电子证照已在“我的证照”中生效；需要纸质件的，自决定之日起${limitText(stage.within)}内送达。`
      : '办理结果已在“我的办件”中生效，可自行下载打印。',
  });
}

function suspension(context: EffectContext, matter: Matter, body: Body): NoticeContent | null {
  const { own, step } = context;
  if (step.kind !== 'suspend' || !('pause' in step.content) || !('expected_days' in step.content)) return null;
  const { pause, reason, expected_days } = step.content;
  const opened = own.state.pauses.at(-1);
  return noticeOf.suspension({
    ...matter,
    procedure: pauseNames[pause]?.zh ?? pause,
    reason: reason ?? '',
    from: opened?.start ?? matter.date,
    expected: `${expected_days}日`,
    basis: '行政许可法 第四十五条',
    carried_out_by: body.name,
    remaining: opened?.document
      ? '自特别程序开始之次日起停止计算，结束后继续计算剩余期限'
      : '因未附告知文书，办理期限不停止计算',
  });
}

async function remediesOf({ own, tx, today, directory }: EffectContext): Promise<Remedies> {
  const codes = ['remedy.reconsideration.limit', 'remedy.suit.limit'] as const;
  const rows = await findParameters(tx, codes, { date: today, region: own.head.region });
  const { name } = await tx.one<{ name: string }>(sql`
    select name from register.region where code = ${own.head.region.slice(0, 6)}`);
  const source = (code: string) => `《${rows[code]?.document ?? ''}》${rows[code]?.clause ?? ''}`;
  return {
    reconsideration: {
      body: directory.handlerOf('government.leader', own.head.region)?.name ?? `${name}人民政府`,
      within: numberOrRefuse(rows, codes[0]),
      basis: source(codes[0]),
    },
    suit: { court: `${name}人民法院`, within: numberOrRefuse(rows, codes[1]), basis: source(codes[1]) },
  };
}

/** The value of a parameter that a notice must state. @throws {Refusal} parameter_pending naming it */
function numberOrRefuse(rows: Awaited<ReturnType<typeof findParameters>>, code: string): string {
  const row = rows[code];
  if (!row || row.state === 'pending' || row.value === null) {
    const problem: Problem = { field: code, rule: 'pending', message: messages.parameter_pending(code) };
    throw new Refusal('parameter_pending', messages.parameter_pending(code), { problems: [problem] });
  }
  return row.value;
}
