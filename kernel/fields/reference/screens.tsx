import type { JSX } from 'preact';
import { say } from '../../words.ts';
import { Frame } from '../frame.tsx';
import { messages as shared } from '../messages.ts';
import { screensOf } from '../output.tsx';
import { SHOW } from '../read-form.ts';
import { type InputProps, typed } from '../screen.ts';
import { SelectBox } from '../select.tsx';
import { messages } from './messages.ts';

/** A search box, and once options are handed in a select of what was found; what is chosen already stays chosen. */
function SearchInput(input: InputProps): JSX.Element {
  const { field, value, options, names, language, searched } = input;
  const id = typed(value);
  const chosen = names?.[id];
  // What was typed and not found comes back as the value; it belongs into the search box.
  const query = searched ?? chosen ?? (/^[0-9a-f-]{36}$/.test(id) ? '' : id);
  return (
    <Frame input={input} group>
      {(control) => (
        <>
          {options === undefined && chosen !== undefined && <input type="hidden" name={control.name} value={id} />}
          <label class="part-label" for={control.id}>
            {say(messages.search_for(field), language)}
          </label>
          <div class="search">
            <input
              class="input"
              type="text"
              id={control.id}
              name={`${control.name}.search`}
              value={query}
              autocomplete="off"
              aria-invalid={control['aria-invalid']}
            />
            <button class="button button-secondary" type="submit" name={SHOW} value={control.name} formnovalidate>
              {say(shared.search, language)}
            </button>
          </div>
          {options !== undefined && (
            <>
              <label class="part-label" for={`${control.id}-found`}>
                {say(messages.results(field), language)}
              </label>
              <SelectBox
                input={input}
                control={{ id: `${control.id}-found`, name: control.name }}
                value={id}
                options={options}
              />
            </>
          )}
        </>
      )}
    </Frame>
  );
}

export const screens = screensOf(SearchInput);
