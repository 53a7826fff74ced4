import sql, { type Sql } from 'sql-template-tag';
import type { Calendar } from '../calendar/calendar.ts';
import { savingClocks } from '../calendar/clock-store.ts';
import type { Tx } from '../database/database.ts';
import { runTogether } from '../database/together.ts';
import { dateOf, type Instant, type PlainDate } from '../dates.ts';
import { type JournalEntry, journalling } from '../journal/journal.ts';
import { regionPath } from '../people/region.ts';
import type { CaseAction } from './action.ts';
import type { CaseState } from './case-state.ts';
import type { CaseRules } from './definition.ts';
import type { Directory } from './directory.ts';
import { caseColumnsOf, clockFactsOf, dueDatesOf, workItemsOf } from './projection.ts';

/** What identifies a case and does not change with its state. */
export interface CaseHead {
  readonly id: string;
  readonly number: string;
  readonly item: string;
  readonly item_version: string;
  readonly bundle_case: string | null;
  readonly title: string;
  /** Division code of the county or city that handles it. */
  readonly region: string;
  readonly applicant_kind: 'person' | 'enterprise';
  readonly applicant: string;
  readonly applicant_name: string;
  readonly agent: string | null;
  readonly channel: string;
}

/** A case to be written: its new state, and the actions that led there from what is stored. */
export interface CaseChange {
  readonly head: CaseHead;
  readonly rules: CaseRules;
  readonly state: CaseState;
  readonly actions: readonly (CaseAction & { readonly digest: string })[];
  /** Given for a new case: the actor's idempotency key. */
  readonly submit_key?: string;
}

export interface WriteContext {
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly now: Instant;
}

/**
 * Writes cases, their new actions, work items, clocks and journal entries: one statement for all, whatever the number of cases.
 * New and known cases go together.
 */
export async function writeCases(
  tx: Tx,
  context: WriteContext,
  changes: readonly CaseChange[],
  entries: readonly JournalEntry[],
): Promise<void> {
  if (changes.length === 0) return;
  const today = dateOf(context.now);
  const projected = changes.map((change) => ({ change, due: dueDatesOf(change.state, context.calendar, today) }));
  const created = projected.filter(({ change }) => change.submit_key !== undefined);
  const known = projected.filter(({ change }) => change.submit_key === undefined);
  const clocks = changes.flatMap(({ head, state }) =>
    state.clocks.map((clock) => ({ case_id: head.id, facts: clockFactsOf(state, clock) })),
  );
  await runTogether(tx, [
    ...(created.length > 0 ? [insertingCases(created)] : []),
    ...(known.length > 0 ? [updatingCases(known)] : []),
    insertingActions(changes),
    ...syncingWorkItems(context, projected),
    ...(clocks.length > 0 ? [savingClocks(clocks, context.calendar)] : []),
    ...(entries.length > 0 ? [journalling(entries)] : []),
  ]);
}

type Projected = { readonly change: CaseChange; readonly due: Readonly<Record<string, PlainDate | null>> };

function insertingCases(projected: readonly Projected[]): Sql {
  const rows = projected.map(({ change: { head, state, submit_key }, due }) => ({
    ...head,
    ...caseColumnsOf(state, due),
    region_path: regionPath(head.region),
    submitted_at: state.submitted_at,
    submit_key,
    state,
  }));
  return sql`
    insert into kernel.cases (
      id, number, item, item_version, bundle_case, title, region, region_path, applicant_kind, applicant,
      applicant_name, agent, channel, phase, outcome, seq, state, submit_key, submitted_at, received_on,
      accepted_on, closed_on, due_on, statutory_due_on, paused, overdue
    )
    select
      id, number, item, item_version, bundle_case, title, region, region_path, applicant_kind, applicant,
      applicant_name, agent, channel, phase, outcome, seq, state, submit_key, submitted_at, received_on,
      accepted_on, closed_on, due_on, statutory_due_on, paused, overdue
    from json_populate_recordset(null::kernel.cases, ${JSON.stringify(rows)}::json)`;
}

function updatingCases(projected: readonly Projected[]): Sql {
  const rows = projected.map(({ change: { head, state }, due }) => ({
    id: head.id,
    ...caseColumnsOf(state, due),
    state,
  }));
  return sql`
    update kernel.cases
    set phase = new.phase, outcome = new.outcome, seq = new.seq, state = new.state, received_on = new.received_on,
      accepted_on = new.accepted_on, closed_on = new.closed_on, due_on = new.due_on,
      statutory_due_on = new.statutory_due_on, paused = new.paused, overdue = new.overdue
    from json_populate_recordset(null::kernel.cases, ${JSON.stringify(rows)}::json) as new
    where cases.id = new.id`;
}

function insertingActions(changes: readonly CaseChange[]): Sql {
  const rows = changes.flatMap(({ head, actions }) => actions.map((action) => ({ case_id: head.id, ...action })));
  return sql`
    insert into kernel.case_action (
      case_id, seq, kind, at, entered_at, counts_on, actor, actor_name, organisation, key, digest, content
    )
    select case_id, seq, kind, at, entered_at, counts_on, actor, actor_name, organisation, key, digest, content
    from json_populate_recordset(null::kernel.case_action, ${JSON.stringify(rows)}::json)`;
}

/** Opens what is new, moves what has changed, closes what no longer waits. */
function syncingWorkItems(context: WriteContext, projected: readonly Projected[]): readonly Sql[] {
  const rows = projected.flatMap(({ change: { head, rules, state }, due }) =>
    workItemsOf(rules, state, head.region, context.directory, due).map((item) => ({
      ...item,
      case_id: head.id,
      opened_at: context.now,
    })),
  );
  const touched = projected.filter(({ change }) => change.submit_key === undefined).map(({ change }) => change.head.id);
  const closing = sql`
      update kernel.work_item as item
      set closed_at = ${context.now}
      where item.case_id = any(${touched}::uuid[])
      and item.closed_at is null
      and not exists (
        select
        from json_populate_recordset(null::kernel.work_item, ${JSON.stringify(rows)}::json) as new
        where (new.case_id, new.stage, new.visit, new.kind, new.organisation)
          = (item.case_id, item.stage, item.visit, item.kind, item.organisation)
      )`;
  const opening = sql`
    insert into kernel.work_item as item (
      id, case_id, stage, visit, kind, role, organisation, claimed_by, opened_at, due_on
    )
    select id, case_id, stage, visit, kind, role, organisation, claimed_by, opened_at, due_on
    from json_populate_recordset(null::kernel.work_item, ${JSON.stringify(rows)}::json)
    on conflict (case_id, stage, visit, kind, organisation) do update
    set claimed_by = excluded.claimed_by, due_on = excluded.due_on, closed_at = null`;
  return [...(touched.length > 0 ? [closing] : []), ...(rows.length > 0 ? [opening] : [])];
}
