import type { JSX } from 'preact';
import { newId } from '../../../kernel/database/new-id.ts';
import { checkRecord } from '../../../kernel/fields/check-record.ts';
import type { Fields } from '../../../kernel/fields/field.ts';
import { readButtons, readConfirmed, readForm } from '../../../kernel/fields/read-form.ts';
import { may } from '../../../kernel/people/authorisation.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import type { Entry } from '../../../kernel/registers/entry.ts';
import { findEntry } from '../../../kernel/registers/find.ts';
import { demandAnyWrite } from '../../../kernel/registers/permission.ts';
import { putEntry } from '../../../kernel/registers/put.ts';
import type { AnyRegister } from '../../../kernel/registers/register.ts';
import { isMasked } from '../../../kernel/registers/sight.ts';
import { readPosted } from '../body.ts';
import { type Answer, address, type Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { FormInputs } from '../form-inputs.tsx';
import { Hidden } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { placesOf } from '../places.ts';
import { namesFor } from '../reference-names.ts';
import { type ChangedMeanwhile, changedSince, changesAgainst } from './changes.tsx';
import { hidesValues } from './list.tsx';
import { messages } from './messages.ts';
import { registerOf } from './pages.tsx';
import { type Found, searchReferences } from './reference-search.ts';

type Values = Readonly<Record<string, unknown>>;

/** The form of an entry as it is drawn. */
interface EntryForm {
  readonly register: AnyRegister;
  /** Null for a new one. */
  readonly entry: Entry | null;
  /** Id under which a new entry is written, however often the form is sent. */
  readonly id: string;
  readonly values: Values;
  readonly problems: readonly Problem[];
  readonly found?: Found;
  readonly adding?: string | undefined;
  readonly meanwhile?: ChangedMeanwhile;
}

/** A blank form, derived from the declaration: `/desk/registers/:name/new`. */
export async function newEntryPage(desk: Desk): Promise<Answer> {
  const register = registerOf(desk);
  demandAnyWrite(desk.actor, register);
  return draw(desk, { register, entry: null, id: newId(), values: {}, problems: [] });
}

/** The form of an entry that stands: `/desk/registers/:name/:id/edit`. */
export async function editEntryPage(desk: Desk): Promise<Answer> {
  const register = registerOf(desk);
  const entry = await entryOrRefuse(desk, register);
  return draw(desk, { register, entry, id: entry.id, values: { ...entry.values }, problems: [] });
}

/** Writes a new entry. */
export async function addEntry(desk: Desk): Promise<Answer> {
  const register = registerOf(desk);
  demandAnyWrite(desk.actor, register);
  return save(desk, register, null);
}

/** Writes what was changed in an entry, and only that. */
export async function changeEntry(desk: Desk): Promise<Answer> {
  const register = registerOf(desk);
  return save(desk, register, await entryOrRefuse(desk, register));
}

/** Whether the form of an entry is open to the officer. */
export const mayEdit = ({ actor }: Desk, register: AnyRegister, entry: Entry): boolean =>
  may(actor, register.access.write, { ...entry.values, id: entry.id });

async function entryOrRefuse(desk: Desk, register: AnyRegister): Promise<Entry> {
  const { platform, actor, params } = desk;
  const entry = await findEntry(platform.database, actor, platform.now, register, params.id ?? '');
  if (!entry) throw new Refusal('not_found', shared.not_found);
  if (!mayEdit(desk, register, entry)) throw new Refusal('forbidden', messages.may_not_edit);
  return entry;
}

/** What the form asks: a value that the officer sees masked is not asked, and stays as it is. */
const askedFields = (register: AnyRegister, entry: Entry | null): Fields =>
  entry === null || entry.whole
    ? register.fields
    : Object.fromEntries(Object.entries(register.fields).filter(([name]) => !isMasked(register, name)));

async function save(desk: Desk, register: AnyRegister, entry: Entry | null): Promise<Answer> {
  const { platform, actor, today } = desk;
  const posted = await readPosted(desk);
  const fields = askedFields(register, entry);
  const pressed = readButtons(posted.body);
  const body = pressed?.body ?? posted.body;
  const typed: Values = { ...entry?.values, ...readForm(fields, body) };
  const id = entry?.id ?? (posted.one('_id') || newId());
  const form = { register, entry, id, values: typed, problems: posted.problems };
  if (pressed)
    return draw(desk, {
      ...form,
      adding: pressed.adding,
      ...(pressed.show ? { found: await searchReferences(desk, fields, body, [pressed.show]) } : {}),
    });
  const confirmed = readConfirmed(body);
  const checked = checkRecord(fields, readForm(fields, body), { partial: entry !== null, confirmed, today });
  const problems = [...posted.problems, ...checked.problems];
  if (problems.length > 0) return again(desk, { ...form, problems }, fields, body);
  const seen = Number(posted.one('_version'));
  const values: Values = entry ? await changesAgainst(desk, register, entry, seen, checked.value) : checked.value;
  try {
    const put = { id, version: entry ? seen : 0, values, confirmed };
    const { outcome } = await platform.database.transaction((tx) => putEntry(tx, actor, platform.now, register, put));
    return { redirect: address(`/desk/registers/${register.name}/${id}`, { done: outcome }) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'not_found') throw error;
    if (error.code === 'stale' && entry) {
      const meanwhile = await changedSince(desk, register, entry, seen);
      const merged = { ...entry.values, ...values };
      return draw(desk, { ...form, values: merged, meanwhile, problems: [problemOf(register, error)] });
    }
    const found = error.problems.length > 0 ? error.problems : [problemOf(register, error)];
    return again(desk, { ...form, problems: found }, fields, body);
  }
}

/** What a refusal without problems is about: another entry's key stands at the key, the rest at the head of the form. */
function problemOf(register: AnyRegister, refusal: Refusal): Problem {
  if (refusal.code === 'stale') return { field: '', rule: 'stale', message: messages.stale };
  const field = refusal.field ?? (refusal.code === 'conflict' ? (register.key[0] ?? '') : '');
  return { field, rule: refusal.code, message: refusal.words };
}

/** The form once more; what was typed into a search box and not chosen is searched for. */
async function again(
  desk: Desk,
  form: EntryForm,
  fields: Fields,
  body: Parameters<typeof readForm>[1],
): Promise<Answer> {
  const wanting = form.problems.map(({ field }) => field);
  return draw(desk, { ...form, found: await searchReferences(desk, fields, body, wanting) });
}

async function draw(desk: Desk, form: EntryForm): Promise<Answer> {
  const { t, platform } = desk;
  const { register, entry, id, values, problems, found, adding, meanwhile } = form;
  const fields = askedFields(register, entry);
  const at = `/desk/registers/${register.name}`;
  const title = t(entry ? messages.edit_title(register.title) : messages.new_title(register.title));
  return {
    title,
    area: 'registers',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="crumbs">
          <a href="/desk/registers">{t(messages.title)}</a> › <a href={at}>{register.title}</a>
          {entry && (
            <>
              {' › '}
              <a href={`${at}/${id}`}>{t(messages.entry)}</a>
            </>
          )}
        </p>
        {problems.length > 0 && (
          <ErrorSummary
            desk={desk}
            refusal={{ words: shared.errors_found, problems }}
            linked={(field) => field !== ''}
          />
        )}
        <h1>{title}</h1>
        {meanwhile}
        {entry && hidesValues(register, entry) && <p class="note">{t(messages.masked_stays)}</p>}
        <form
          class="panel"
          method="post"
          action={entry ? `${at}/${id}/edit` : `${at}/new`}
          encType="multipart/form-data"
        >
          <Hidden values={entry ? { _version: String(entry.version) } : { _id: id }} />
          <FormInputs
            desk={desk}
            fields={fields}
            values={values}
            problems={problems}
            places={await placesOf(platform)}
            names={await namesFor(desk, fields, [values])}
            adding={adding}
            {...(found ? { found } : {})}
          />
          <Buttons desk={desk} back={entry ? `${at}/${id}` : at} />
        </form>
      </>
    ),
  };
}

const Buttons = ({ desk: { t }, back }: { desk: Desk; back: string }): JSX.Element => (
  <div class="buttons">
    <button class="button" type="submit">
      {t(messages.save)}
    </button>
    <a href={back}>{t(shared.back)}</a>
  </div>
);
