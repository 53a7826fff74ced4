import type { JSX } from 'preact';
import { say } from '../words.ts';
import { messages } from './messages.ts';
import { printValue } from './print-value.ts';
import type { InputProps, OutputProps, Screens } from './screen.ts';

/** A value as text; what was not given says so. */
export function Output({ field, value, language = 'zh', names, links }: OutputProps): JSX.Element {
  if (value === null || value === undefined) {
    return <span class="value value-none">{say(messages.not_given, language)}</span>;
  }
  const text = printValue(field, value, language, names);
  const link = typeof value === 'string' ? links?.[value] : undefined;
  return <span class="value">{link === undefined ? text : <a href={link}>{text}</a>}</span>;
}

/** A value in a table: nothing where nothing was given. */
export function Cell({ field, value, language = 'zh', names, links }: OutputProps): JSX.Element {
  if (value === null || value === undefined) return <span class="cell" />;
  const text = printValue(field, value, language, names);
  const link = typeof value === 'string' ? links?.[value] : undefined;
  return <span class="cell">{link === undefined ? text : <a href={link}>{text}</a>}</span>;
}

/** A number in a table: figures stand under figures. */
export function NumberCell(props: OutputProps): JSX.Element {
  return (
    <span class="cell-number">
      <Cell {...props} />
    </span>
  );
}

/** The screens of a type from its input; the desk's input is the same, denser. */
export function screensOf(Input: Screens['Input'], more: Partial<Screens> = {}): Screens {
  return { Input, DeskInput: (props: InputProps) => <Input {...props} density="desk" />, Output, Cell, ...more };
}
