import type { JSX } from 'preact';
import { dateOf, type PlainDate } from '../../../kernel/dates.ts';
import { isPaused } from '../../../kernel/procedures/case-state.ts';
import type { Directory } from '../../../kernel/procedures/directory.ts';
import type { CaseView } from '../../../kernel/procedures/find-case.ts';
import { Banner, Facts, State } from '../components.tsx';
import { countdownText, dayText } from '../day-texts.ts';
import type { Visit } from '../visit.ts';
import { caseMessages as m, outcomeWords, phaseWords } from './messages.ts';

interface StandingProps {
  readonly visit: Visit;
  readonly view: CaseView;
  readonly directory: Directory;
}

/** Who has the case, what comes next, and by when: the three questions with which people open this page. */
export function WhereItStands({ visit, view, directory }: StandingProps): JSX.Element {
  const { t } = visit;
  const { state } = view;
  const { words, tone } = phaseWords[state.phase];
  const declined = state.phase === 'declined' && state.outcome ? outcomeWords[state.outcome] : undefined;
  return (
    <>
      <p>
        <State tone={tone}>{t(words)}</State> {isPaused(state) && <State tone="warn">{t(m.suspended)}</State>}{' '}
        {state.overdue.length > 0 && state.closed_on === null && <State tone="bad">{t(m.late)}</State>}
      </p>
      {state.overdue.includes('promised') && state.closed_on === null && (
        <Banner title={t(m.late)} tone="bad">
          <p>{t(m.is_late)}</p>
        </Banner>
      )}
      {state.deemed_accepted && <p>{t(m.was_deemed)}</p>}
      <Facts
        facts={[
          { title: t(m.now), value: <Holders visit={visit} view={view} directory={directory} /> },
          ...(declined ? [{ title: t(m.reason), value: `${t(declined)}。${state.reasons ?? ''}` }] : []),
          ...(state.phase === 'denied' && state.reasons ? [{ title: t(m.reason), value: state.reasons }] : []),
          ...nextFacts(visit, view),
          ...(state.closed_on === null ? [{ title: t(m.by_when), value: <ByWhen visit={visit} view={view} /> }] : []),
        ]}
      />
    </>
  );
}

function Holders({ visit, view, directory }: StandingProps): JSX.Element {
  const { t } = visit;
  const { state, published, head } = view;
  if (state.closed_on !== null) return <>{t(m.finished)}</>;
  if (state.phase === 'supplement') return <strong>{t(m.with_you)}</strong>;
  if (state.waiting) return <>{t(m.waiting_sibling)}</>;
  const lines = state.open.map(({ stage, organisation }) => {
    const definition = published.rules.stages[stage];
    if (definition?.awaits_items) return t(m.with_departments);
    if (definition?.accepts) return t(m.with_window);
    const body =
      (organisation === undefined ? undefined : directory.body(organisation)) ??
      (definition?.by ? directory.handlerOf(definition.by, head.region) : undefined);
    return t(m.with_body(definition?.title ?? stage, body?.name ?? ''));
  });
  return (
    <>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
    </>
  );
}

function nextFacts(visit: Visit, { state }: CaseView) {
  const says = {
    received: m.next_received,
    supplement: m.next_supplement,
    accepted: m.next_accepted,
    granted: m.next_granted,
    closed: m.next_granted,
    denied: m.next_denied,
    declined: m.next_denied,
    withdrawn: null,
  }[state.phase];
  return says ? [{ title: visit.t(m.next), value: visit.t(says) }] : [];
}

function ByWhen({ visit, view }: { visit: Visit; view: CaseView }): JSX.Element {
  const { t, platform } = visit;
  const { state, clocks, head } = view;
  const today = dateOf(platform.now());
  const due = (name: string) => clocks.findLast((clock) => clock.name.startsWith(name) && clock.state !== 'stopped');
  const link = (name: string) => (
    <a class="tap" href={`/cases/${head.id}/dates/${name}`}>
      {t(m.why)}
    </a>
  );
  const countdown = (date: PlainDate) => <span class="fine">（{t(countdownText(date, today))}）</span>;
  const notice = due('notice');
  const promised = due('promised');
  const statutory = due('statutory');
  if (isPaused(state)) return <>{t(m.paused_clock)}</>;
  if (notice?.due_on)
    return (
      <>
        <p>
          {t(m.notice_by(t(dayText(notice.due_on))))}
          {countdown(notice.due_on)}
        </p>
        {link(notice.name)}
      </>
    );
  return (
    <>
      {promised?.due_on && (
        <p>
          <strong>{t(m.decided_by(t(dayText(promised.due_on))))}</strong>
          {countdown(promised.due_on)}
        </p>
      )}
      {statutory?.due_on && <p class="fine">{t(m.law_by(t(dayText(statutory.due_on))))}</p>}
      {promised && link('promised')}
    </>
  );
}
