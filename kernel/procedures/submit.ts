import sql from 'sql-template-tag';
import { prepared as statement, type Tx } from '../database/database.ts';
import { groupCommit, type Outcome } from '../database/group-commit.ts';
import type { Instant, PlainDate } from '../dates.ts';
import { claimAttachments } from '../documents/attachment-keeping.ts';
import type { JournalEntry } from '../journal/journal.ts';
import type { Actor } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import type { Engine } from './engine.ts';
import { messages } from './messages.ts';
import { dueDatesOf } from './projection.ts';
import { type Prepared, prepareSubmission, type Submission } from './submission.ts';
import { type CaseChange, writeCases } from './write-case.ts';

/** What the applicant gets back: the number, and by when the window answers. */
export interface Receipt {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly seq: number;
  readonly received_on: PlainDate;
  readonly submitted_at: Instant;
  /** Last day on which the window may say what is missing (L1). */
  readonly notice_due_on: PlainDate | null;
  /** Whether this answer repeats an earlier one for the same key. */
  readonly replayed: boolean;
}

/**
 * Makes the verb that takes applications. Concurrent ones share a commit; each gets its own receipt after it, and the same
 * key with the same content gets the same receipt.
 */
export function openIntake(engine: Engine): (actor: Actor, submission: Submission) => Promise<Receipt> {
  const write = groupCommit<Prepared, Receipt>((batch) =>
    engine.database.transaction((tx) => writeBatch(engine, tx, batch)),
  );
  return async (actor, submission) => write(await prepareSubmission(engine, actor, submission));
}

async function writeBatch(engine: Engine, tx: Tx, batch: readonly Prepared[]): Promise<readonly Outcome<Receipt>[]> {
  const earlier = await earlierReceipts(tx, batch);
  const outcomes = new Map<Prepared, Outcome<Receipt>>();
  const fresh: Prepared[] = [];
  const keys = new Set<string>();
  for (const member of batch) {
    const known = earlier.get(member.submit_key);
    if (known) outcomes.set(member, replay(known, member));
    // The same key twice in one batch: the second is a replay of a case that is not written yet, so it goes alone.
    else if (keys.has(member.submit_key)) throw new Error('the batch holds one key twice');
    else {
      keys.add(member.submit_key);
      fresh.push(member);
    }
  }
  if (fresh.length > 0)
    for (const [member, receipt] of await writeFresh(engine, tx, fresh)) outcomes.set(member, { ok: receipt });
  return batch.map((member) => outcomes.get(member) ?? { error: new Error('no outcome') });
}

type Known = Receipt & { readonly submit_key: string; readonly digest: string };

async function earlierReceipts(tx: Tx, batch: readonly Prepared[]): Promise<ReadonlyMap<string, Known>> {
  // Almost always there is none, and one index tells.
  const known = await tx.many<{ id: string }>(
    statement(
      sql`select id from kernel.cases where submit_key = any(${batch.map(({ submit_key }) => submit_key)}::text[])`,
    ),
  );
  if (known.length === 0) return new Map();
  const rows = await tx.many<Known>(
    statement(sql`
      select cases.submit_key, first.digest, cases.id, cases.number, cases.title, cases.seq, cases.received_on,
        cases.submitted_at, clock.due_on as notice_due_on, true as replayed
      from kernel.cases
      join kernel.case_action as first on first.case_id = cases.id and first.seq = 1
      left join kernel.clock on clock.case_id = cases.id and clock.name = 'notice'
      where cases.id = any(${known.map(({ id }) => id)}::uuid[])`),
  );
  return new Map(rows.map((row) => [row.submit_key, row]));
}

function replay({ submit_key: _, digest, ...receipt }: Known, member: Prepared): Outcome<Receipt> {
  return digest === member.digest
    ? { ok: receipt }
    : { error: new Refusal('key_reused', messages.key_reused, { field: 'key' }) };
}

async function writeFresh(
  engine: Engine,
  tx: Tx,
  fresh: readonly Prepared[],
): Promise<readonly (readonly [Prepared, Receipt])[]> {
  const calendar = await engine.calendar(tx);
  const directory = await engine.directory();
  const now = engine.now();
  const numbered = await withNumbers(engine, fresh);
  const entries = numbered.flatMap(({ member, changes }) =>
    changes.map(
      ({ head }): JournalEntry => ({
        at: now,
        actor: member.actor,
        act: 'case.submit',
        object: 'case',
        object_id: head.id,
        detail: { number: head.number, item: head.item, item_version: head.item_version },
      }),
    ),
  );
  await writeCases(
    tx,
    { calendar, directory, now },
    numbered.flatMap(({ changes }) => changes),
    entries,
  );
  for (const { member, changes } of numbered) {
    const [own] = changes;
    if (own && member.attachments.length > 0)
      await claimAttachments(tx, member.actor, engine.now, { case_id: own.head.id, attachments: member.attachments });
  }
  const drafts = fresh.flatMap(({ submission, actor }) =>
    submission.draft ? [{ id: submission.draft, owner: actor.id }] : [],
  );
  if (drafts.length > 0)
    await tx.run(sql`
      delete from kernel.draft
      where (id, owner) in (
        select id, owner from json_to_recordset(${JSON.stringify(drafts)}::json) as gone (id uuid, owner text)
      )`);
  return numbered.map(({ member, changes: [own] }) => {
    if (!own) throw new Error('a submission has a case');
    const { head, state } = own;
    const receipt: Receipt = {
      id: head.id,
      number: head.number,
      title: head.title,
      seq: state.seq,
      received_on: state.received_on,
      submitted_at: state.submitted_at,
      notice_due_on: dueDatesOf(state, calendar, member.day).notice ?? null,
      replayed: false,
    };
    return [member, receipt] as const;
  });
}

/** Draws the numbers of all cases, one draw per code. */
async function withNumbers(
  engine: Engine,
  fresh: readonly Prepared[],
): Promise<readonly { member: Prepared; changes: readonly CaseChange[] }[]> {
  const wanted = new Map<string, { code: string; day: PlainDate; count: number }>();
  for (const { cases, day } of fresh)
    for (const { number_code } of cases) {
      const slot = `${number_code}@${day}`;
      wanted.set(slot, { code: number_code, day, count: (wanted.get(slot)?.count ?? 0) + 1 });
    }
  const drawn = new Map<string, string[]>();
  await Promise.all(
    [...wanted].map(async ([slot, { code, day, count }]) =>
      drawn.set(slot, [...(await engine.serials.take(code, day, count))]),
    ),
  );
  return fresh.map((member) => ({
    member,
    changes: member.cases.map(({ change, number_code }) => ({
      ...change,
      head: { ...change.head, number: drawn.get(`${number_code}@${member.day}`)?.shift() ?? '' },
    })),
  }));
}
