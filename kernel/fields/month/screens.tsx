import { DateParts } from '../date-parts.tsx';
import { screensOf } from '../output.tsx';
import { typed } from '../screen.ts';
import { messages } from './messages.ts';

export const screens = screensOf((input) => (
  <DateParts input={input} parts={['year', 'month']} typed={typed(input.value)} note={messages.example} />
));
