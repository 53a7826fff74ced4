import { say } from '../../words.ts';
import { screensOf } from '../output.tsx';
import { Radios } from '../radios.tsx';
import { messages } from './messages.ts';

export const screens = screensOf((input) => (
  <Radios
    input={input}
    options={[
      { value: 'true', name: say(messages.yes, input.language) },
      { value: 'false', name: say(messages.no, input.language) },
    ]}
  />
));
