import { checkRecord } from '../../../kernel/fields/check-record.ts';
import type { Fields } from '../../../kernel/fields/field.ts';
import { readForm } from '../../../kernel/fields/read-form.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import { type Posted, readPosted } from '../body.ts';
import type { Answer, Desk } from '../desk.ts';
import { FormInputs } from '../form-inputs.tsx';
import { TextInput } from '../inputs.tsx';
import { messages } from './action-messages.ts';
import { type CaseData, loadCase } from './case-data.ts';
import { isAnswer, sendSideForm, sideForm } from './side-form.tsx';

/** The application with its answers as inputs, for errors that are corrected while the applicant waits (当场更正). */
export async function correctPage(desk: Desk): Promise<Answer> {
  const data = await loadCase(desk, desk.params.id ?? '');
  return draw(desk, data, null, data.view.state.form, []);
}

/** Saves what was changed, and only that. */
export async function correct(desk: Desk): Promise<Answer> {
  const posted = await readPosted(desk);
  const data = await loadCase(desk, desk.params.id ?? '');
  const before = data.view.state.form;
  const fields = answered(data);
  const typed = readForm(fields, posted.body);
  const { value, problems } = checkRecord(fields, typed, { partial: true, confirmed: posted.all('_confirmed') });
  const corrections = Object.fromEntries(
    Object.entries(value).filter(([name, now]) => JSON.stringify(now) !== JSON.stringify(before[name] ?? null)),
  );
  const note = posted.one('note');
  const found: Problem[] = [
    ...problems,
    ...(note === ''
      ? [
          {
            field: 'note',
            rule: 'required',
            message: {
              zh: messages.fill(messages.correct_note.zh).zh,
              en: messages.fill(messages.correct_note.en).en,
            },
          },
        ]
      : []),
    ...(problems.length === 0 && Object.keys(corrections).length === 0
      ? [{ field: '', rule: 'unchanged', message: messages.correct_nothing }]
      : []),
  ];
  const values = { ...before, ...typed };
  if (found.length > 0) return draw(desk, data, posted, values, found);
  const sent = await sendSideForm(desk, 'correct_on_spot', { corrections, note }, posted);
  return isAnswer(sent) ? sent : draw(desk, data, posted, values, sent);
}

/** The questions that were answered. What was not asked is not corrected but supplemented. */
function answered({ fields, view }: CaseData): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => view.state.form[name] !== undefined && view.state.form[name] !== null),
  );
}

function draw(
  desk: Desk,
  data: CaseData,
  posted: Posted | null,
  values: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): Answer {
  const { t } = desk;
  return sideForm({
    desk,
    data,
    title: t(messages.correct_title),
    lead: t(messages.correct_lead),
    path: 'correct',
    posted,
    problems,
    submit: t(messages.correct_submit),
    children: (
      <>
        <FormInputs
          desk={desk}
          fields={answered(data)}
          values={values}
          problems={problems}
          places={data.places}
          names={data.names}
        />
        <TextInput
          desk={desk}
          name="note"
          label={t(messages.correct_note)}
          value={posted?.one('note') ?? ''}
          problems={problems}
        />
      </>
    ),
  });
}
