import assert from 'node:assert/strict';
import { type Call, type Reply, samplePdf } from './test-client.ts';

// The steps of opening a restaurant as a program takes them, for tests: each answer says what the next call needs.

type Body = Reply['body'];

async function ok(reply: Promise<Reply>): Promise<Body> {
  const { status, body } = await reply;
  assert.ok(status >= 200 && status < 300, `${status} ${JSON.stringify(body)}`);
  return body;
}

/** Answers a form question by question, by the type of each and the facts that are known. */
export function answersTo(form: Record<string, Body>, known: Record<string, unknown>): Record<string, unknown> {
  const byType: Record<string, (field: Body) => unknown> = {
    boolean: () => true,
    integer: () => 30,
    decimal: () => '2.5',
    choice: (field) => field.enum[0],
    text: () => '测试',
    long_text: () => '测试',
    date: () => '2026-03-01',
    phone: () => '13800000000',
    region: () => '652301001',
  };
  return Object.fromEntries(
    Object.entries(form).map(([name, field]) => [name, known[name] ?? byType[field['x-field']]?.(field) ?? '测试']),
  );
}

/** Uploads a PDF for a purpose; answers the attachment's id. */
export async function upload(call: Call, purpose: string, draft?: string): Promise<string> {
  const form = new FormData();
  form.set('purpose', purpose);
  if (draft) form.set('draft', draft);
  form.set('file', new Blob([new Uint8Array(samplePdf(purpose))], { type: 'application/pdf' }), `${purpose}.pdf`);
  return (await ok(call('upload_attachment', { form }))).id;
}

/** The agent of the demo, acting for its enterprise, and that enterprise. */
export async function asEnterprise(call: Call): Promise<Body> {
  const { principals } = await ok(call('read_session'));
  const principal = principals.find((each: Body) => each.kind === 'enterprise');
  await ok(call('choose_principal', { body: { principal: { kind: principal.kind, id: principal.id } } }));
  return (await ok(call('read_enterprise', { params: { id: principal.id } }))).values;
}

/** Fills in a draft for 开办餐饮店, with a file for each material that the platform does not have itself. */
export async function draftRestaurant(call: Call): Promise<{ readonly draft: Body; readonly submission: Body }> {
  const enterprise = await asEnterprise(call);
  return draftOf(call, 'open_restaurant', {
    has_registration: true,
    wants_sign: true,
    sells_cold_dishes: false,
    credit_code: enterprise.credit_code,
    business_name: enterprise.name,
    fire_way: 'check',
    sign_kind: 'shop_sign',
    premises_area: '120',
  });
}

/** Fills in a draft for any item: the questions that the answers ask, and the materials that they call for. */
export async function draftOf(
  call: Call,
  item: string,
  known: Record<string, unknown>,
): Promise<{ readonly draft: Body; readonly submission: Body }> {
  const region = '652301';
  const params = { item };
  const check = await ok(call('check_item', { params, body: { answers: known, region } }));
  const answers = answersTo(check.form, known);
  const settled = await ok(call('check_item', { params, body: { answers, region } }));
  const begun = await ok(call('begin_draft', { body: { item, region } }));
  const materials = [];
  for (const material of settled.materials)
    if (!material.exempt)
      materials.push({ code: material.code, attachments: [await upload(call, material.code, begun.id)] });
  const draft = await ok(
    call('save_draft', { params: { draft: begun.id }, version: begun.revision, body: { answers, materials } }),
  );
  const asked = Object.keys(settled.form);
  const form = Object.fromEntries(Object.entries(draft.answers).filter(([name]) => asked.includes(name)));
  return {
    draft,
    submission: { item, region, form, materials, channel: '2', draft: draft.id, item_version: draft.item_version },
  };
}

/** Submits, and confirms what the platform asks to confirm; answers the receipt and what was sent in the end. */
export async function submit(call: Call, submission: Body, key: string): Promise<{ receipt: Body; sent: Body }> {
  const first = await call('submit_case', { body: submission, key });
  if (first.body.code !== 'needs_confirmation') return { receipt: await ok(Promise.resolve(first)), sent: submission };
  const sent = { ...submission, confirmed: first.body.problems.map(({ field }: Body) => field) };
  return { receipt: await ok(call('submit_case', { body: sent, key })), sent };
}

/** What waits for an officer on a case. */
export async function waiting(call: Call, caseId: string): Promise<Body> {
  const { entries } = await ok(call('read_inbox', { query: { limit: 200 } }));
  return entries.find((entry: Body) => entry.case_id === caseId);
}

/** Takes an action on what was last read of a case, as a careful program does. */
export async function act(call: Call, caseId: string, kind: string, content: object): Promise<Body> {
  const { headers } = await call('read_case', { params: { case: caseId } });
  const seen = Number(headers.get('etag')?.replaceAll('"', ''));
  return ok(call('take_action', { params: { case: caseId }, version: seen, body: { kind, content } }));
}

/** Goes on with a case until it is decided: each stage that is open for the officer, then the head's decision. */
export async function handle(officer: Call, head: Call, caseId: string): Promise<void> {
  for (let step = 0; step < 6; step += 1) {
    const view = await ok(officer('read_case', { params: { case: caseId } }));
    const complete = view.offers.find((offer: Body) => offer.kind === 'complete');
    if (complete) {
      const to = complete.to.includes('site_check') ? 'site_check' : complete.to[0];
      await act(officer, caseId, 'complete', {
        stage: complete.stage,
        to,
        second_officer: '李四',
        opinion: '符合要求',
      });
      continue;
    }
    const decided = await ok(head('read_case', { params: { case: caseId } }));
    const decide = decided.offers.find((offer: Body) => offer.kind === 'decide');
    if (!decide) return;
    await act(head, caseId, 'decide', { stage: decide.stage, to: 'granted', opinion: '同意' });
  }
}
