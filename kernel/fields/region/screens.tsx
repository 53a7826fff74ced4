import type { JSX } from 'preact';
import { say } from '../../words.ts';
import { Frame } from '../frame.tsx';
import { screensOf } from '../output.tsx';
import { SHOW } from '../read-form.ts';
import { type InputProps, typed } from '../screen.ts';
import { Select, SelectBox } from '../select.tsx';
import { TextBox } from '../text-box.tsx';
import { messages } from './messages.ts';

export const screens = screensOf((input) => {
  const { options, upper } = input;
  if (options === undefined && upper === undefined) return <TextBox input={input} inputmode="numeric" width={20} />;
  return upper === undefined ? <Select input={input} options={options ?? []} /> : <TwoLevels input={input} />;
});

/** The level above with a button that shows what lies below it: two plain posts do what a script would. */
function TwoLevels({ input }: { input: InputProps }): JSX.Element {
  const { upper, options = [], language } = input;
  return (
    <Frame input={input} group>
      {(control) => (
        <>
          <div class="level">
            <label class="part-label" for={control.id}>
              {say(messages.upper, language)}
            </label>
            <SelectBox
              input={input}
              control={{ id: control.id, name: `${control.name}.upper` }}
              value={upper?.value ?? ''}
              options={upper?.options ?? []}
            />
            <button class="button button-secondary" type="submit" name={SHOW} value={control.name} formnovalidate>
              {say(messages.show_below, language)}
            </button>
          </div>
          {options.length > 0 && (
            <div class="level">
              <label class="part-label" for={`${control.id}-below`}>
                {say(messages.below, language)}
              </label>
              <SelectBox
                input={input}
                control={{ id: `${control.id}-below`, name: control.name, 'aria-invalid': control['aria-invalid'] }}
                value={typed(input.value)}
                options={options}
              />
            </div>
          )}
        </>
      )}
    </Frame>
  );
}
