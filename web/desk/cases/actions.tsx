import type { ComponentChildren, JSX } from 'preact';
import { newId } from '../../../kernel/database/new-id.ts';
import type { Offer } from '../../../kernel/procedures/offers.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import type { Posted } from '../body.ts';
import type { Desk } from '../desk.ts';
import { FieldErrors } from '../error-summary.tsx';
import { Hidden, TextInput } from '../inputs.tsx';
import { ActionInputs } from './action-inputs.tsx';
import { messages } from './action-messages.ts';
import type { CaseData } from './case-data.ts';
import { messages as caseMessages, kinds } from './messages.ts';

/** A form that was sent and refused: drawn again with what was typed. */
export interface Attempt {
  readonly form: string;
  readonly posted: Posted;
  readonly problems: readonly Problem[];
}

interface ActionsProps {
  readonly desk: Desk;
  readonly data: CaseData;
  readonly attempt: Attempt | null;
}

/** One offered action as the page names it. A decline stands as two, one for each outcome. */
interface Entry {
  /** Name of its form, for ids and for finding it again. */
  readonly form: string;
  readonly offer: Offer;
  readonly title: string;
  readonly outcome?: 'not_required' | 'not_competent';
  /** It has a page of its own. */
  readonly page?: 'correct' | 'supplement-request' | 'supplement';
}

const RECEIPT: readonly string[] = ['accept', 'correct_on_spot', 'request_supplement', 'decline'];
const HIDDEN: readonly string[] = ['withdraw', 'rate'];

/** Everything that this officer may do now, as the kernel offers it: nothing is shown that would be refused for want of right. */
export function Actions({ desk, data, attempt }: ActionsProps): JSX.Element {
  const { t } = desk;
  const offers = data.view.offers.filter(({ kind }) => !HIDDEN.includes(kind));
  const atReceipt = offers.some(({ kind }) => kind === 'accept');
  const receipt = atReceipt ? offers.filter(({ kind, stage }) => RECEIPT.includes(kind) && !stage) : [];
  const others = offers.filter((offer) => !receipt.includes(offer));
  const draw = (entry: Entry) => <Action desk={desk} data={data} attempt={attempt} entry={entry} />;
  return (
    <section class="panel actions" id="actions" aria-labelledby="actions-title">
      <h2 id="actions-title">{t(caseMessages.actions)}</h2>
      {offers.length === 0 && <p>{t(caseMessages.no_action)}</p>}
      {receipt.length > 0 && (
        <>
          <h3>{t(caseMessages.outcomes)}</h3>
          <ul class="outcomes">
            {receiptEntries(desk, receipt).map((entry) => (
              <li>{draw(entry)}</li>
            ))}
          </ul>
        </>
      )}
      {others.map((offer) => draw(entryOf(desk, data, offer)))}
    </section>
  );
}

function receiptEntries({ t }: Desk, offers: readonly Offer[]): readonly Entry[] {
  const find = (kind: string) => offers.filter((offer) => offer.kind === kind);
  return [
    ...find('accept').map((offer) => ({ form: 'accept', offer, title: t(messages.accept) })),
    ...find('correct_on_spot').map(
      (offer): Entry => ({ form: 'correct', offer, title: t(messages.correct), page: 'correct' }),
    ),
    ...find('request_supplement').map(
      (offer): Entry => ({ form: 'ask', offer, title: t(messages.supplement), page: 'supplement-request' }),
    ),
    ...find('decline').flatMap((offer) =>
      (['not_required', 'not_competent'] as const).map((outcome) => ({
        form: `decline-${outcome}`,
        offer,
        title: t(messages[outcome]),
        outcome,
      })),
    ),
  ];
}

function entryOf({ t }: Desk, { view }: CaseData, offer: Offer): Entry {
  const title = offer.stage ? view.published.rules.stages[offer.stage]?.title : undefined;
  const several = view.state.open.length > 1;
  const name = offer.kind === 'request_supplement' ? messages.supplement_later : kinds[offer.kind];
  const form = [
    offer.kind,
    offer.stage,
    offer.consultation,
    offer.organisation,
    offer.kind === 'resume' && offer.pauses?.[0],
  ]
    .filter(Boolean)
    .join('-');
  return {
    form,
    offer,
    title: `${t(name)}${several && title ? t(messages.stage(title)) : ''}`,
    ...(offer.kind === 'request_supplement'
      ? { page: 'supplement-request' as const }
      : offer.kind === 'supplement'
        ? { page: 'supplement' as const }
        : {}),
  };
}

function Action({ desk, data, attempt, entry }: ActionsProps & { entry: Entry }): JSX.Element {
  const { t } = desk;
  const { head, state } = data.view;
  const { offer, form, title } = entry;
  const at = `/desk/cases/${head.id}`;
  if (entry.page)
    return (
      <a class="action-way" href={`${at}/${entry.page}${offer.stage ? `?stage=${offer.stage}` : ''}`}>
        {title}
      </a>
    );
  const mine = attempt?.form === form ? attempt : null;
  const problems = mine?.problems ?? [];
  const body = (children: ComponentChildren) => (
    <form method="post" action={`${at}/act`} encType="multipart/form-data">
      <Hidden
        values={{
          kind: offer.kind,
          _form: form,
          _key: mine?.posted.one('_key') || newId(),
          _seq: String(state.seq),
          stage: offer.stage,
          outcome: entry.outcome,
          consultation: offer.consultation === undefined ? undefined : String(offer.consultation),
          ...(offer.kind === 'give_opinion' ? { organisation: offer.organisation } : {}),
        }}
      />
      <FieldErrors desk={desk} name="" problems={problems} />
      {children}
    </form>
  );
  // Claiming asks for nothing: one button.
  if (offer.kind === 'claim')
    return body(
      <div class="buttons">
        <button class="button button-secondary" type="submit">
          {title}
        </button>
      </div>,
    );
  return (
    <details class="action" open={mine !== null}>
      <summary>{title}</summary>
      {body(
        <>
          <ActionInputs
            desk={desk}
            data={data}
            offer={offer}
            form={form}
            problems={problems}
            value={(name) => mine?.posted.one(name) ?? ''}
            values={(name) => mine?.posted.all(name) ?? []}
            files={mine?.posted.files ?? {}}
          />
          <details open={problems.some(({ field }) => field === '_at')}>
            <summary>{t(messages.more)}</summary>
            <TextInput
              desk={desk}
              form={form}
              name="_at"
              type="datetime-local"
              label={t(messages.at)}
              hint={t(messages.at_hint)}
              value={mine?.posted.one('_at') ?? ''}
              optional
              problems={problems}
            />
          </details>
          <div class="buttons">
            <button class={offer.kind === 'decline' ? 'button button-danger' : 'button'} type="submit">
              {t(submitText(offer))}
            </button>
          </div>
        </>,
      )}
    </details>
  );
}

function submitText({ kind }: Offer) {
  switch (kind) {
    case 'accept':
      return messages.accept_submit;
    case 'decide':
      return messages.decide_submit;
    case 'decline':
      return messages.decline_submit;
    case 'complete':
      return messages.complete_submit;
    default:
      return messages.submit;
  }
}
