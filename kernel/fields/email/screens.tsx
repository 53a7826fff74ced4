import { screensOf } from '../output.tsx';
import { TextBox } from '../text-box.tsx';

// No `type="email"`: browsers judge by rules and words of their own before the server can say what to do.
export const screens = screensOf((input) => <TextBox input={input} inputmode="email" autocomplete="email" />);
