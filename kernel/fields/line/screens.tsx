import { isRecord } from '../checked.ts';
import { screensOf } from '../output.tsx';
import { printPosition } from '../position.ts';
import { typed } from '../screen.ts';
import { TextArea } from '../text-box.tsx';
import { positionsOf } from './line.ts';
import { messages } from './messages.ts';

export const screens = screensOf((input) => (
  <TextArea input={{ ...input, value: linesOf(input.value) }} rows={6} note={messages.form} />
));

function linesOf(value: unknown): string {
  const positions = isRecord(value) ? positionsOf(value.coordinates) : null;
  return positions === null ? typed(value) : positions.map(printPosition).join('\n');
}
