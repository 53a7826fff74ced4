import type { JSX } from 'preact';
import { departmentOf } from '../../../kernel/procedures/directory.ts';
import { pauseNames } from '../../../kernel/procedures/messages.ts';
import type { Offer } from '../../../kernel/procedures/offers.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import type { Desk } from '../desk.ts';
import { FileInput, Hidden, RadioInput, SelectInput, TextAreaInput, TextInput, TickInput } from '../inputs.tsx';
import { messages } from './action-messages.ts';
import type { CaseData } from './case-data.ts';

interface ActionInputsProps {
  readonly desk: Desk;
  readonly data: CaseData;
  readonly offer: Offer;
  /** Name of the form, before the ids of its inputs. */
  readonly form: string;
  readonly problems: readonly Problem[];
  /** What was typed before. */
  readonly value: (name: string) => string;
  /** The same, of inputs that take several. */
  readonly values: (name: string) => readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** The inputs that the law asks for in one kind of action. */
export function ActionInputs(props: ActionInputsProps): JSX.Element | null {
  const { desk, data, offer, form, problems, value, values, files } = props;
  const { t } = desk;
  const { stages, start } = data.view.published.rules;
  const at = { desk, form, problems };
  const area = (name: string, label: string, more: { hint?: string; optional?: boolean } = {}) => (
    <TextAreaInput {...at} name={name} label={label} value={value(name)} {...more} />
  );
  const optionalOpinion = area('opinion', t(messages.opinion), { optional: true });
  const reason = area('reason', t(messages.reason));
  const goes = (targets: readonly string[], legend: string) => (
    <RadioInput
      {...at}
      name="to"
      legend={legend}
      options={targets.map((to) => [to, stages[to]?.title ?? to])}
      {...(value('to') ? { value: value('to') } : {})}
    />
  );
  switch (offer.kind) {
    case 'accept': {
      const next = stages[start]?.next ?? [];
      return (
        <>
          {next.length > 1 && goes(next, t(messages.to))}
          {optionalOpinion}
        </>
      );
    }
    case 'decline':
      return (
        <>
          {reason}
          {form === 'decline-not_competent' && (
            <TextInput
              {...at}
              name="competent_body"
              label={t(messages.competent_body)}
              hint={t(messages.competent_hint)}
              value={value('competent_body')}
            />
          )}
        </>
      );
    case 'complete':
      return (
        <>
          {goes(offer.to ?? [], t(messages.to))}
          {offer.stage && stages[offer.stage]?.two_officers && (
            <SelectInput
              {...at}
              name="second_officer"
              label={t(messages.second_officer)}
              hint={t(messages.second_hint)}
              value={value('second_officer')}
              options={data.colleagues.filter(({ id }) => id !== desk.actor.id).map(({ id, name }) => [id, name])}
            />
          )}
          {optionalOpinion}
          <FileInput
            {...at}
            name="attachments"
            label={t(messages.evidence)}
            optional
            kept={value('attachments')}
            files={files}
          />
        </>
      );
    case 'return':
      return (
        <>
          {goes(offer.to ?? [], t(messages.back_to))}
          {reason}
        </>
      );
    case 'transfer':
      return (
        <>
          <SelectInput
            {...at}
            name="organisation"
            label={t(messages.to_organisation)}
            value={value('organisation')}
            options={sameLine(data, offer)}
          />
          {reason}
        </>
      );
    case 'consult':
      return (
        <>
          <SelectInput
            {...at}
            name="organisations"
            label={t(messages.organisations)}
            hint={t(messages.organisations_hint)}
            values={values('organisations')}
            multiple
            options={askable(desk, data)}
          />
          {area('question', t(messages.question))}
        </>
      );
    case 'give_opinion':
      return (
        <>
          <p class="note">
            {data.view.state.consultations.find(({ number }) => number === offer.consultation)?.question}
          </p>
          <RadioInput
            {...at}
            name="agrees"
            legend={t(messages.agrees)}
            options={[
              ['yes', t(messages.yes)],
              ['no', t(messages.no)],
            ]}
            {...(value('agrees') ? { value: value('agrees') } : {})}
          />
          {area('opinion', t(messages.opinion))}
        </>
      );
    case 'urge':
      return area('text', t(messages.urge_text));
    case 'suspend':
      return (
        <>
          <RadioInput
            {...at}
            name="pause"
            legend={t(messages.pause)}
            options={(offer.pauses ?? []).map((pause) => [pause, t(pauseNames[pause] ?? { zh: pause, en: pause })])}
            {...(value('pause') ? { value: value('pause') } : {})}
          />
          {reason}
          <TextInput
            {...at}
            name="expected_days"
            label={t(messages.expected_days)}
            value={value('expected_days')}
            width={5}
          />
          <FileInput
            {...at}
            name="document"
            label={t(messages.document)}
            hint={t(messages.document_hint)}
            kept={value('document')}
            files={files}
            optional
          />
        </>
      );
    case 'resume':
      return (
        <>
          <Hidden values={{ pause: offer.pauses?.[0] }} />
          {area('result', t(messages.result))}
          <FileInput
            {...at}
            name="document"
            label={t(messages.result_document)}
            kept={value('document')}
            files={files}
            optional
          />
        </>
      );
    case 'extend':
      return (
        <>
          {reason}
          <TickInput {...at} name="told" label={t(messages.told)} checked={value('told') === '1'} />
        </>
      );
    case 'decide':
      return (
        <>
          {goes(offer.to ?? [], t(messages.decision))}
          {area('reasons', t(messages.reasons), { hint: t(messages.reasons_hint), optional: true })}
          {optionalOpinion}
        </>
      );
    case 'correct_deemed':
      return (
        <>
          <FileInput {...at} name="document" label={t(messages.correction)} kept={value('document')} files={files} />
          {reason}
        </>
      );
    default:
      return null;
  }
}

/** Other bodies of the same line of business, to which a stage may be handed over. */
function sameLine({ view, directory }: CaseData, { stage }: Offer): readonly (readonly [string, string])[] {
  const role = stage ? view.published.rules.stages[stage]?.by : undefined;
  if (!role) return [];
  const open = view.state.open.find((each) => each.stage === stage);
  const now = open?.organisation ?? directory.handlerOf(role, view.head.region)?.id;
  return directory
    .ofDepartment(departmentOf(role))
    .filter(({ id }) => id !== now)
    .map(({ id, name }) => [id, name]);
}

/** Bodies of the case's county, then those of the prefecture, except one's own. */
function askable({ actor }: Desk, { view, directory }: CaseData): readonly (readonly [string, string])[] {
  const own = new Set(actor.posts.map(({ organisation }) => organisation));
  return directory
    .inRegion(view.head.region)
    .filter(({ id }) => !own.has(id))
    .sort((a, b) => b.region.length - a.region.length)
    .map(({ id, name }) => [id, name]);
}
