import type { JSX } from 'preact';
import { isPlainDate } from '../../../kernel/dates.ts';
import type { Names } from '../../../kernel/fields/field-type.ts';
import type { ParameterCode } from '../../../kernel/parameters/code.ts';
import type { NewParameter, ParameterKind, ParameterState } from '../../../kernel/parameters/parameter.ts';
import type { StoredParameter } from '../../../kernel/parameters/propose-parameters.ts';
import { isWithinRegion, regionCode } from '../../../kernel/people/region.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import type { Posted } from '../body.ts';
import type { Desk } from '../desk.ts';
import { Hidden, SelectInput, TextAreaInput, TextInput } from '../inputs.tsx';
import { certainties, messages } from './messages.ts';

interface ProposalFormProps {
  readonly desk: Desk;
  readonly newest: StoredParameter;
  readonly posted: Posted | null;
  readonly problems: readonly Problem[];
  /** Names of divisions. */
  readonly names: Names;
}

// What is pending has no value to propose, and fixtures are for tests alone.
const OFFERED = ['verified', 'located', 'recalled', 'practice', 'policy'] as const satisfies readonly ParameterState[];

/** The form for a new value of a parameter; code, title, kind and unit stay as they are. */
export function ProposalForm({ desk, newest, posted, problems, names }: ProposalFormProps): JSX.Element {
  const { t, today } = desk;
  const ownPlaces = placesOfPosts(desk, newest.jurisdiction);
  const at = { desk, problems };
  const value = (name: string, before = ''): string => posted?.one(name) ?? before;
  return (
    <section class="panel narrow">
      <h2>{t(messages.propose)}</h2>
      <p>{t(messages.propose_lead)}</p>
      <form method="post" action="/desk/parameters">
        <Hidden
          values={{
            code: newest.code,
            title: newest.title,
            kind: newest.kind,
            unit: newest.unit ?? '',
          }}
        />
        <TextInput
          {...at}
          name="value"
          label={`${t(messages.value)}${newest.unit ? `（${newest.unit}）` : ''}`}
          value={value('value')}
        />
        <SelectInput
          {...at}
          name="jurisdiction"
          label={t(messages.jurisdiction)}
          hint={t(messages.jurisdiction_hint)}
          value={value('jurisdiction', ownPlaces.includes(newest.jurisdiction) ? newest.jurisdiction : ownPlaces[0])}
          {...(ownPlaces.includes('') ? { blank: t(messages.nation) } : {})}
          options={ownPlaces.filter(Boolean).map((place) => [place, names[regionCode(place)] ?? place])}
        />
        <TextInput {...at} name="document" label={t(messages.document)} value={value('document', newest.document)} />
        <TextInput
          {...at}
          name="clause"
          label={t(messages.clause)}
          value={value('clause', newest.clause ?? '')}
          optional
        />
        <SelectInput
          {...at}
          name="state"
          label={t(messages.certainty)}
          value={value('state', 'located')}
          options={OFFERED.map((state) => [state, t(certainties[state])])}
        />
        <TextInput
          {...at}
          name="valid_from"
          type="date"
          label={t(messages.valid_from)}
          value={value('valid_from', today)}
        />
        <TextInput
          {...at}
          name="valid_to"
          type="date"
          label={t(messages.valid_to)}
          value={value('valid_to')}
          optional
        />
        <TextAreaInput {...at} name="note" label={t(messages.note)} value={value('note')} optional />
        <button class="button" type="submit">
          {t(messages.propose_submit)}
        </button>
      </form>
    </section>
  );
}

/** Where the officer may enter values: the regions of the posts, the place of the newest row if it lies in one, the nation. */
function placesOfPosts({ actor }: Desk, newest: string): readonly string[] {
  const own = actor.posts.flatMap(({ role, region }) => (role === 'parameters.administrator' ? [region] : []));
  const inside = newest !== '' && own.some((region) => isWithinRegion(newest, region)) ? [newest] : [];
  const nation = actor.posts.some(({ role }) => role === 'parameters.national_administrator') ? [''] : [];
  return [...new Set([...inside, ...own, ...nation])];
}

/** The row that such a form says. The kernel checks it: code, kind and state may be anything here. */
export function rowIn({ one }: Posted): NewParameter {
  const [from, to] = [one('valid_from'), one('valid_to')];
  return {
    // Whatever is no code, kind or state is refused by `proposeParameters`, which checks all of them.
    code: one('code') as ParameterCode,
    title: one('title'),
    kind: one('kind') as ParameterKind,
    value: one('value'),
    state: one('state') as Exclude<ParameterState, 'pending'>,
    document: one('document'),
    ...(one('unit') ? { unit: one('unit') } : {}),
    ...(one('jurisdiction') ? { jurisdiction: one('jurisdiction') } : {}),
    ...(one('clause') ? { clause: one('clause') } : {}),
    ...(one('note') ? { note: one('note') } : {}),
    ...(isPlainDate(from) ? { valid_from: from } : {}),
    ...(isPlainDate(to) ? { valid_to: to } : {}),
  };
}
