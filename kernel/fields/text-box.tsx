import type { JSX } from 'preact';
import type { Words } from '../words.ts';
import { Frame } from './frame.tsx';
import { textIn, unitOf } from './keyword.ts';
import { type InputProps, typed } from './screen.ts';

interface TextBoxProps {
  readonly input: InputProps;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  readonly autocomplete?: string;
  /** Characters that the box is about as wide as: `input-5`, `input-10`, `input-20`; full width without it. */
  readonly width?: 5 | 10 | 20;
  readonly note?: Words;
}

/** One line to type in. No `maxlength`: browsers cut what is pasted without a word, the check says it instead. */
export function TextBox({ input, inputmode, autocomplete, width, note }: TextBoxProps): JSX.Element {
  const unit = unitOf(input.field);
  return (
    <Frame input={input} {...(note && { note })}>
      {(control) => (
        <div class="with-unit">
          <input
            class={width === undefined ? 'input' : `input input-${width}`}
            type="text"
            inputmode={inputmode}
            autocomplete={textIn(input.field, 'x-autocomplete') ?? autocomplete}
            value={typed(input.value)}
            {...control}
            aria-describedby={described(control['aria-describedby'], unit && `${control.id}-unit`)}
          />
          {unit && (
            <span class="unit" id={`${control.id}-unit`}>
              {unit}
            </span>
          )}
        </div>
      )}
    </Frame>
  );
}

const described = (...ids: (string | undefined)[]): string | undefined => ids.filter(Boolean).join(' ') || undefined;

/** Several lines to type in. */
export function TextArea({ input, rows, note }: { input: InputProps; rows: number; note?: Words }): JSX.Element {
  return (
    <Frame input={input} {...(note && { note })}>
      {(control) => <textarea class="input" rows={rows} value={typed(input.value)} {...control} />}
    </Frame>
  );
}
