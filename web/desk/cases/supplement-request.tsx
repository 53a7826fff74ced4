import type { JSX } from 'preact';
import { printValue } from '../../../kernel/fields/print-value.ts';
import { idOfInput } from '../../../kernel/fields/screen.ts';
import type { ActionContent } from '../../../kernel/procedures/action.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import { type Posted, readPosted } from '../body.ts';
import type { Answer, Desk } from '../desk.ts';
import { TextInput } from '../inputs.tsx';
import { Table } from '../table.tsx';
import { messages } from './action-messages.ts';
import { type CaseData, loadCase } from './case-data.ts';
import { messages as caseMessages } from './messages.ts';
import { isAnswer, sendSideForm, sideForm } from './side-form.tsx';

const OTHERS = [1, 2, 3] as const;

type Missing = ActionContent<'request_supplement'>['missing'];

/** The complete list of what is missing, told once (一次告知): one row for each material and each answer. */
export async function supplementRequestPage(desk: Desk): Promise<Answer> {
  return draw(desk, await loadCase(desk, desk.params.id ?? ''), null, []);
}

/** Tells the applicant. */
export async function requestSupplement(desk: Desk): Promise<Answer> {
  const posted = await readPosted(desk);
  const data = await loadCase(desk, desk.params.id ?? '');
  const missing = missingIn(data, posted);
  if (missing.length === 0)
    return draw(desk, data, posted, [{ field: firstInput(data), rule: 'required', message: messages.supplement_none }]);
  const stage = posted.one('stage');
  const sent = await sendSideForm(desk, 'request_supplement', { missing, ...(stage ? { stage } : {}) }, posted);
  return isAnswer(sent) ? sent : draw(desk, data, posted, sent);
}

function missingIn(data: CaseData, posted: Posted): Missing {
  const said = (name: string, about: { material?: string; field?: string }): Missing => {
    const what = posted.one(name);
    return what === '' ? [] : [{ ...about, what }];
  };
  return [
    ...data.materials.flatMap(({ code }) => said(`material.${code}`, { material: code })),
    ...Object.keys(data.fields).flatMap((field) => said(`answer.${field}`, { field })),
    ...OTHERS.flatMap((n) => said(`other.${n}`, {})),
  ];
}

const firstInput = ({ materials }: CaseData): string => (materials[0] ? `material.${materials[0].code}` : 'other.1');

function draw(desk: Desk, data: CaseData, posted: Posted | null, problems: readonly Problem[]): Answer {
  const { t, language } = desk;
  const { form, materials: handedIn } = data.view.state;
  const asked = Object.entries(data.fields).filter(([name]) => form[name] !== undefined && form[name] !== null);
  const row = (name: string, title: string) => <What title={t(messages.what_for(title))} name={name} posted={posted} />;
  return sideForm({
    desk,
    data,
    title: t(messages.supplement_title),
    lead: t(messages.supplement_lead),
    path: 'supplement-request',
    posted,
    problems,
    submit: t(messages.supplement_submit),
    hidden: { stage: posted?.one('stage') || desk.query.stage },
    children: (
      <>
        <h2>{t(messages.supplement_materials)}</h2>
        <Table
          desk={desk}
          title={t(messages.supplement_materials)}
          columns={[t(caseMessages.material), t(caseMessages.handed_in), t(messages.what)]}
          rows={data.materials.map(({ code, name }) => [
            name,
            t(
              handedIn.some(
                (given) => given.code === code && (given.paper || given.exempt || given.attachments.length > 0),
              )
                ? caseMessages.handed_in
                : caseMessages.missing,
            ),
            row(`material.${code}`, name),
          ])}
        />
        <h2>{t(messages.supplement_fields)}</h2>
        <Table
          desk={desk}
          title={t(messages.supplement_fields)}
          columns={[t(messages.supplement_fields), t(messages.given), t(messages.what)]}
          rows={asked.map(([name, field]) => [
            field.title,
            printValue(field, form[name], language, data.names),
            row(`answer.${name}`, field.title),
          ])}
        />
        <h2>{t(messages.supplement_other)}</h2>
        {OTHERS.map((n) => (
          <TextInput
            desk={desk}
            name={`other.${n}`}
            label={t(messages.other_n(n))}
            value={posted?.one(`other.${n}`) ?? ''}
            optional
          />
        ))}
      </>
    ),
  });
}

/** An input in a table: its name is that of its row. */
const What = ({ title, name, posted }: { title: string; name: string; posted: Posted | null }): JSX.Element => (
  <input
    class="input"
    type="text"
    id={idOfInput(name)}
    name={name}
    value={posted?.one(name) ?? ''}
    aria-label={title}
    autocomplete="off"
  />
);
