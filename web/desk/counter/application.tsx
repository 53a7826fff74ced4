import type { JSX } from 'preact';
import { newId } from '../../../kernel/database/new-id.ts';
import type { Fields } from '../../../kernel/fields/field.ts';
import { CONFIRMED, readButtons, readConfirmed, readForm } from '../../../kernel/fields/read-form.ts';
import { idOfInput } from '../../../kernel/fields/screen.ts';
import type { Material } from '../../../kernel/procedures/definition.ts';
import { mergedForm } from '../../../kernel/procedures/merged-form.ts';
import { mergedMaterials } from '../../../kernel/procedures/merged-materials.ts';
import type { Published } from '../../../kernel/procedures/version.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { sentence, titlesOf } from '../../../kernel/rules/sentence.ts';
import { type Posted, readPosted } from '../body.ts';
import { formOf, itemsOfBundle } from '../cases/case-data.ts';
import type { Answer, Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { FormInputs } from '../form-inputs.tsx';
import { Hidden, SelectInput, TickInput } from '../inputs.tsx';
import { MaterialInputs, materialsIn } from '../material-inputs.tsx';
import { messages as shared } from '../messages.ts';
import { type Places, placesOf } from '../places.ts';
import { type Applicant, applicantOf, keyOf, principalOf } from './applicant.ts';
import { Chosen } from './choice.tsx';
import { messages } from './messages.ts';

/** What the page of an application is drawn from. */
interface Application {
  readonly applicant: Applicant;
  readonly published: Published;
  readonly fields: Fields;
  readonly materials: readonly Material[];
}

/** One dense page with all questions and materials of an item or a bundle: `/desk/counter/application`. */
export async function applicationPage(desk: Desk): Promise<Answer> {
  const application = await load(desk, desk.query.applicant ?? '', desk.query.item ?? '');
  return draw(desk, application, null, []);
}

/** Takes the application in; what is wrong comes back with everything that was typed and uploaded. */
export async function takeIn(desk: Desk): Promise<Answer> {
  const { platform, actor, query } = desk;
  const application = await load(desk, query.applicant ?? '', query.item ?? '');
  const { applicant, published, fields, materials } = application;
  const posted = await readPosted(desk, {
    holder: { kind: applicant.kind, id: applicant.id },
    accepts: (input) => materials.find(({ code }) => input === `materials.${code}`)?.accepts,
  });
  if (posted.problems.length > 0 || readButtons(posted.body)) return draw(desk, application, posted, posted.problems);
  const answers = given(readForm(fields, posted.body));
  // The page asks everything that may be needed; the answers tell what is, and only that may be sent.
  const asked = await formOf(platform.engine, published, answers, desk.today);
  try {
    const receipt = await platform.submit(actor, {
      item: published.item,
      item_version: posted.one('_version'),
      region: posted.one('region_of_case'),
      form: Object.fromEntries(Object.entries(answers).filter(([name]) => Object.hasOwn(asked.fields, name))),
      materials: materialsIn(posted, asked.materials),
      channel: '1',
      key: posted.one('_key'),
      applicant: principalOf(applicant),
      confirmed: readConfirmed(posted.body),
    });
    return { redirect: `/desk/counter/receipts/${receipt.id}` };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'forbidden' || error.code === 'unauthenticated') throw error;
    const problems =
      error.problems.length > 0 ? error.problems : [{ field: '', rule: error.code, message: error.words }];
    return draw(desk, application, posted, problems);
  }
}

/** What stands blank on the page was not answered. */
const given = (answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));

async function load(desk: Desk, who: string, item: string): Promise<Application> {
  const { engine } = desk.platform;
  const applicant = await applicantOf(desk, who);
  const published = await engine.versions.inForceOrRefuse(engine.database, item, desk.today);
  if (published.kind === 'item') {
    const { form, materials } = published.definition;
    return { applicant, published, fields: form, materials };
  }
  const { bundle, items } = await itemsOfBundle(engine, published.definition, desk.today);
  return {
    applicant,
    published,
    fields: mergedForm(bundle, items).fields,
    materials: mergedMaterials(bundle, items).map(({ material }) => material),
  };
}

async function draw(
  desk: Desk,
  application: Application,
  posted: Posted | null,
  problems: readonly Problem[],
): Promise<Answer> {
  const { t, platform, language } = desk;
  const { applicant, published, fields, materials } = application;
  const places = await placesOf(platform);
  const { values: known, sources } = prefilled(desk, application, places);
  const pressed = posted ? readButtons(posted.body) : null;
  const values = posted ? readForm(fields, pressed?.body ?? posted.body) : known;
  const titles = titlesOf(fields);
  const regionProblems = problems
    .filter(({ field }) => field === 'region')
    .map((problem) => ({ ...problem, field: 'region_of_case' }));
  const shown = [...problems.filter(({ field }) => field !== 'region'), ...regionProblems];
  const title = t(messages.apply_for(published.title));
  return {
    title,
    area: 'counter',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <>
        {problems.length > 0 && (
          <ErrorSummary
            desk={desk}
            refusal={{ words: shared.errors_found, problems: shown }}
            linked={(field) => field !== '' && !field.startsWith('condition.')}
          />
        )}
        <h1>{title}</h1>
        <Chosen desk={desk} applicant={applicant} />
        <form
          method="post"
          encType="multipart/form-data"
          action={`/desk/counter/application?applicant=${encodeURIComponent(keyOf(applicant))}&item=${published.item}`}
        >
          <Hidden values={{ _key: posted?.one('_key') || newId(), _version: published.id }} />
          <section class="panel" aria-labelledby="form-title">
            <h2 id="form-title">{t(messages.form)}</h2>
            <SelectInput
              desk={desk}
              name="region_of_case"
              label={t(messages.region)}
              value={posted ? posted.one('region_of_case') : (ownCounty(desk) ?? '')}
              options={places.counties.map(({ value, name }) => [value, name])}
              problems={shown}
            />
            <FormInputs
              desk={desk}
              fields={fields}
              values={values}
              problems={shown}
              places={places}
              names={places.names}
              conditions={{}}
              sources={posted ? {} : sources}
              adding={pressed?.adding}
            />
          </section>
          <section class="panel" aria-labelledby="materials-title">
            <h2 id="materials-title">{t(messages.materials)}</h2>
            <p class="note">{t(messages.materials_lead)}</p>
            <MaterialInputs
              desk={desk}
              materials={materials}
              given={posted ? materialsIn(posted, materials) : []}
              files={posted?.files ?? {}}
              problems={shown}
              needed={({ when }) =>
                when
                  ? t({
                      zh: messages.only_if(sentence(when, titles, 'zh')).zh,
                      en: messages.only_if(sentence(when, titles, language)).en,
                    })
                  : null
              }
            />
          </section>
          <Warnings desk={desk} problems={shown} posted={posted} />
          <button class="button" type="submit">
            {t(messages.submit)}
          </button>
        </form>
      </>
    ),
  };
}

/** The clerk's own county, where the post lies in one. */
const ownCounty = ({ actor }: Desk): string | undefined =>
  actor.posts.flatMap(({ region }) => region.split('.').find((code) => code.length === 6) ?? [])[0];

/** Warnings without an input of their own, such as conditions that the answers do not meet: confirmed by a tick. */
function Warnings({
  desk,
  problems,
  posted,
}: {
  desk: Desk;
  problems: readonly Problem[];
  posted: Posted | null;
}): JSX.Element | null {
  const warned = problems.filter(({ severity, field }) => severity === 'warn' && field.startsWith('condition.'));
  // Once confirmed, a warning does not come back; its confirmation must travel on.
  const before = (posted?.all(CONFIRMED) ?? []).filter(
    (field) => field.startsWith('condition.') && !warned.some((problem) => problem.field === field),
  );
  if (warned.length + before.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="warnings-title">
      <h2 id="warnings-title">{desk.t(messages.warnings)}</h2>
      {before.map((field) => (
        <input type="hidden" name={CONFIRMED} value={field} />
      ))}
      {warned.map(({ field, message }) => (
        <div id={idOfInput(field)}>
          <TickInput desk={desk} form="warn" name={CONFIRMED} value={field} label={desk.t(message)} />
        </div>
      ))}
    </section>
  );
}

/** Answers that the applicant's register entry gives, with where they come from. */
function prefilled(
  { t }: Desk,
  { applicant, fields }: Application,
  places: Places,
): { readonly values: Readonly<Record<string, unknown>>; readonly sources: Readonly<Record<string, string>> } {
  const values: Record<string, unknown> = {};
  const sources: Record<string, string> = {};
  const register = t(applicant.kind === 'person' ? messages.person : messages.enterprise);
  for (const [name, field] of Object.entries(fields)) {
    const [kind, part = ''] = (field['x-prefill'] ?? '').split('.');
    const known = kind === applicant.kind ? applicant.values[part] : undefined;
    const value = field['x-field'] === 'region' ? offeredPlace(places, known) : known;
    if (value === undefined || value === null) continue;
    values[name] = value;
    sources[name] = t(messages.source(register));
  }
  return { values, sources };
}

/** The township or county in which a division lies: the select offers no villages. */
const offeredPlace = ({ townships }: Places, code: unknown): string | undefined =>
  typeof code === 'string'
    ? [9, 6].map((length) => code.slice(0, length)).find((part) => townships.some(({ value }) => value === part))
    : undefined;
