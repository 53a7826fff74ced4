import type { Option } from '../../../kernel/fields/screen.ts';
import { saveDraft } from '../../../kernel/procedures/draft.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import { Actions, ErrorSummary } from '../components.tsx';
import { titleOf } from '../matter.ts';
import { messages } from '../messages.ts';
import type { Sheet } from '../page.tsx';
import type { Answer } from '../page-routes.ts';
import { textIn, type Visit } from '../visit.ts';
import { type Application, nextPage, openApplication } from './application.ts';
import { applicationMessages as m } from './messages.ts';
import { knownOf } from './prefill.ts';
import { countiesOf } from './regions.ts';
import { updatedSheet } from './start.tsx';

/** Where the application is handled; the applicant's own county is chosen beforehand. */
export async function countyPage(given: Visit): Promise<Answer> {
  const application = await openApplication(given);
  if (application.superseded) return updatedSheet(application);
  const { visit, draft } = application;
  const known = await knownOf(visit);
  const home = known['enterprise.region'] ?? known['person.region'];
  const value = draft.region ?? (typeof home === 'string' ? home.slice(0, 6) : '');
  return countySheet(application, await countiesOf(visit), value, []);
}

/** Takes the county. */
export async function takeCounty(given: Visit): Promise<Answer> {
  const application = await openApplication(given);
  const { visit, draft } = application;
  const counties = await countiesOf(visit);
  const region = textIn(visit.body, 'region');
  if (!counties.some(({ value }) => value === region)) {
    const problem: Problem = { field: 'region', rule: 'required', message: m.county_required };
    return countySheet(application, counties, '', [problem]);
  }
  await saveDraft(visit.platform.engine, visit.actor, draft.id, { region });
  if (textIn(visit.body, 'change') === '1') return { to: `/apply/${draft.id}/check` };
  return { to: nextPage(await openApplication(visit)) };
}

function countySheet(
  { visit, draft, matter }: Application,
  counties: readonly Option[],
  chosen: string,
  problems: readonly Problem[],
): Sheet {
  const { t } = visit;
  const change = visit.query.change ?? textIn(visit.body, 'change');
  const title = t(m.county_question);
  const body = (
    <>
      <ErrorSummary visit={visit} problems={problems} />
      <p class="caption">{t(titleOf(matter))}</p>
      <form method="post" action={`/apply/${draft.id}/county`}>
        {change === '1' && <input type="hidden" name="change" value="1" />}
        <fieldset class={problems.length > 0 ? 'field field-error' : 'field'} aria-describedby="county-hint">
          <legend>
            <h1 class="question">{title}</h1>
          </legend>
          <p class="hint" id="county-hint">
            {t(m.county_hint)}
          </p>
          {problems.map(({ message }) => (
            <div class="error">
              <p>{t(message)}</p>
            </div>
          ))}
          {counties.map(({ value, name }, index) => {
            const id = index === 0 ? 'field-region' : `field-region-${index + 1}`;
            return (
              <div class="choice">
                <input
                  class="choice-input"
                  type="radio"
                  name="region"
                  id={id}
                  value={value}
                  checked={value === chosen}
                />
                <label class="choice-label" for={id}>
                  {name}
                </label>
              </div>
            );
          })}
        </fieldset>
        <Actions>
          <button class="button" type="submit">
            {t(messages.save)}
          </button>
        </Actions>
      </form>
    </>
  );
  return {
    title,
    back: change === '1' ? `/apply/${draft.id}/check` : `/apply/${draft.id}`,
    failed: problems.length > 0,
    body,
  };
}
