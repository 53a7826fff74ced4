import { dateOf } from '../../../kernel/dates.ts';
import { checkRecord } from '../../../kernel/fields/check-record.ts';
import type { Field } from '../../../kernel/fields/field.ts';
import { titleOf as fieldTitle } from '../../../kernel/fields/keyword.ts';
import { type FormBody, readButtons, readConfirmed, readForm } from '../../../kernel/fields/read-form.ts';
import type { InputProps } from '../../../kernel/fields/screen.ts';
import { screensOfField } from '../../../kernel/fields/screens.tsx';
import { saveDraft } from '../../../kernel/procedures/draft.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { Actions, ErrorSummary } from '../components.tsx';
import { titleOf } from '../matter.ts';
import { messages } from '../messages.ts';
import type { Sheet } from '../page.tsx';
import type { Answer } from '../page-routes.ts';
import { textIn, type Visit } from '../visit.ts';
import { type Application, nextPage, openApplication } from './application.ts';
import { applicationMessages as m } from './messages.ts';
import { type Known, knownOf, prefillOf } from './prefill.ts';
import { countiesOf, regionNames, townshipsOf } from './regions.ts';
import { updatedSheet } from './start.tsx';

/** One question on one page, with the answer so far, or what the registers know. */
export async function questionPage(given: Visit): Promise<Answer> {
  const application = await openApplication(given);
  if (application.superseded) return updatedSheet(application);
  const { visit, draft } = application;
  const { name, field } = questionOrThrow(application);
  const known = await knownOf(visit);
  const stored = draft.answers[name] ?? null;
  const value = stored ?? prefillOf(field, known)?.value;
  return questionSheet(application, { name, field, value, known, problems: [] });
}

/** Takes the answer: checked, saved, on to the next question; or the page again with what was typed and what to do. */
export async function takeAnswer(given: Visit): Promise<Answer> {
  const application = await openApplication(given);
  const { visit, draft } = application;
  const { platform, body } = visit;
  const { name, field } = questionOrThrow(application);
  const pressed = readButtons(body);
  const typed = readForm({ [name]: field }, pressed?.body ?? body)[name];
  const asksBelow = pressed !== null || choosesBelow(field, name, body);
  if (asksBelow) {
    const known = await knownOf(visit);
    const state = {
      name,
      field,
      value: typed ?? null,
      known,
      problems: [],
      ...(pressed?.adding ? { adding: pressed.adding } : {}),
    };
    return questionSheet(application, state);
  }
  const { value, problems } = checkRecord(
    { [name]: field },
    { [name]: typed ?? null },
    { today: dateOf(platform.now()), confirmed: readConfirmed(body), asked: () => true },
  );
  if (problems.length > 0)
    return questionSheet(application, { name, field, value: typed, known: await knownOf(visit), problems });
  const answers = { [name]: (value as Readonly<Record<string, unknown>>)[name] ?? null }; // one field, erased on purpose
  await saveDraft(platform.engine, visit.actor, draft.id, { answers });
  const after = await openApplication(visit);
  const next = nextPage(after, name);
  // Whoever came to change one answer goes back to the list of answers, unless the change asks for more.
  const changing = textIn(body, 'change') === '1' && next.endsWith('/materials');
  return { to: changing ? `/apply/${draft.id}/check` : changed(next, textIn(body, 'change')) };
}

const changed = (address: string, change: string): string =>
  change === '1' && address.includes('/q/') ? `${address}?change=1` : address;

/** A region whose upper level was chosen and whose lower one was not on the page yet: show it, that is no mistake. */
const choosesBelow = (field: Field, name: string, body: FormBody): boolean =>
  field['x-field'] === 'region' && body[name] === undefined && textIn(body, `${name}.upper`) !== '';

function questionOrThrow({ visit, asked }: Application): { readonly name: string; readonly field: Field } {
  const name = visit.params.name ?? '';
  const field = Object.hasOwn(asked, name) ? asked[name] : undefined;
  if (!field) throw new Refusal('not_found', messages.not_found);
  return { name, field };
}

interface QuestionState {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly known: Known;
  readonly problems: readonly Problem[];
  readonly adding?: string;
}

async function questionSheet(application: Application, state: QuestionState): Promise<Sheet> {
  const { visit, draft, matter, asked } = application;
  const { t, language } = visit;
  const { name, field, value, known, problems, adding } = state;
  const { Input } = screensOfField(field);
  const names = Object.keys(asked);
  const change = visit.query.change ?? textIn(visit.body, 'change');
  const source = prefillOf(field, known);
  const stored = draft.answers[name] ?? null;
  const shownFromRegister = source !== null && stored === null && problems.length === 0;
  const title = language === 'en' ? t(fieldTitle(field)) : (field['x-question'] ?? field.title);
  const before = names[names.indexOf(name) - 1];
  const back =
    change === '1'
      ? `/apply/${draft.id}/check`
      : before === undefined
        ? `/apply/${draft.id}/county`
        : `/apply/${draft.id}/q/${before}`;
  const places = await placesFor(application, state);
  const body = (
    <>
      <ErrorSummary visit={visit} problems={problems} />
      <p class="caption">
        {t(titleOf(matter))}，{t(m.progress(names.indexOf(name) + 1, names.length))}
      </p>
      <form method="post" action={`/apply/${draft.id}/q/${name}`}>
        {/* First in the source, so that Enter goes on instead of pressing a helping button. */}
        <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">
          {t(messages.save)}
        </button>
        {change === '1' && <input type="hidden" name="change" value="1" />}
        <Input
          field={field}
          name={name}
          value={value}
          problems={problems}
          language={language}
          heading
          adding={adding}
          {...places}
        />
        {shownFromRegister && (
          <>
            <p class="hint">{t(m.prefilled(t(m.sources[source.source])))}</p>
            <details>
              <summary>{t(m.wrong_source_title)}</summary>
              <p>{t(m.wrong_source)}</p>
            </details>
          </>
        )}
        <Actions>
          <button class="button" type="submit">
            {t(messages.save)}
          </button>
          <a class="tap" href={`/apply/${draft.id}`}>
            {t(m.overview)}
          </a>
        </Actions>
      </form>
    </>
  );
  return { title, back, failed: problems.length > 0, body };
}

/** For a region: counties, and the townships of the chosen one; the county of the application is chosen first. */
async function placesFor(
  { visit, draft }: Application,
  { name, field, value }: QuestionState,
): Promise<Partial<InputProps>> {
  if (field['x-field'] !== 'region') return {};
  const code = typeof value === 'string' ? value : '';
  const chosen = textIn(visit.body, `${name}.upper`) || code.slice(0, 6) || (draft.region ?? '');
  return {
    upper: { value: chosen, options: await countiesOf(visit) },
    options: await townshipsOf(visit, chosen),
    names: await regionNames(visit),
  };
}
