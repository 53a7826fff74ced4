import { nameOfCode } from '../code-table.ts';
import { textsIn } from '../keyword.ts';
import { screensOf } from '../output.tsx';
import { Radios } from '../radios.tsx';
import type { InputProps } from '../screen.ts';
import { Select } from '../select.tsx';
import { namesOf } from './choice.ts';

/** Up to so many are radio buttons on a citizen's page: all are seen at once. */
const RADIOS = 8;

export const screens = screensOf((input) => {
  const options = optionsOf(input);
  return options.length <= RADIOS && input.density !== 'desk' ? (
    <Radios input={input} options={options} />
  ) : (
    <Select input={input} options={options} />
  );
});

function optionsOf({ field, language }: InputProps) {
  const names = namesOf(field);
  return textsIn(field, 'enum').map((code) => ({ value: code, name: nameOfCode({ names }, code, language) }));
}
