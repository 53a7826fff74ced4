import { checkRecord } from '../../../kernel/fields/check-record.ts';
import type { Fields } from '../../../kernel/fields/field.ts';
import { readForm } from '../../../kernel/fields/read-form.ts';
import type { HandedIn } from '../../../kernel/procedures/action.ts';
import type { Material } from '../../../kernel/procedures/definition.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import { type Posted, readPosted } from '../body.ts';
import type { Answer, Desk } from '../desk.ts';
import { FormInputs } from '../form-inputs.tsx';
import { MaterialInputs, materialsIn } from '../material-inputs.tsx';
import { messages } from './action-messages.ts';
import { type CaseData, loadCase } from './case-data.ts';
import { missingLine } from './log.tsx';
import { isAnswer, sendSideForm, sideForm } from './side-form.tsx';

/** What was asked for, taken in at the window: on paper or as scans, and corrected answers. */
export async function supplementPage(desk: Desk): Promise<Answer> {
  const data = await loadCase(desk, desk.params.id ?? '');
  return draw(desk, data, null, data.view.state.form, []);
}

/** Hands it in for the applicant. */
export async function supplement(desk: Desk): Promise<Answer> {
  const before = await loadCase(desk, desk.params.id ?? '');
  const { applicant_kind: kind, applicant: id } = before.view.head;
  const posted = await readPosted(desk, { holder: { kind, id } });
  const { fields, materials } = askedFor(before);
  const typed = readForm(fields, posted.body);
  const { value, problems } = checkRecord(fields, typed, { partial: true, confirmed: posted.all('_confirmed') });
  const values = { ...before.view.state.form, ...typed };
  const handedIn = materialsIn(posted, materials);
  const changed = Object.entries(value).some(
    ([name, now]) => JSON.stringify(now) !== JSON.stringify(before.view.state.form[name] ?? null),
  );
  const empty = posted.problems.length + problems.length + handedIn.length === 0 && !changed;
  const found = [
    ...posted.problems,
    ...problems,
    ...(empty ? [{ field: firstInput(materials, fields), rule: 'required', message: messages.supplement_empty }] : []),
  ];
  if (found.length > 0) return draw(desk, before, posted, values, found);
  const content = {
    materials: handedIn,
    ...(Object.keys(value).length > 0 ? { form: value } : {}),
  };
  const sent = await sendSideForm(desk, 'supplement', content, posted);
  return isAnswer(sent) ? sent : draw(desk, before, posted, values, sent);
}

/** The questions and materials that the open request names; all materials where it names none. */
function askedFor({ view, fields, materials }: CaseData): {
  readonly fields: Fields;
  readonly materials: readonly Material[];
} {
  const missing = view.state.supplements.find(({ answered_at }) => answered_at === null)?.missing ?? [];
  const named = materials.filter(({ code }) => missing.some(({ material }) => material === code));
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => missing.some(({ field }) => field === name))),
    materials: named.length > 0 ? named : materials,
  };
}

const firstInput = ([material]: readonly Material[], fields: Fields): string =>
  material ? `materials.${material.code}` : (Object.keys(fields)[0] ?? '');

function draw(
  desk: Desk,
  data: CaseData,
  posted: Posted | null,
  values: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): Answer {
  const { t } = desk;
  const { fields, materials } = askedFor(data);
  const missing = data.view.state.supplements.find(({ answered_at }) => answered_at === null)?.missing ?? [];
  const given: readonly HandedIn[] = posted ? materialsIn(posted, materials) : [];
  return sideForm({
    desk,
    data,
    title: t(messages.window_supplement_title),
    lead: t(messages.window_supplement_lead),
    path: 'supplement',
    posted,
    problems,
    submit: t(messages.submit),
    children: (
      <>
        <h2>{t(messages.asked)}</h2>
        <ul class="plain-list">
          {missing.map((each) => (
            <li>{missingLine(data, each)}</li>
          ))}
        </ul>
        <h2>{t(messages.supplement_materials)}</h2>
        <MaterialInputs
          desk={desk}
          materials={materials}
          given={given}
          files={posted?.files ?? {}}
          problems={problems}
        />
        <FormInputs
          desk={desk}
          fields={fields}
          values={values}
          problems={problems}
          places={data.places}
          names={data.names}
        />
      </>
    ),
  });
}
