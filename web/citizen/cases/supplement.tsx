import type { JSX } from 'preact';
import { dateOf } from '../../../kernel/dates.ts';
import { ACCEPTED_BY_DEFAULT, storeAttachment } from '../../../kernel/documents/attachment.ts';
import { removeAttachment } from '../../../kernel/documents/attachment-keeping.ts';
import { type AttachmentRow, uploadsForCase } from '../../../kernel/documents/attachment-reading.ts';
import { checkRecord } from '../../../kernel/fields/check-record.ts';
import type { Fields } from '../../../kernel/fields/field.ts';
import { acceptOf } from '../../../kernel/fields/file/file.ts';
import { readButtons, readConfirmed, readForm } from '../../../kernel/fields/read-form.ts';
import { type InputProps, idOfInput } from '../../../kernel/fields/screen.ts';
import { screensOfField } from '../../../kernel/fields/screens.tsx';
import { openSupplement, type SupplementRequest } from '../../../kernel/procedures/case-state.ts';
import type { Material } from '../../../kernel/procedures/definition.ts';
import { type CaseView, findCase } from '../../../kernel/procedures/find-case.ts';
import { materialsKnown } from '../../../kernel/procedures/receipt-materials.ts';
import { takeAction } from '../../../kernel/procedures/take-action.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { FileList } from '../application/materials.tsx';
import { countiesOf, regionNames, townshipsOf } from '../application/regions.ts';
import { Actions, ErrorSummary } from '../components.tsx';
import { dayText } from '../day-texts.ts';
import { formOf, matterOf } from '../matter.ts';
import type { Sheet } from '../page.tsx';
import type { Answer } from '../page-routes.ts';
import { textIn, type Visit } from '../visit.ts';
import { supplementMessages as m } from './messages.ts';

const MEGABYTE = 1024 * 1024;

/** What is asked of the applicant, what has been uploaded for it so far, and the form's fields that are to be corrected. */
interface Supplement {
  readonly visit: Visit;
  readonly view: CaseView;
  readonly request: SupplementRequest;
  readonly materials: readonly Material[];
  readonly fields: Fields;
  readonly uploads: readonly AttachmentRow[];
}

/** Material under which files go that answer a request which names none. */
const OTHER = 'supplement';

/** Uploads of an answer that is not sent yet are marked by the case and the material they are for. */
const purposeOf = (caseId: string, code: string): string => `supplement/${caseId}/${code}`;

async function openRequest(visit: Visit): Promise<Supplement> {
  const { platform, actor, params } = visit;
  const view = await findCase(platform.engine, actor, params.id ?? '');
  const request = openSupplement(view.state);
  if (!request) throw new Refusal('wrong_state', m.nothing);
  const known = await materialsKnown(platform.engine, view.published, view.state);
  const matter = await matterOf(platform, view.published, view.head.region);
  const form = formOf(matter, view.state.form);
  const fields = Object.fromEntries(
    request.missing.flatMap(({ field }) => {
      const found = field === undefined ? undefined : form[field];
      return field !== undefined && found ? [[field, found]] : [];
    }),
  );
  const codes = [...new Set(request.missing.flatMap(({ material }) => material ?? []))];
  const uploads = await uploadsForCase(platform.database, actor, view.head.id);
  return {
    visit,
    view,
    request,
    materials: codes.flatMap((code) => known.find((material) => material.code === code) ?? []),
    fields,
    uploads,
  };
}

const filesFor = ({ uploads, view }: Supplement, code: string): readonly AttachmentRow[] =>
  uploads.filter(({ purpose }) => purpose === purposeOf(view.head.id, code));

/** Everything that is missing, with what answers it. */
export const supplementPage = async (visit: Visit): Promise<Answer> => {
  const supplement = await openRequest(visit);
  return supplementSheet(supplement, supplement.view.state.form, []);
};

/** Takes files for one of the materials asked for. */
export async function takeSupplementFiles(visit: Visit): Promise<Answer> {
  const supplement = await openRequest(visit);
  const { platform, actor, request, params } = visit;
  const { view } = supplement;
  const code = params.code ?? '';
  const material = supplement.materials.find((each) => each.code === code);
  if (!material && code !== OTHER) throw new Refusal('not_found', m.nothing);
  const problems: Problem[] = [];
  let taken = 0;
  for await (const part of request.files()) {
    if (part.filename === '') {
      part.file.resume();
      continue;
    }
    try {
      await storeAttachment(platform.files, platform.database, actor, platform.now, {
        stream: part.file,
        file_name: part.filename,
        purpose: purposeOf(view.head.id, code),
        accepts: material?.accepts ?? ACCEPTED_BY_DEFAULT,
      });
      taken += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      part.file.resume();
      const message = { zh: `${part.filename}：${error.words.zh}`, en: `${part.filename}: ${error.words.en}` };
      problems.push({ field: `files.${code}`, rule: error.code, message });
    }
  }
  if (taken === 0 && problems.length === 0)
    problems.push({ field: `files.${code}`, rule: 'required', message: m.choose_file });
  if (problems.length > 0) return supplementSheet(await openRequest(visit), view.state.form, problems);
  return { to: `/cases/${view.head.id}/supplement` };
}

/** Takes back a file that is not sent yet. */
export async function takeSupplementRemoval(visit: Visit): Promise<Answer> {
  const supplement = await openRequest(visit);
  const { platform, actor, body } = visit;
  const id = textIn(body, 'attachment');
  if (supplement.uploads.some((upload) => upload.id === id))
    await platform.database.transaction((tx) => removeAttachment(tx, actor, platform.now, id));
  return { to: `/cases/${supplement.view.head.id}/supplement` };
}

/** Sends the answer: corrected fields and uploaded files together, once. */
export async function takeSupplement(visit: Visit): Promise<Answer> {
  const supplement = await openRequest(visit);
  const { view, fields, materials } = supplement;
  const { platform, actor, body } = visit;
  const pressed = readButtons(body);
  const typed = readForm(fields, pressed?.body ?? body);
  if (pressed) return supplementSheet(supplement, { ...view.state.form, ...typed }, []);
  const { value, problems } = checkRecord(fields, typed, {
    today: dateOf(platform.now()),
    confirmed: readConfirmed(body),
    asked: () => true,
  });
  const without = materials
    .filter(({ code }) => filesFor(supplement, code).length === 0)
    .map(({ code, name }): Problem => ({ field: `files.${code}`, rule: 'required', message: m.file_required(name) }));
  if (problems.length + without.length > 0)
    return supplementSheet(supplement, { ...view.state.form, ...typed }, [...problems, ...without]);
  const handedIn = [...materials.map(({ code }) => code), OTHER].flatMap((code) => {
    const attachments = filesFor(supplement, code).map(({ id }) => id);
    return attachments.length > 0 ? [{ code, attachments }] : [];
  });
  const content = {
    materials: handedIn,
    ...(Object.keys(fields).length > 0 ? { form: value } : {}),
  };
  const key = `supplement:${view.state.supplements.length}`;
  await takeAction(platform.engine, actor, { case_id: view.head.id, kind: 'supplement', content, key });
  return { to: `/cases/${view.head.id}?done=supplement` };
}

async function supplementSheet(
  supplement: Supplement,
  values: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): Promise<Sheet> {
  const { visit, view, request, materials, fields } = supplement;
  const { t, language } = visit;
  const base = `/cases/${view.head.id}/supplement`;
  const others = request.missing.some(({ material, field }) => material === undefined && field === undefined);
  const body = (
    <>
      <ErrorSummary visit={visit} problems={problems} />
      <p class="caption">
        {view.head.title}，{t(m.asked_on(t(dayText(request.requested_on))))}
      </p>
      <h1>{t(m.title)}</h1>
      <p class="lead">{t(m.lead)}</p>
      <ol>
        {request.missing.map(({ what }) => (
          <li>{what}</li>
        ))}
      </ol>
      {[
        ...materials.map(({ code, name }) => ({ code, name })),
        ...(others ? [{ code: OTHER, name: t(m.free) }] : []),
      ].map(({ code, name }) => (
        <section aria-labelledby={`material-${code}`}>
          <h2 id={`material-${code}`}>{name}</h2>
          <Files supplement={supplement} code={code} problems={problems} />
        </section>
      ))}
      <form method="post" action={base}>
        {
          await Promise.all(
            Object.entries(fields).map(async ([name, field]) => {
              const { Input } = screensOfField(field);
              const places = await placesFor(visit, view, name, values[name], field['x-field'] === 'region');
              return (
                <Input
                  field={field}
                  name={name}
                  value={values[name]}
                  problems={problems}
                  language={language}
                  {...places}
                />
              );
            }),
          )
        }
        <Actions>
          <button class="button" type="submit">
            {t(m.send)}
          </button>
        </Actions>
      </form>
    </>
  );
  return {
    title: `${t(m.title)}：${view.head.title}`,
    back: `/cases/${view.head.id}`,
    failed: problems.length > 0,
    body,
  };
}

async function placesFor(
  visit: Visit,
  view: CaseView,
  name: string,
  value: unknown,
  isRegion: boolean,
): Promise<Partial<InputProps>> {
  if (!isRegion) return {};
  const chosen =
    textIn(visit.body, `${name}.upper`) || (typeof value === 'string' ? value : view.head.region).slice(0, 6);
  return {
    upper: { value: chosen, options: await countiesOf(visit) },
    options: await townshipsOf(visit, chosen),
    names: await regionNames(visit),
  };
}

function Files({
  supplement,
  code,
  problems,
}: {
  supplement: Supplement;
  code: string;
  problems: readonly Problem[];
}): JSX.Element {
  const { visit, view, materials } = supplement;
  const { t, platform } = visit;
  const files = filesFor(supplement, code);
  const name = `files.${code}`;
  const id = idOfInput(name);
  const found = problems.filter(({ field }) => field === name);
  const kinds = materials.find((each) => each.code === code)?.accepts ?? (['pdf', 'image', 'office', 'ofd'] as const);
  const base = `/cases/${view.head.id}/supplement`;
  return (
    <>
      {files.length > 0 && <FileList visit={visit} files={files} address={base} />}
      <form method="post" action={`${base}/files/${code}`} encType="multipart/form-data">
        <div class={found.length > 0 ? 'field field-error' : 'field'}>
          <label class="label" for={id}>
            {t(m.files)}
          </label>
          <p class="hint" id={`${id}-hint`}>
            {t(m.files_hint(`${Math.floor(platform.config.fileLimit / MEGABYTE)} MB`))}
          </p>
          {found.map(({ message }) => (
            <div class="error" id={`${id}-error`}>
              <p>{t(message)}</p>
            </div>
          ))}
          <input
            class="input file"
            type="file"
            id={id}
            name="file"
            multiple
            accept={kinds.map((kind) => acceptOf[kind]).join(',')}
            aria-describedby={`${id}-hint`}
          />
        </div>
        <button class="button button-secondary" type="submit">
          {t(m.upload)}
        </button>
      </form>
    </>
  );
}
