import { screensOf } from '../output.tsx';
import { TextBox } from '../text-box.tsx';
import { messages } from './messages.ts';

// A text input, because the number may hold letters; blanks and small letters are put right by the check.
export const screens = screensOf((input) => (
  <TextBox input={input} inputmode="text" autocomplete="off" width={20} note={messages.form} />
));
