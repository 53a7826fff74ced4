import type { JSX } from 'preact';
import { isPlainDate } from '../../../kernel/dates.ts';
import type { ParameterCode } from '../../../kernel/parameters/code.ts';
import type { NewParameter, ParameterKind, ParameterState } from '../../../kernel/parameters/parameter.ts';
import type { StoredParameter } from '../../../kernel/parameters/propose-parameters.ts';
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
}

// What is pending has no value to propose, and fixtures are for tests alone.
const OFFERED = ['verified', 'located', 'recalled', 'practice', 'policy'] as const satisfies readonly ParameterState[];

/** The form for a new value of a parameter; code, title, kind and unit stay as they are. */
export function ProposalForm({ desk, newest, posted, problems }: ProposalFormProps): JSX.Element {
  const { t, today } = desk;
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
            jurisdiction: newest.jurisdiction,
          }}
        />
        <TextInput
          {...at}
          name="value"
          label={`${t(messages.value)}${newest.unit ? `（${newest.unit}）` : ''}`}
          value={value('value')}
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
