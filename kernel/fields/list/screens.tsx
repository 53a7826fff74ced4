import type { JSX } from 'preact';
import { say } from '../../words.ts';
import { isRecord, itemFields } from '../checked.ts';
import { Frame } from '../frame.tsx';
import { screensOf } from '../output.tsx';
import { ADD, REMOVE } from '../read-form.ts';
import { type InputProps, idOfInput } from '../screen.ts';
import { screensOfField } from '../screens.tsx';
import { itemOf } from './list.ts';
import { messages } from './messages.ts';

/** Entries one below the other, each with a button that takes it out; a button below adds a blank one. */
function ListInput(input: InputProps): JSX.Element {
  const { name, value, language, adding } = input;
  const given: unknown[] = Array.isArray(value) ? value : [];
  const entries = adding === name || given.length === 0 ? [...given, undefined] : given;
  return (
    <Frame input={input} group>
      {(control) => (
        <div class="list" id={control.id}>
          {entries.map((entry, index) => (
            <Entry input={input} entry={entry} index={index} />
          ))}
          <button class="button button-secondary" type="submit" name={ADD} value={name} formnovalidate>
            {say(messages.add, language)}
          </button>
        </div>
      )}
    </Frame>
  );
}

function Entry({ input, entry, index }: { input: InputProps; entry: unknown; index: number }): JSX.Element {
  const { field, name, language } = input;
  const path = `${name}.${index}`;
  const fields = itemFields(field);
  const title = say(messages.entry(index + 1), language);
  const { heading: _, options: __, upper: ___, searched: ____, ...shared } = input;
  return (
    <fieldset class="entry">
      <legend class="entry-title" id={`${idOfInput(path)}-title`}>
        {title}
      </legend>
      {Object.entries(fields ?? { '': itemOf(field) }).map(([part, of]) => {
        const { Input } = screensOfField(of);
        const partValue = fields === null ? entry : isRecord(entry) ? entry[part] : undefined;
        return <Input {...shared} field={of} name={part === '' ? path : `${path}.${part}`} value={partValue} />;
      })}
      <button class="button button-secondary" type="submit" name={REMOVE} value={path} formnovalidate>
        {say(messages.remove, language)}
        <span class="visually-hidden">{title}</span>
      </button>
    </fieldset>
  );
}

export const screens = screensOf(ListInput);
