import type { JSX } from 'preact';
import type { Field, Fields } from '../../kernel/fields/field.ts';
import type { Names } from '../../kernel/fields/field-type.ts';
import type { Option } from '../../kernel/fields/screen.ts';
import { screensOfField } from '../../kernel/fields/screens.tsx';
import type { Problem } from '../../kernel/refusal.ts';
import { sentence, titlesOf } from '../../kernel/rules/sentence.ts';
import type { RuleContext } from '../../kernel/rules/verdict.ts';
import type { Desk } from './desk.ts';
import { messages } from './form-messages.ts';
import type { Places } from './places.ts';

interface FormInputsProps {
  readonly desk: Desk;
  readonly fields: Fields;
  /** Stored or typed values. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  readonly places: Places;
  readonly names: Names;
  /** Says of each conditional question when it is to be answered. */
  readonly conditions?: RuleContext | null;
  /** Where a value that stands there already comes from, by field. */
  readonly sources?: Readonly<Record<string, string>>;
  /** The list that gets a blank entry. */
  readonly adding?: string | undefined;
  /** What searches for entries of other registers have found, by field. */
  readonly found?: Readonly<Record<string, { readonly options: readonly Option[]; readonly searched: string }>>;
}

// Long inputs take a row of their own.
const WIDE: readonly string[] = ['long_text', 'list', 'polygon', 'line'];

/** All questions of a form at once, dense, from the declaration. */
export function FormInputs(props: FormInputsProps): JSX.Element {
  const { desk, fields, values, problems, names, conditions, sources = {}, adding } = props;
  const titles = conditions ? titlesOf(fields) : {};
  return (
    <div class="dense">
      {Object.entries(fields).map(([name, field]) => {
        const { DeskInput } = screensOfField(field);
        const when = field['x-when'];
        return (
          <div class={WIDE.includes(field['x-field']) ? 'wide' : undefined}>
            <DeskInput
              field={field}
              name={name}
              value={values[name]}
              problems={problems}
              language={desk.language}
              names={names}
              adding={adding}
              {...optionsOf(field, props.places, values[name])}
              {...props.found?.[name]}
            />
            {conditions && when && (
              <p class="source">
                {desk.t({
                  zh: messages.only_if(sentence(when, titles, 'zh', conditions)).zh,
                  en: messages.only_if(sentence(when, titles, 'en', conditions)).en,
                })}
              </p>
            )}
            {sources[name] && <p class="source">{sources[name]}</p>}
          </div>
        );
      })}
    </div>
  );
}

/**
 * A division is chosen from one list with groups; what else refers to a register is typed or searched for. A division that
 * stands there already is offered whatever it is (a village, one that has been merged), so that nothing is lost by saving.
 */
function optionsOf(field: Field, places: Places, value: unknown): { readonly options?: readonly Option[] } {
  if (field['x-field'] !== 'region') return {};
  const known = typeof value !== 'string' || places.townships.some((option) => option.value === value);
  const name = known ? undefined : places.names[value];
  return { options: name ? [...places.townships, { value: String(value), name }] : places.townships };
}
