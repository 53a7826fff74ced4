import { screensOf } from '../output.tsx';
import { TextBox } from '../text-box.tsx';

export const screens = screensOf((input) => <TextBox input={input} inputmode="tel" autocomplete="tel" width={20} />);
