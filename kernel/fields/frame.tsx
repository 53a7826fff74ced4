import type { ComponentChildren, JSX } from 'preact';
import { say, type Words } from '../words.ts';
import { textIn, titleOf } from './keyword.ts';
import { messages } from './messages.ts';
import { CONFIRMED } from './read-form.ts';
import { type InputProps, idOfInput, problemsOf } from './screen.ts';

/** Attributes that tie a control to its label, hint and error. */
export interface Control {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

interface FrameProps {
  readonly input: InputProps;
  /** A sentence of the field type's own, such as the form of a date. */
  readonly note?: Words;
  /** Several controls: a fieldset with a legend instead of a label. */
  readonly group?: boolean;
  readonly children: (control: Control) => ComponentChildren;
}

/** Label (or legend), hint, error and control of one field; the markup is described in markup.md. */
export function Frame({ input, note, group = false, children }: FrameProps): JSX.Element {
  const { field, name, language, density = 'page' } = input;
  const id = idOfInput(name);
  const found = problemsOf(input);
  const warned = found.some(({ severity }) => severity === 'warn');
  const hints = [field['x-hint'], note && say(note, language)].filter((hint) => hint !== undefined);
  const described = [hints.length > 0 && `${id}-hint`, found.length > 0 && `${id}-error`].filter(Boolean).join(' ');
  const control: Control = {
    id,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': found.length > 0 ? 'true' : undefined,
  };
  const classes = ['field', density === 'desk' && 'field-desk', found.length > 0 && 'field-error'];
  const body = (
    <>
      {hints.length > 0 && (
        <p class="hint" id={`${id}-hint`}>
          {hints.join(' ')}
        </p>
      )}
      {found.length > 0 && (
        <div class="error" id={`${id}-error`}>
          {found.map(({ message }) => (
            <p>
              <span class="visually-hidden">{say(messages.error, language)}</span>
              {say(message, language)}
            </p>
          ))}
        </div>
      )}
      {children(group ? { ...control, 'aria-describedby': undefined } : control)}
      {warned && <Confirmation name={name} label={say(messages.confirm, language)} />}
    </>
  );
  if (!group) {
    return (
      <div class={classes.filter(Boolean).join(' ')}>
        {headed(
          input,
          <label class="label" for={id}>
            <Label input={input} />
          </label>,
        )}
        {body}
      </div>
    );
  }
  return (
    <fieldset class={classes.filter(Boolean).join(' ')} aria-describedby={control['aria-describedby']}>
      <legend class="label">{headed(input, <Label input={input} />)}</legend>
      {body}
    </fieldset>
  );
}

const headed = (input: InputProps, label: JSX.Element): JSX.Element =>
  input.heading ? <h1 class="question">{label}</h1> : label;

function Label({ input: { field, density, language } }: { input: InputProps }): JSX.Element {
  const asksInChinese = language === undefined || language === 'zh' || textIn(field, 'x-title-en') === undefined;
  const question = density !== 'desk' && asksInChinese ? field['x-question'] : undefined;
  return (
    <>
      {question ?? say(titleOf(field), language)}
      {field['x-optional'] && <span class="optional">{say(messages.optional, language)}</span>}
    </>
  );
}

function Confirmation({ name, label }: { name: string; label: string }): JSX.Element {
  const id = `${idOfInput(name)}-confirm`;
  return (
    <div class="confirm">
      <input class="choice-input" type="checkbox" id={id} name={CONFIRMED} value={name} />
      <label class="choice-label" for={id}>
        {label}
      </label>
    </div>
  );
}
