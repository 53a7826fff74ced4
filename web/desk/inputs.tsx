import type { ComponentChildren, JSX } from 'preact';
import { idOfInput } from '../../kernel/fields/screen.ts';
import type { Problem } from '../../kernel/refusal.ts';
import type { Desk } from './desk.ts';
import { FieldErrors } from './error-summary.tsx';
import { messages } from './messages.ts';

// Inputs of the workbench's own forms, which have no field declaration: actions, filters, administration. They follow the
// markup of kernel/fields/markup.md, so one style sheet serves both.

interface InputProps {
  readonly desk: Desk;
  /** Several forms stand on one page: the prefix keeps their ids apart. */
  readonly form?: string;
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly problems?: readonly Problem[];
}

/** Id of an input of a form on a page with several. */
export const idIn = (form: string | undefined, name: string): string => idOfInput(form ? `${form}.${name}` : name);

function Labelled({
  input,
  children,
}: {
  input: InputProps;
  children: (control: {
    id: string;
    name: string;
    'aria-describedby'?: string;
    'aria-invalid'?: 'true';
  }) => ComponentChildren;
}): JSX.Element {
  const { desk, form, name, label, hint, optional, problems = [] } = input;
  const id = idIn(form, name);
  const wrong = problems.some(({ field }) => field === name);
  const described = [hint && `${id}-hint`, wrong && `${idOfInput(name)}-error`].filter(Boolean).join(' ');
  return (
    <div class={wrong ? 'field field-desk field-error' : 'field field-desk'}>
      <label class="label" for={id}>
        {label}
        {optional && <span class="optional">{desk.t(messages.optional)}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldErrors desk={desk} name={name} problems={problems} />
      {children({
        id,
        name,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(wrong ? { 'aria-invalid': 'true' } : {}),
      })}
    </div>
  );
}

/** One line. */
export const TextInput = (
  props: InputProps & { type?: 'text' | 'number' | 'date' | 'datetime-local'; width?: 5 | 10 | 20; list?: string },
): JSX.Element => (
  <Labelled input={props}>
    {(control) => (
      <input
        class={props.width ? `input input-${props.width}` : 'input'}
        // Preact tells inputs apart by type; the attributes used here belong to all of them.
        type={(props.type ?? 'text') as 'text'}
        value={props.value ?? ''}
        autocomplete="off"
        {...control}
      />
    )}
  </Labelled>
);

/** A password; it is never sent back, whatever was wrong. */
export const PasswordInput = (
  props: Omit<InputProps, 'value'> & { autocomplete: 'current-password' | 'new-password' },
): JSX.Element => (
  <Labelled input={props}>
    {(control) => <input class="input input-20" type="password" autocomplete={props.autocomplete} {...control} />}
  </Labelled>
);

/** Several lines. */
export const TextAreaInput = (props: InputProps & { rows?: number }): JSX.Element => (
  <Labelled input={props}>
    {(control) => <textarea class="input" rows={props.rows ?? 3} value={props.value ?? ''} {...control} />}
  </Labelled>
);

/** One of a list. */
export const SelectInput = (
  props: InputProps & {
    options: readonly (readonly [value: string, name: string])[];
    multiple?: boolean;
    /** What is chosen already, where several may be. */
    values?: readonly string[];
    blank?: string;
  },
): JSX.Element => (
  <Labelled input={props}>
    {(control) => (
      <select class="input select" multiple={props.multiple} size={props.multiple ? 6 : undefined} {...control}>
        {!props.multiple && <option value="">{props.blank ?? props.desk.t(messages.choose)}</option>}
        {props.options.map(([value, name]) => (
          <option value={value} selected={props.values ? props.values.includes(value) : value === props.value}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);

/** A file; the one that is stored already stays unless another is chosen. */
export const FileInput = (
  props: InputProps & { kept?: string; files?: Readonly<Record<string, string>>; accept?: string; multiple?: boolean },
): JSX.Element => (
  <Labelled input={{ hint: props.desk.t(messages.file_note), ...props }}>
    {(control) => (
      <>
        {props.kept && (
          <p class="kept">
            {props.desk.t(messages.file_kept(props.files?.[props.kept] ?? props.kept))}
            <input type="hidden" name={`${props.name}.current`} value={props.kept} />
          </p>
        )}
        <input class="input file" type="file" accept={props.accept} multiple={props.multiple} {...control} />
      </>
    )}
  </Labelled>
);

interface ChoiceProps {
  readonly desk: Desk;
  readonly form?: string;
  readonly name: string;
  readonly legend: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly value?: string;
  readonly problems?: readonly Problem[];
}

/** Radio buttons; a single possibility is chosen already. */
export function RadioInput({ desk, form, name, legend, options, value, problems = [] }: ChoiceProps): JSX.Element {
  const wrong = problems.some(({ field }) => field === name);
  const chosen = value ?? (options.length === 1 ? options[0]?.[0] : undefined);
  return (
    <fieldset class={wrong ? 'field field-desk field-error' : 'field field-desk'}>
      <legend class="label">{legend}</legend>
      <FieldErrors desk={desk} name={name} problems={problems} />
      <div class="choices">
        {options.map(([key, text], place) => {
          const id = place === 0 ? idIn(form, name) : `${idIn(form, name)}-${place}`;
          return (
            <div class="choice">
              <input class="choice-input" type="radio" id={id} name={name} value={key} checked={key === chosen} />
              <label class="choice-label" for={id}>
                {text}
              </label>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/** One box to tick. */
export function TickInput({
  desk,
  form,
  name,
  label,
  value = '1',
  checked = false,
  problems = [],
}: Omit<InputProps, 'value'> & { value?: string; checked?: boolean }): JSX.Element {
  const id = idIn(form, value === '1' ? name : `${name}.${value}`);
  return (
    <div class="field field-desk">
      <FieldErrors desk={desk} name={name} problems={problems} />
      <div class="choice">
        <input class="choice-input" type="checkbox" id={id} name={name} value={value} checked={checked} />
        <label class="choice-label" for={id}>
          {label}
        </label>
      </div>
    </div>
  );
}

/** Values that travel with a form. */
export const Hidden = ({ values }: { values: Readonly<Record<string, string | undefined>> }): JSX.Element => (
  <>
    {Object.entries(values).map(([name, value]) =>
      value === undefined ? null : <input type="hidden" name={name} value={value} />,
    )}
  </>
);
