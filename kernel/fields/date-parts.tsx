import type { JSX } from 'preact';
import { say, type Words } from '../words.ts';
import { type DatePart, partNames } from './date/messages.ts';
import { Frame } from './frame.tsx';
import { textIn } from './keyword.ts';
import type { InputProps } from './screen.ts';

interface DatePartsProps {
  readonly input: InputProps;
  readonly parts: readonly DatePart[];
  /** The value's text in the order of the parts; a text that does not split so stands whole in the first input. */
  readonly typed: string;
  readonly note: Words;
}

/** One text input for each part of a date or time; a whole date may be pasted into the first. */
export function DateParts({ input, parts, typed, note }: DatePartsProps): JSX.Element {
  const split = typed.split(/[- :T]/);
  const texts = split.length <= parts.length ? split : [typed];
  const birthday = textIn(input.field, 'x-autocomplete') === 'bday';
  return (
    <Frame input={input} note={note} group>
      {(control) => (
        <div class="parts">
          {parts.map((part, index) => {
            const id = index === 0 ? control.id : `${control.id}-${part}`;
            return (
              <div class="part">
                <label class="part-label" for={id}>
                  {say(partNames[part], input.language)}
                </label>
                <input
                  class={part === 'year' ? 'input input-5' : 'input input-3'}
                  type="text"
                  inputmode="numeric"
                  id={id}
                  name={`${control.name}.${part}`}
                  value={texts[index] ?? ''}
                  autocomplete={birthday ? `bday-${part}` : undefined}
                  aria-invalid={control['aria-invalid']}
                />
              </div>
            );
          })}
        </div>
      )}
    </Frame>
  );
}
