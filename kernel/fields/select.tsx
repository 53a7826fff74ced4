import type { JSX } from 'preact';
import { say } from '../words.ts';
import { type Control, Frame } from './frame.tsx';
import { messages } from './messages.ts';
import { type InputProps, type Option, typed } from './screen.ts';

/** One of many: a select under its label. */
export function Select({ input, options }: { input: InputProps; options: readonly Option[] }): JSX.Element {
  return (
    <Frame input={input}>
      {(control) => <SelectBox input={input} control={control} value={typed(input.value)} options={options} />}
    </Frame>
  );
}

interface SelectBoxProps {
  readonly input: Pick<InputProps, 'language'>;
  readonly control: Partial<Control>;
  readonly value: string;
  readonly options: readonly Option[];
}

/** The select itself; options of one group stand together under its name. */
export function SelectBox({ input, control, value, options }: SelectBoxProps): JSX.Element {
  const groups = [...new Set(options.map(({ group }) => group))];
  const drawn = (group: string | undefined) =>
    options
      .filter((option) => option.group === group)
      .map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.name}
        </option>
      ));
  return (
    <select class="input select" {...control}>
      <option value="">{say(messages.please_choose, input.language)}</option>
      {groups.map((group) => (group === undefined ? drawn(group) : <optgroup label={group}>{drawn(group)}</optgroup>))}
    </select>
  );
}
