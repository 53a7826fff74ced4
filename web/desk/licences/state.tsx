import type { JSX } from 'preact';
import { findLicence, type Licence } from '../../../kernel/documents/licence.ts';
import {
  changeLicenceState,
  type LicenceStateChange,
  licenceHistory,
} from '../../../kernel/documents/licence-change.ts';
import { type LicenceStateCode, licenceStates, stateAt } from '../../../kernel/documents/licence-state.ts';
import { officerNames } from '../../../kernel/people/colleagues.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { type Posted, readPosted } from '../body.ts';
import { Mark } from '../countdown.tsx';
import { type Answer, address, type Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { Hidden, RadioInput, TextAreaInput, TextInput, TickInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { minuteOf } from '../moment.ts';
import { Table } from '../table.tsx';
import { decisions, messages } from './messages.ts';

/** A licence with its state, how it came about, and the form for a change: `/desk/licences/:id/state`. */
export async function licenceStatePage(desk: Desk): Promise<Answer> {
  return draw(desk, await licenceOrRefuse(desk), null, []);
}

/** Changes the state, by an official of the issuer, with reason, basis and document. */
export async function changeState(desk: Desk): Promise<Answer> {
  const { platform, actor } = desk;
  const licence = await licenceOrRefuse(desk);
  const posted = await readPosted(desk);
  if (!isOfIssuer(desk, licence)) throw new Refusal('forbidden', messages.not_issuer);
  const problems: Problem[] = (['to', 'reason', 'basis', 'document'] as const)
    .filter((name) => posted.one(name) === '')
    .map((field) => ({
      field,
      rule: 'required',
      message: { zh: messages.fill(messages[field].zh).zh, en: messages.fill(messages[field].en).en },
    }));
  if (posted.one('sure') !== '1') problems.push({ field: 'sure', rule: 'required', message: messages.sure_needed });
  if (problems.length > 0) return draw(desk, licence, posted, problems);
  try {
    await platform.database.transaction((tx) =>
      changeLicenceState(tx, actor, platform.now, {
        id: licence.id,
        // Whatever is no code of a state follows none, and is refused as such.
        to: codeOrRefuse(posted.one('to')),
        from: codeOrRefuse(posted.one('from')),
        reason: posted.one('reason'),
        basis: posted.one('basis'),
        document: posted.one('document'),
      }),
    );
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'stale' && error.code !== 'wrong_state')) throw error;
    const message = error.code === 'stale' ? messages.stale : error.words;
    return draw(desk, await licenceOrRefuse(desk), posted, [{ field: 'to', rule: error.code, message }]);
  }
  return { redirect: address(`/desk/licences/${licence.id}/state`, { done: '1' }) };

  function codeOrRefuse(text: string): LicenceStateCode {
    if (Object.hasOwn(licenceStates, text)) return text as LicenceStateCode; // the key has just been found
    throw new Refusal('invalid', { zh: messages.fill(messages.to.zh).zh, en: messages.fill(messages.to.en).en });
  }
}

async function licenceOrRefuse({ platform, actor, params }: Desk): Promise<Licence> {
  const found = await findLicence(platform.database, actor, params.id ?? '');
  if (!found) throw new Refusal('not_found', shared.not_found);
  return found;
}

const isOfIssuer = ({ actor }: Desk, { issuer }: Licence): boolean =>
  actor.posts.some(({ organisation }) => organisation === issuer);

async function draw(
  desk: Desk,
  licence: Licence,
  posted: Posted | null,
  problems: readonly Problem[],
): Promise<Answer> {
  const { t, platform, query } = desk;
  const history = await licenceHistory(platform.database, licence.id);
  const names = await officerNames(
    platform.database,
    history.map(({ by }) => by),
  );
  const title = t(messages.state_title(licence.type_name));
  const state = licenceStates[stateAt(licence, platform.now())];
  return {
    title,
    area: 'licences',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="crumbs">
          <a href="/desk/licences">{t(messages.title)}</a>
        </p>
        {problems.length > 0 && (
          <ErrorSummary desk={desk} refusal={{ words: shared.errors_found, problems }} linked={() => true} />
        )}
        {query.done && problems.length === 0 && <output class="notice-box">{t(messages.done(t(state.name)))}</output>}
        <h1>{title}</h1>
        <Facts desk={desk} licence={licence} />
        <Change desk={desk} licence={licence} posted={posted} problems={problems} />
        <History desk={desk} history={history} names={names} />
      </>
    ),
  };
}

function Facts({ desk: { t, platform }, licence }: { desk: Desk; licence: Licence }): JSX.Element {
  const state = licenceStates[stateAt(licence, platform.now())];
  const rows: readonly (readonly [string, JSX.Element | string])[] = [
    [t(messages.identifier), <span class="number">{licence.identifier}</span>],
    [t(messages.number), licence.number ?? '—'],
    [t(messages.holder), `${licence.holder_name}（${licence.holder_code}）`],
    [t(messages.issuer), licence.issuer_name],
    [t(messages.valid), `${licence.valid_from} – ${licence.valid_to ?? t(messages.unlimited)}`],
    [t(messages.state), <Mark colour={state.valid ? 'green' : 'red'} text={t(state.name)} />],
    [
      t(messages.licence),
      <>
        <a href={`/desk/licences/${licence.id}`}>{t(messages.print)}</a>{' '}
        <a href={`/desk/licences/${licence.id}.pdf`}>{t(messages.pdf)}</a>{' '}
        <a href={`/v/${licence.verify_code}`}>{t(messages.verify)}</a>
      </>,
    ],
    ...(licence.case_id
      ? [[t(messages.case), <a href={`/desk/cases/${licence.case_id}`}>{t(messages.open_case)}</a>] as const]
      : []),
  ];
  return (
    <section class="panel" aria-labelledby="licence-title">
      <h2 id="licence-title">{t(messages.licence)}</h2>
      <dl class="facts">
        {rows.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface ChangeProps {
  readonly desk: Desk;
  readonly licence: Licence;
  readonly posted: Posted | null;
  readonly problems: readonly Problem[];
}

/** The form, for officials of the issuer; only the states that may follow. Expiry is decided by nobody. */
function Change({ desk, licence, posted, problems }: ChangeProps): JSX.Element {
  const { t, platform } = desk;
  const from = stateAt(licence, platform.now());
  const next = licenceStates[from].next.filter((to) => to !== '05');
  if (!isOfIssuer(desk, licence)) return <p class="note">{t(messages.not_issuer)}</p>;
  if (next.length === 0) return <p class="note">{t(messages.no_next)}</p>;
  const at = (name: 'reason' | 'basis' | 'document') => ({
    ...{ desk, problems, name, label: t(messages[name]), value: posted?.one(name) ?? '' },
  });
  const to = posted?.one('to');
  return (
    <form class="panel narrow" method="post" action={`/desk/licences/${licence.id}/state`}>
      <h2>{t(messages.change)}</h2>
      <p>{t(messages.change_lead)}</p>
      <Hidden values={{ from }} />
      <RadioInput
        desk={desk}
        name="to"
        legend={t(messages.to)}
        problems={problems}
        options={next.map((code) => [code, t(decisions[code] ?? licenceStates[code].name)])}
        {...(to ? { value: to } : {})}
      />
      <TextAreaInput {...at('reason')} />
      <TextInput {...at('basis')} hint={t(messages.basis_hint)} />
      <TextInput {...at('document')} hint={t(messages.document_hint)} />
      <TickInput desk={desk} name="sure" label={t(messages.sure)} problems={problems} />
      <button class="button button-danger" type="submit">
        {t(messages.submit)}
      </button>
    </form>
  );
}

interface HistoryProps {
  readonly desk: Desk;
  readonly history: readonly LicenceStateChange[];
  readonly names: Readonly<Record<string, string>>;
}

const History = ({ desk, history, names }: HistoryProps): JSX.Element => {
  const { t } = desk;
  return (
    <>
      <h2>{t(messages.history)}</h2>
      <Table
        desk={desk}
        title={t(messages.history)}
        columns={[t(messages.at), t(messages.changed), t(messages.grounds), t(messages.document), t(messages.by)]}
        rows={history.map((change) => [
          minuteOf(change.at),
          change.from_state === null
            ? t(messages.issued)
            : t(messages.change_line(t(licenceStates[change.from_state].name), t(licenceStates[change.to_state].name))),
          <>
            {change.reason}
            {change.basis && <p class="note">{change.basis}</p>}
          </>,
          change.document,
          names[change.by] ?? '',
        ])}
      />
    </>
  );
};
