import type { JSX } from 'preact';
import type { FormBody } from '../../../kernel/fields/read-form.ts';
import { localPath, textIn } from '../visit.ts';

/** A form that was sent after its session had ended: where to, and what stood in it. */
export interface Unsent {
  readonly path: string;
  readonly entries: readonly (readonly [string, string])[];
}

/** The entries of a form body, each name as often as it has texts. */
export const entriesOf = (body: FormBody): Unsent['entries'] =>
  Object.entries(body).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each] as const));

/** Reads an unsent form out of the sign-in form that carried it; null where there was none, or it was tampered with. */
export function readUnsent(body: FormBody): Unsent | null {
  const path = localPath(textIn(body, 'unsent_path'), '');
  if (path === '') return null;
  try {
    const entries: unknown = JSON.parse(textIn(body, 'unsent_entries'));
    const sound =
      Array.isArray(entries) &&
      entries.every((entry) => Array.isArray(entry) && entry.length === 2 && entry.every((e) => typeof e === 'string'));
    return sound ? { path, entries } : null;
  } catch {
    return null;
  }
}

/** Carries an unsent form through the sign-in form. */
export function UnsentFields({ unsent }: { unsent: Unsent | null }): JSX.Element | null {
  if (!unsent) return null;
  return (
    <>
      <input type="hidden" name="unsent_path" value={unsent.path} />
      <input type="hidden" name="unsent_entries" value={JSON.stringify(unsent.entries)} />
    </>
  );
}
