import type { JSX } from 'preact';
import { type LoadedNotice, loadNotice, noticesInForce } from '../../../kernel/calendar/calendar-store.ts';
import { readNotice } from '../../../kernel/calendar/notice.ts';
import { noticeImpact } from '../../../kernel/calendar/notice-impact.ts';
import { demandAdministration, mayAdminister } from '../../../kernel/people/administration.ts';
import { recomputeLimits } from '../../../kernel/procedures/recompute.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { readTextUpload } from '../body.ts';
import { type Answer, address, type Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { FileInput, Hidden, TickInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { minuteOf } from '../moment.ts';
import { Table } from '../table.tsx';
import { messages } from './messages.ts';

const LIMIT = 256 * 1024;

/** The holiday notices in force: `/desk/calendar`. */
export async function calendarPage(desk: Desk): Promise<Answer> {
  return draw(desk, []);
}

/** First what the notice would move; then, confirmed, the notice and the recomputed limits in one transaction. */
export async function loadNoticeStep(desk: Desk): Promise<Answer> {
  const { platform, actor } = desk;
  demandAdministration(actor);
  const { texts, file } = await readTextUpload(desk, LIMIT);
  const json = file || texts.notice || '';
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    const message = json.trim() === '' ? messages.notice_needed : messages.not_json;
    return draw(desk, [{ field: 'notice', rule: 'json', message }]);
  }
  try {
    if (texts.sure !== '1') return await preview(desk, input, json);
    const moved = await platform.database.transaction(async (tx) => {
      await loadNotice(tx, actor, platform.now, input, { supersede: texts.supersede === '1' });
      return recomputeLimits(tx);
    });
    return { redirect: address('/desk/calendar', { loaded: String(moved) }) };
  } catch (error) {
    if (!(error instanceof Refusal) || !['invalid', 'needs_confirmation'].includes(error.code)) throw error;
    const problems = error.problems.map((problem) => ({ ...problem, field: '' }));
    return draw(desk, problems.length > 0 ? problems : [{ field: 'notice', rule: error.code, message: error.words }]);
  }
}

/** Derives all open limits anew. */
export async function recompute(desk: Desk): Promise<Answer> {
  demandAdministration(desk.actor);
  const moved = await desk.platform.database.transaction(recomputeLimits);
  return { redirect: address('/desk/calendar', { recomputed: String(moved) }) };
}

async function preview(desk: Desk, input: unknown, json: string): Promise<Answer> {
  const { t, platform } = desk;
  const notice = readNotice(input);
  const impact = await noticeImpact(platform.database, input);
  const before = (await noticesInForce(platform.database)).find(
    (known) => known.year === notice.year && known.jurisdiction === notice.jurisdiction,
  );
  return {
    title: t(messages.load),
    area: 'calendar',
    body: (
      <>
        <h1>{t(messages.load)}</h1>
        <p>
          <strong>{notice.document}</strong> · {notice.year} · {place(desk, notice.jurisdiction)}
        </p>
        <section class="panel">
          <h2>{t(messages.impact)}</h2>
          <p>{t(messages.moved(impact.count))}</p>
          {impact.count > 0 && (
            <Table
              desk={desk}
              title={t(messages.moved_list)}
              columns={[t(messages.case), t(messages.clock), t(messages.before), t(messages.after)]}
              rows={impact.first.map((clock) => [
                <a href={`/desk/cases/${clock.case_id}`}>{clock.case_id.slice(-12)}</a>,
                clock.name,
                clock.due_on ?? '—',
                clock.new_due_on ?? '—',
              ])}
            />
          )}
        </section>
        <form method="post" action="/desk/calendar" encType="multipart/form-data">
          <Hidden values={{ notice: json, sure: '1' }} />
          {before && <TickInput desk={desk} name="supersede" label={t(messages.supersede(before.document))} />}
          <div class="buttons">
            <button class="button" type="submit">
              {t(messages.confirm_load)}
            </button>
            <a href="/desk/calendar">{t(shared.back)}</a>
          </div>
        </form>
      </>
    ),
  };
}

const place = ({ t }: Desk, jurisdiction: string): string =>
  jurisdiction === 'CN' ? t(messages.nation) : jurisdiction;

async function draw(desk: Desk, problems: readonly Problem[]): Promise<Answer> {
  const { t, platform, query } = desk;
  const notices = await noticesInForce(platform.database);
  return {
    title: t(messages.calendar_title),
    area: 'calendar',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <>
        {problems.length > 0 && (
          <ErrorSummary
            desk={desk}
            refusal={{ words: shared.errors_found, problems }}
            linked={(field) => field !== ''}
          />
        )}
        {query.loaded && <output class="notice-box">{t(messages.loaded(query.loaded))}</output>}
        {query.recomputed && <output class="notice-box">{t(messages.recomputed(query.recomputed))}</output>}
        <h1>{t(messages.calendar_title)}</h1>
        <p class="lead">{t(messages.calendar_lead)}</p>
        <NoticeTable desk={desk} notices={notices} />
        {mayAdminister(desk.actor) && <Forms desk={desk} problems={problems} />}
      </>
    ),
  };
}

const NoticeTable = ({ desk, notices }: { desk: Desk; notices: readonly LoadedNotice[] }): JSX.Element => (
  <Table
    desk={desk}
    title={desk.t(messages.calendar_title)}
    columns={[
      desk.t(messages.year),
      desk.t(messages.jurisdiction),
      desk.t(messages.document),
      desk.t(messages.holidays),
      desk.t(messages.workdays),
      desk.t(messages.loaded_at),
    ]}
    rows={[...notices]
      .reverse()
      .map((notice) => [
        String(notice.year),
        place(desk, notice.jurisdiction),
        notice.document,
        Object.keys(notice.holidays).join('、'),
        Object.keys(notice.workdays).join('、'),
        minuteOf(notice.loaded_at),
      ])}
  />
);

function Forms({ desk, problems }: { desk: Desk; problems: readonly Problem[] }): JSX.Element {
  const { t } = desk;
  return (
    <div class="dense">
      <section class="panel">
        <h2>{t(messages.load)}</h2>
        <form method="post" action="/desk/calendar" encType="multipart/form-data">
          <FileInput
            desk={desk}
            name="notice"
            label={t(messages.notice_file)}
            hint=""
            accept=".json"
            problems={problems}
          />
          <button class="button" type="submit">
            {t(messages.preview)}
          </button>
        </form>
      </section>
      <section class="panel">
        <h2>{t(messages.recompute)}</h2>
        <p>{t(messages.recompute_lead)}</p>
        <form method="post" action="/desk/calendar/recompute">
          <button class="button button-secondary" type="submit">
            {t(messages.recompute)}
          </button>
        </form>
      </section>
    </div>
  );
}
