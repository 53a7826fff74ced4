import type { ComponentChildren, JSX } from 'preact';
import { type AttachmentRow, attachmentsOfCase } from '../../../kernel/documents/attachment-reading.ts';
import { type Licence, licencesOfCase } from '../../../kernel/documents/licence.ts';
import { type Notice, noticesOfCase } from '../../../kernel/documents/notice.ts';
import { noticeKinds } from '../../../kernel/documents/notice-content.ts';
import { nameOfCode } from '../../../kernel/fields/code-table.ts';
import { satisfaction } from '../../../kernel/fields/code-tables/gbt-39046.ts';
import { titleOf as fieldTitle } from '../../../kernel/fields/keyword.ts';
import { screensOfField } from '../../../kernel/fields/screens.tsx';
import type { ActionKind } from '../../../kernel/procedures/action.ts';
import { draftsOf } from '../../../kernel/procedures/draft.ts';
import { type CaseView, findCase, listCases } from '../../../kernel/procedures/find-case.ts';
import { materialsKnown } from '../../../kernel/procedures/receipt-materials.ts';
import { applicationMessages } from '../application/messages.ts';
import { regionNames } from '../application/regions.ts';
import { Banner, Facts } from '../components.tsx';
import { momentText } from '../day-texts.ts';
import { LicenceLines } from '../licences/licence-lines.tsx';
import { formOf, type Matter, matterOf } from '../matter.ts';
import type { Answer } from '../page-routes.ts';
import type { Visit } from '../visit.ts';
import { CaseLines } from './case-lines.tsx';
import { DraftLines } from './draft-lines.tsx';
import { caseMessages as m } from './messages.ts';
import { Timeline } from './timeline.tsx';
import { WhereItStands } from './where-it-stands.tsx';

const PAGE = 20;

/** Drafts and cases of whoever is signed in, or of whom they act for. */
export async function casesPage(visit: Visit): Promise<Answer> {
  const { t, platform, actor, query } = visit;
  const [drafts, cases] = await Promise.all([
    actor.kind === 'person' ? draftsOf(platform.engine, actor) : [],
    listCases(platform.engine, actor, { limit: PAGE, ...(query.after ? { after: query.after } : {}) }),
  ]);
  const body = (
    <>
      <h1>{t(m.title)}</h1>
      <h2>{t(m.drafts)}</h2>
      {drafts.length === 0 ? <p>{t(m.no_drafts)}</p> : <DraftLines visit={visit} drafts={drafts} />}
      <h2>{t(m.sent)}</h2>
      {cases.entries.length === 0 ? <p>{t(m.no_cases)}</p> : <CaseLines visit={visit} cases={cases.entries} />}
      {cases.next !== null && (
        <p>
          <a class="tap" href={`/cases?after=${encodeURIComponent(cases.next)}`}>
            {t(m.more)}
          </a>
        </p>
      )}
    </>
  );
  return { title: t(m.title), body };
}

const DONE = { urge: m.done_urge, withdraw: m.done_withdraw, supplement: m.done_supplement, rate: m.thanks } as const;

/** One case: where it stands, what one may do, what came of it, what happened, what was filed. */
export async function casePage(visit: Visit): Promise<Answer> {
  const { t, platform, query } = visit;
  const { engine, database } = platform;
  const view = await findCase(engine, visit.actor, visit.params.id ?? '');
  const [notices, licences, files, directory, matter] = await Promise.all([
    noticesOfCase(database, view.head.id),
    licencesOfCase(database, view.head.id),
    attachmentsOfCase(database, view.head.id),
    engine.directory(),
    matterOf(platform, view.published, view.head.region),
  ]);
  const { head, state, items } = view;
  const known = await materialsKnown(engine, view.published, state);
  const done = Object.entries(DONE).find(([kind]) => kind === query.done)?.[1];
  const body = (
    <>
      {done && (
        <div role="status">
          <Banner title={t(done)} tone="good" />
        </div>
      )}
      <p class="caption">
        {t(m.number)} <bdi class="number">{head.number}</bdi>
      </p>
      <h1>{head.title}</h1>
      {head.bundle_case !== null && (
        <p>
          {t(m.bundle_part)}{' '}
          <a class="tap" href={`/cases/${head.bundle_case}`}>
            {t(m.see_bundle)}
          </a>
        </p>
      )}
      <WhereItStands visit={visit} view={view} directory={directory} />
      <Acts visit={visit} view={view} />
      {items.length > 0 && (
        <Section id="items" title={t(m.items)}>
          <CaseLines visit={visit} cases={items} />
        </Section>
      )}
      {licences.length > 0 && <LicencesOf visit={visit} licences={licences} />}
      <Notices visit={visit} notices={notices} />
      <Section id="progress" title={t(m.progress)}>
        <Timeline visit={visit} view={view} />
      </Section>
      <Filed visit={visit} view={view} matter={matter} names={await regionNames(visit)} />
      <Section id="materials" title={t(m.materials)}>
        <Facts
          facts={state.materials.map(({ code, attachments, exempt, paper }) => ({
            title: known.find((material) => material.code === code)?.name ?? code,
            value:
              attachments.length > 0 ? (
                <Files files={files.filter(({ id }) => attachments.includes(id))} />
              ) : exempt ? (
                `${t(applicationMessages.exempt)}：${exempt}`
              ) : paper ? (
                t(m.paper_taken)
              ) : (
                '—'
              ),
          }))}
        />
      </Section>
    </>
  );
  return { title: `${head.title} ${head.number}`, back: '/cases', body };
}

function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function LicencesOf({ visit, licences }: { visit: Visit; licences: readonly Licence[] }): JSX.Element {
  return (
    <Section id="licences" title={visit.t(m.licences)}>
      <LicenceLines visit={visit} licences={licences} />
    </Section>
  );
}

/** What the applicant may do now; exactly what the kernel would take. */
function Acts({ visit, view }: { visit: Visit; view: CaseView }): JSX.Element {
  const { t, language } = visit;
  const { offers, head, state } = view;
  const may = (kind: ActionKind) => offers.some((offer) => offer.kind === kind);
  const base = `/cases/${head.id}`;
  const acts = [
    ...(may('rate') ? [{ href: `${base}/rate`, text: m.rate }] : []),
    ...(head.bundle_case === null ? [{ href: `${base}/receipt`, text: m.receipt }] : []),
    ...(may('urge') ? [{ href: `${base}/urge`, text: m.urge }] : []),
    ...(may('withdraw') && head.bundle_case === null ? [{ href: `${base}/withdraw`, text: m.withdraw }] : []),
  ];
  return (
    <div class="no-print">
      {may('supplement') && (
        <p>
          <a class="button" href={`${base}/supplement`}>
            {t(m.supplement)}
          </a>
        </p>
      )}
      {acts.length > 0 && (
        <nav class="guide-nav" aria-label={t(m.acts)}>
          <ul>
            {acts.map(({ href, text }) => (
              <li>
                <a class="tap" href={href}>
                  {t(text)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {state.rating?.by === 'applicant' && <p>{t(m.rated(nameOfCode(satisfaction, state.rating.level, language)))}</p>}
      {state.rating?.by === 'default' && <p>{t(m.rated_by_default)}</p>}
    </div>
  );
}

function Notices({ visit, notices }: { visit: Visit; notices: readonly Notice[] }): JSX.Element {
  const { t } = visit;
  return (
    <Section id="notices" title={t(m.notices)}>
      {notices.length === 0 ? (
        <p>{t(m.no_notices)}</p>
      ) : (
        <ul class="results">
          {notices.map(({ id, case_id, kind, number, issued_at, organisation_name }) => (
            <li>
              <a class="tap result-title" href={`/cases/${case_id}/notices/${id}`}>
                {t(noticeKinds[kind].name)}
              </a>{' '}
              <a class="tap" href={`/cases/${case_id}/notices/${id}.pdf`}>
                {t(m.pdf)}
                <span class="visually-hidden">{t(noticeKinds[kind].name)}</span>
              </a>
              <p class="fine">
                <bdi>{number}</bdi>，{organisation_name}，{t(momentText(issued_at))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Filed(props: {
  visit: Visit;
  view: CaseView;
  matter: Matter;
  names: Readonly<Record<string, string>>;
}): JSX.Element {
  const { visit, view, matter, names } = props;
  const { t, language } = visit;
  const { head, state } = view;
  const form = formOf(matter, state.form);
  return (
    <Section id="answers" title={t(m.answers)}>
      <Facts
        facts={[
          { title: t(m.for_whom), value: head.applicant_name },
          { title: t(applicationMessages.county), value: names[head.region] ?? head.region },
          { title: t(m.submitted), value: t(momentText(state.submitted_at)) },
          ...Object.entries(form).flatMap(([name, field]) => {
            const value = state.form[name] ?? null;
            const { Output } = screensOfField(field);
            return value === null
              ? []
              : [
                  {
                    title: t(fieldTitle(field)),
                    value: <Output field={field} value={value} language={language} names={names} />,
                  },
                ];
          }),
        ]}
      />
    </Section>
  );
}

function Files({ files }: { files: readonly AttachmentRow[] }): JSX.Element {
  return (
    <>
      {files.map(({ id, file_name }) => (
        <p>
          <a class="tap" href={`/files/${id}`}>
            <bdi>{file_name}</bdi>
          </a>
        </p>
      ))}
    </>
  );
}
