import { DateParts } from '../date-parts.tsx';
import { screensOf } from '../output.tsx';
import { typed } from '../screen.ts';
import { messages } from './messages.ts';
import { localTime } from './timestamp.ts';

export const screens = screensOf((input) => (
  <DateParts
    input={input}
    parts={['year', 'month', 'day', 'hour', 'minute']}
    typed={inZone(typed(input.value))}
    note={messages.example}
  />
));

/** A stored moment as local time to the minute; what a person typed stays as it is. */
const inZone = (text: string): string => (/Z$/.test(text) ? localTime(text).slice(0, 16) : text);
