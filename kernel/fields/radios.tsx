import type { JSX } from 'preact';
import { Frame } from './frame.tsx';
import type { InputProps, Option } from './screen.ts';

/** One of a few: radio buttons under a legend. The first carries the id that an error summary links to. */
export function Radios({ input, options }: { input: InputProps; options: readonly Option[] }): JSX.Element {
  const chosen = String(input.value);
  return (
    <Frame input={input} group>
      {(control) => (
        <div class="choices">
          {options.map(({ value, name }, index) => {
            const id = index === 0 ? control.id : `${control.id}-${index + 1}`;
            return (
              <div class="choice">
                <input
                  class="choice-input"
                  type="radio"
                  id={id}
                  name={control.name}
                  value={value}
                  checked={chosen === value}
                />
                <label class="choice-label" for={id}>
                  {name}
                </label>
              </div>
            );
          })}
        </div>
      )}
    </Frame>
  );
}
