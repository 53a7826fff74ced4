import type { JSX } from 'preact';
import { isPlainDate } from '../../../kernel/dates.ts';
import { UUID } from '../../../kernel/fields/id.ts';
import type { ParameterCode } from '../../../kernel/parameters/code.ts';
import { listParameters } from '../../../kernel/parameters/list-parameters.ts';
import type { NewParameter, ParameterState } from '../../../kernel/parameters/parameter.ts';
import {
  confirmParameter,
  parameterVersions,
  proposeParameters,
  rejectParameter,
  type StoredParameter,
  waitingParameters,
} from '../../../kernel/parameters/propose-parameters.ts';
import { officerNames } from '../../../kernel/people/colleagues.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { type Posted, readPosted } from '../body.ts';
import { type Answer, address, type Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { SelectInput, TextInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { minuteOf } from '../moment.ts';
import { placesOf } from '../places.ts';
import { Pager, Table } from '../table.tsx';
import { certainties, messages } from './messages.ts';
import { ParameterTable, placeOf, printed, type Unreasoned, Waiting } from './parameter-tables.tsx';
import { ProposalForm, rowIn } from './proposal.tsx';

const PAGE = 60;

/** Parameters in force, and those that wait for a second person: `/desk/parameters`. */
export function parametersPage(desk: Desk): Promise<Answer> {
  return drawList(desk, null);
}

async function drawList(desk: Desk, refused: Unreasoned | null): Promise<Answer> {
  const { t, platform, today, query } = desk;
  const { names } = await placesOf(platform);
  const state = Object.hasOwn(certainties, query.state ?? '') ? (query.state as ParameterState) : undefined; // the key has just been found
  const rows = await listParameters(platform.database, today, {
    ...(query.q ? { text: query.q } : {}),
    ...(state ? { state } : {}),
    ...(query.after ? { after: query.after } : {}),
    limit: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  return {
    title: t(messages.parameters_title),
    area: 'parameters',
    status: refused ? 422 : 200,
    body: (
      <>
        {refused && (
          <ErrorSummary
            desk={desk}
            refusal={{
              words: refused.problem.message,
              problems: [{ ...refused.problem, field: `${refused.row}.reason` }],
            }}
            linked={() => true}
          />
        )}
        <h1>{t(messages.parameters_title)}</h1>
        <p class="lead">{t(messages.parameters_lead)}</p>
        {query.done && <Done desk={desk} done={query.done} />}
        <Waiting desk={desk} rows={await waitingParameters(platform.database)} names={names} refused={refused} />
        <form class="filter" method="get" action="/desk/parameters">
          <TextInput desk={desk} name="q" label={t(messages.text)} value={query.q ?? ''} />
          <SelectInput
            desk={desk}
            name="state"
            label={t(messages.certainty)}
            value={query.state ?? ''}
            blank={t(shared.all)}
            options={Object.entries(certainties).map(([key, words]) => [key, t(words)])}
          />
          <div class="filter-buttons">
            <button class="button" type="submit">
              {t(shared.search)}
            </button>
            <a href="/desk/parameters">{t(shared.clear)}</a>
          </div>
        </form>
        <ParameterTable desk={desk} rows={page} names={names} />
        <Pager desk={desk} path="/desk/parameters" next={rows.length > PAGE ? (page.at(-1)?.code ?? null) : null} />
      </>
    ),
  };
}

function Done({ desk: { t }, done }: { desk: Desk; done: string }): JSX.Element | null {
  const words = { proposed: messages.proposed, confirmed: messages.confirmed, rejected: messages.rejected }[done];
  return words ? <output class="notice-box">{t(words)}</output> : null;
}

/** One parameter with all it has ever been, and the form for a new value: `/desk/parameters/:code`. */
export async function parameterPage(desk: Desk): Promise<Answer> {
  return drawParameter(desk, desk.params.code ?? '', null, []);
}

async function drawParameter(
  desk: Desk,
  code: string,
  posted: Posted | null,
  problems: readonly Problem[],
): Promise<Answer> {
  const { t, platform, actor } = desk;
  // The text is looked up as it is; an unknown code finds nothing.
  const rows = await parameterVersions(platform.database, code as ParameterCode);
  const [newest] = rows;
  if (!newest) throw new Refusal('not_found', shared.not_found);
  const places = await placesOf(platform);
  const names = await officerNames(
    platform.database,
    rows.flatMap(({ entered_by, confirmed_by }) => [entered_by, confirmed_by ?? '']),
  );
  const mayEnter = actor.posts.some(({ role }) => role.startsWith('parameters.'));
  return {
    title: newest.title,
    area: 'parameters',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="crumbs">
          <a href="/desk/parameters">{t(messages.parameters_title)}</a>
        </p>
        {problems.length > 0 && (
          <ErrorSummary
            desk={desk}
            refusal={{ words: shared.errors_found, problems }}
            linked={(field) => field !== ''}
          />
        )}
        <h1>{newest.title}</h1>
        <p class="lead">{newest.code}</p>
        <h2>{t(messages.history)}</h2>
        <Table
          desk={desk}
          title={t(messages.history)}
          columns={[
            t(messages.value),
            t(messages.valid),
            t(messages.jurisdiction),
            t(messages.document),
            t(messages.certainty),
            t(messages.entered),
            t(messages.state),
          ]}
          rows={rows.map((row) => [
            printed(desk, row),
            t(messages.from_to(row.valid_from ?? '—', row.valid_to ?? t(messages.open_end))),
            placeOf(desk, row.jurisdiction, places.names),
            `${row.document}${row.clause ? ` ${row.clause}` : ''}`,
            t(certainties[row.state]),
            row.origin === 'declared' ? (
              t(messages.declared)
            ) : (
              <>
                {t(messages.entered_by(names[row.entered_by] ?? row.entered_by, minuteOf(row.entered_at)))}
                {row.confirmed_by !== null && row.confirmed_at !== null && (
                  <p class="note">
                    {t(messages.confirmed_by(names[row.confirmed_by] ?? row.confirmed_by, minuteOf(row.confirmed_at)))}
                  </p>
                )}
              </>
            ),
            stateOf(desk, row, rows),
          ])}
        />
        {mayEnter && (
          <ProposalForm desk={desk} newest={newest} posted={posted} problems={problems} names={places.names} />
        )}
      </>
    ),
  };
}

function stateOf({ t }: Desk, row: StoredParameter, rows: readonly StoredParameter[]): string {
  if (row.superseded_at !== null) return t(messages.superseded_or_rejected);
  if (row.origin === 'entered' && row.confirmed_by === null) return t(messages.waiting_state);
  const entered = rows.some(
    (each) =>
      each.origin === 'entered' &&
      each.confirmed_by !== null &&
      each.superseded_at === null &&
      each.jurisdiction === row.jurisdiction,
  );
  // In one jurisdiction an entered value goes before a declared one, which stays for the time that the other leaves open.
  return t(row.origin === 'declared' && entered ? messages.after_entered : messages.in_force);
}

/** Enters a value for review. */
export async function propose(desk: Desk): Promise<Answer> {
  const { platform, actor } = desk;
  const posted = await readPosted(desk);
  const dates = (['valid_from', 'valid_to'] as const).filter(
    (name) => posted.one(name) !== '' && !isPlainDate(posted.one(name)),
  );
  if (dates.length > 0)
    return drawParameter(
      desk,
      posted.one('code'),
      posted,
      dates.map((field) => ({ field, rule: 'date', message: messages.bad_date })),
    );
  const row: NewParameter = rowIn(posted);
  try {
    await platform.database.transaction((tx) => proposeParameters(tx, actor, platform.now, [row]));
  } catch (error) {
    if (!(error instanceof Refusal) || !['invalid', 'forbidden'].includes(error.code)) throw error;
    if (error.code === 'forbidden')
      return drawParameter(desk, posted.one('code'), posted, [
        { field: 'jurisdiction', rule: 'forbidden', message: messages.not_your_place },
      ]);
    const problems = error.problems.map((problem) => ({ ...problem, field: problem.field.replace('rows.0.', '') }));
    return drawParameter(desk, posted.one('code'), posted, problems);
  }
  return { redirect: address('/desk/parameters', { done: 'proposed' }) };
}

/** Puts a proposal in force. */
export async function confirm(desk: Desk): Promise<Answer> {
  const { platform, actor } = desk;
  const id = rowId(desk);
  await platform.database.transaction((tx) => confirmParameter(tx, actor, platform.now, id));
  return { redirect: address('/desk/parameters', { done: 'confirmed' }) };
}

/** Turns a proposal down, with the reason. */
export async function reject(desk: Desk): Promise<Answer> {
  const { platform, actor } = desk;
  const id = rowId(desk);
  const reason = (await readPosted(desk)).one('reason');
  if (reason === '')
    return drawList(desk, { row: id, problem: { field: 'reason', rule: 'required', message: messages.reason_needed } });
  await platform.database.transaction((tx) => rejectParameter(tx, actor, platform.now, id, reason));
  return { redirect: address('/desk/parameters', { done: 'rejected' }) };
}

function rowId({ params }: Desk): string {
  if (!UUID.test(params.id ?? '')) throw new Refusal('not_found', shared.not_found);
  return params.id ?? '';
}
