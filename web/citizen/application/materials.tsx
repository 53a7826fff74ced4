import type { JSX } from 'preact';
import { ACCEPTED_BY_DEFAULT, storeAttachment } from '../../../kernel/documents/attachment.ts';
import { removeAttachment } from '../../../kernel/documents/attachment-keeping.ts';
import { type AttachmentRow, attachmentsOfDraft } from '../../../kernel/documents/attachment-reading.ts';
import type { AcceptedKind } from '../../../kernel/documents/file-kind.ts';
import { acceptOf } from '../../../kernel/fields/file/file.ts';
import { idOfInput } from '../../../kernel/fields/screen.ts';
import type { HandedIn } from '../../../kernel/procedures/action.ts';
import type { Material } from '../../../kernel/procedures/definition.ts';
import { saveDraft } from '../../../kernel/procedures/draft.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { guideMessages } from '../catalogue/guide-messages.ts';
import { Actions, ErrorSummary, type Task, Tasks } from '../components.tsx';
import { titleOf } from '../matter.ts';
import { messages } from '../messages.ts';
import type { Sheet } from '../page.tsx';
import type { Answer } from '../page-routes.ts';
import { textIn, type Visit } from '../visit.ts';
import {
  type Application,
  isHandedIn,
  type MaterialState,
  materialStates,
  nextPage,
  openApplication,
  unanswered,
} from './application.ts';
import { applicationMessages as m } from './messages.ts';
import { updatedSheet } from './start.tsx';

/** All materials with their states; what need not be handed in says why. */
export async function materialsPage(given: Visit): Promise<Answer> {
  const application = await openApplication(given);
  if (application.superseded) return updatedSheet(application);
  const { visit, draft, matter } = application;
  // The answers decide which materials are called for, so they come first.
  if (unanswered(application).length > 0) return { to: nextPage(application) };
  const { t } = visit;
  const states = await materialStates(application);
  const body = (
    <>
      <p class="caption">{t(titleOf(matter))}</p>
      <h1>{t(m.materials_title)}</h1>
      {states.length === 0 ? (
        <p class="lead">{t(m.no_materials)}</p>
      ) : (
        <>
          <p class="lead">{t(m.materials_lead)}</p>
          <Tasks tasks={states.map((state) => taskOf(application, state))} />
        </>
      )}
      <Actions>
        <a class="button" href={`/apply/${draft.id}/check`}>
          {t(messages.continue)}
        </a>
      </Actions>
    </>
  );
  return { title: `${t(m.materials_title)}：${t(titleOf(matter))}`, back: `/apply/${draft.id}`, body };
}

function taskOf({ visit, draft, matter }: Application, state: MaterialState): Task {
  const { t } = visit;
  const { material, because, handed_in, needed, needed_by } = state;
  const files = handed_in?.attachments.length ?? 0;
  const items = matter.items.filter(({ item }) => needed_by.includes(item)).map(({ title }) => title);
  const note = [because === undefined ? '' : because, matter.items.length > 1 ? t(m.needed_by(items.join('、'))) : '']
    .filter(Boolean)
    .join('。');
  if (because !== undefined && files === 0) return { title: material.name, note, state: t(m.exempt), tone: 'good' };
  const href = `/apply/${draft.id}/materials/${material.code}`;
  if (files > 0) return { title: material.name, href, note, state: t(m.uploaded(files)), tone: 'good' };
  return {
    title: material.name,
    href,
    note,
    state: t(needed ? m.to_upload : m.if_any),
    tone: needed ? 'warn' : 'plain',
  };
}

/** One material: what is wanted, what is there, and the file inputs. */
export async function uploadPage(given: Visit): Promise<Answer> {
  const application = await openApplication(given);
  if (application.superseded) return updatedSheet(application);
  return uploadSheet(application, []);
}

/** Takes files for a material; what is refused says why, and what was good stays. */
export async function takeUpload(given: Visit): Promise<Answer> {
  const application = await openApplication(given);
  const { visit, draft } = application;
  const { platform, actor, request } = visit;
  const { material } = stateOrThrow(await materialStates(application), visit);
  const problems: Problem[] = [];
  const stored: string[] = [];
  for await (const part of request.files()) {
    if (part.filename === '') {
      part.file.resume();
      continue;
    }
    try {
      const attachment = await storeAttachment(platform.files, platform.database, actor, platform.now, {
        stream: part.file,
        file_name: part.filename,
        purpose: material.code,
        draft_id: draft.id,
        accepts: material.accepts ?? ACCEPTED_BY_DEFAULT,
      });
      stored.push(attachment.id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      part.file.resume();
      const message = { zh: `${part.filename}：${error.words.zh}`, en: `${part.filename}: ${error.words.en}` };
      problems.push({ field: 'file', rule: error.code, message });
    }
  }
  if (stored.length === 0 && problems.length === 0)
    problems.push({ field: 'file', rule: 'required', message: m.file_first });
  if (stored.length > 0) await saveFiles(application, material.code, (files) => [...new Set([...files, ...stored])]);
  if (problems.length > 0) return uploadSheet(await openApplication(visit), problems);
  return { to: `/apply/${draft.id}/materials/${material.code}` };
}

/** Takes a file back. */
export async function takeRemoval(given: Visit): Promise<Answer> {
  const application = await openApplication(given);
  const { visit, draft } = application;
  const { platform, actor, body, params } = visit;
  const id = textIn(body, 'attachment');
  const code = params.code ?? '';
  const known = draft.materials.some((each) => each.code === code && each.attachments.includes(id));
  if (known) {
    await saveFiles(application, code, (files) => files.filter((file) => file !== id));
    await platform.database.transaction((tx) => removeAttachment(tx, actor, platform.now, id));
  }
  return { to: `/apply/${draft.id}/materials/${code}` };
}

async function saveFiles(
  { visit, draft }: Application,
  code: string,
  change: (files: readonly string[]) => readonly string[],
): Promise<void> {
  const before = draft.materials.find((each) => each.code === code)?.attachments ?? [];
  const others = draft.materials.filter((each) => each.code !== code);
  const files = change(before);
  const materials: readonly HandedIn[] = files.length === 0 ? others : [...others, { code, attachments: [...files] }];
  await saveDraft(visit.platform.engine, visit.actor, draft.id, { materials });
}

function stateOrThrow(states: readonly MaterialState[], visit: Visit): MaterialState {
  const state = states.find(({ material }) => material.code === visit.params.code);
  if (!state) throw new Refusal('not_found', messages.not_found);
  return state;
}

async function uploadSheet(application: Application, problems: readonly Problem[]): Promise<Sheet> {
  const { visit, draft, matter } = application;
  const { t, platform } = visit;
  const state = stateOrThrow(await materialStates(application), visit);
  const { material } = state;
  const rows = await attachmentsOfDraft(platform.database, draft.id);
  const files = rows.filter(({ id }) => state.handed_in?.attachments.includes(id));
  const address = `/apply/${draft.id}/materials/${material.code}`;
  const body = (
    <>
      <ErrorSummary visit={visit} problems={problems} />
      <p class="caption">
        {t(titleOf(matter))}，{t(m.materials_title)}
      </p>
      <h1>{material.name}</h1>
      {material.filling_note !== undefined && <p class="lead">{material.filling_note}</p>}
      {material.acceptance_standard !== undefined && <p>{t(guideMessages.standard(material.acceptance_standard))}</p>}
      {files.length > 0 && <FileList visit={visit} files={files} address={address} />}
      <form method="post" action={address} encType="multipart/form-data">
        <FileInputs visit={visit} material={material} problems={problems} />
        <Actions>
          <button class={files.length > 0 ? 'button button-secondary' : 'button'} type="submit">
            {t(m.upload)}
          </button>
          {isHandedIn(state) && (
            <a class={files.length > 0 ? 'button' : 'tap'} href={`/apply/${draft.id}/materials`}>
              {t(m.materials_back)}
            </a>
          )}
        </Actions>
      </form>
    </>
  );
  return { title: material.name, back: `/apply/${draft.id}/materials`, failed: problems.length > 0, body };
}

/** Files that are there, each to look at and to take back. */
export function FileList({
  visit,
  files,
  address,
}: {
  visit: Visit;
  files: readonly AttachmentRow[];
  /** Where a file is taken back; without it they can only be looked at. */
  address?: string;
}): JSX.Element {
  const { t } = visit;
  return (
    <>
      <h2>{t(m.files_so_far)}</h2>
      <ul class="tasks">
        {files.map(({ id, file_name, size }) => (
          <li class="task">
            <div class="task-text">
              <a class="tap" href={`/files/${id}`}>
                <bdi>{file_name}</bdi>
              </a>
              <p class="fine">{sizeText(size)}</p>
            </div>
            {address !== undefined && (
              <form method="post" action={`${address}/remove`}>
                <input type="hidden" name="attachment" value={id} />
                <button class="link-button" type="submit">
                  {t(m.remove)}
                  <span class="visually-hidden">{file_name}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const KIB = 1024;

/** A size in bytes as people read it. */
export const sizeText = (bytes: number): string =>
  bytes < KIB * KIB ? `${Math.max(1, Math.round(bytes / KIB))} KB` : `${(bytes / KIB / KIB).toFixed(1)} MB`;

const MEGABYTE = KIB * KIB;

function FileInputs({
  visit,
  material,
  problems,
}: {
  visit: Visit;
  material: Material;
  problems: readonly Problem[];
}): JSX.Element {
  const { t, platform } = visit;
  const id = idOfInput('file');
  // Text is taken nowhere by default, so the four kinds that a file input names are all.
  const kinds = (material.accepts ?? ACCEPTED_BY_DEFAULT).filter(
    (kind): kind is Exclude<AcceptedKind, 'text'> => kind !== 'text',
  );
  const limit = `${Math.floor(platform.config.fileLimit / MEGABYTE)} MB`;
  return (
    <div class={problems.length > 0 ? 'field field-error' : 'field'}>
      <p class="hint" id={`${id}-hint`}>
        {t(m.upload_hint(kinds.map((kind) => t(m.kinds[kind])).join('、'), limit))}
      </p>
      {problems.length > 0 && (
        <div class="error" id={`${id}-error`}>
          {problems.map(({ message }) => (
            <p>{t(message)}</p>
          ))}
        </div>
      )}
      <label class="label" for={id}>
        {t(m.choose)}
      </label>
      <input
        class="input file"
        type="file"
        id={id}
        name="file"
        multiple
        accept={kinds.map((kind) => acceptOf[kind]).join(',')}
        aria-describedby={problems.length > 0 ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={problems.length > 0 ? 'true' : undefined}
      />
      {kinds.includes('image') && (
        <>
          <label class="label" for={`${id}-photo`}>
            {t(m.photo)}
          </label>
          <input
            class="input file"
            type="file"
            id={`${id}-photo`}
            name="photo"
            accept="image/*"
            capture="environment"
          />
        </>
      )}
    </div>
  );
}
