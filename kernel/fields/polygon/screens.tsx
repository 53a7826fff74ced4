import { isRecord } from '../checked.ts';
import { positionsOf } from '../line/line.ts';
import { screensOf } from '../output.tsx';
import { printPosition } from '../position.ts';
import { typed } from '../screen.ts';
import { TextArea } from '../text-box.tsx';
import { messages } from './messages.ts';

export const screens = screensOf((input) => (
  <TextArea input={{ ...input, value: linesOf(input.value) }} rows={8} note={messages.form} />
));

function linesOf(value: unknown): string {
  if (!isRecord(value) || !Array.isArray(value.coordinates)) return typed(value);
  return value.coordinates.map((ring) => (positionsOf(ring) ?? []).map(printPosition).join('\n')).join('\n\n');
}
