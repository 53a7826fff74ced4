import { NumberCell, screensOf } from '../output.tsx';
import { TextBox } from '../text-box.tsx';

export const screens = screensOf((input) => <TextBox input={input} inputmode="numeric" width={10} />, {
  Cell: NumberCell,
});
