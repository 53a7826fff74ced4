import { Refusal } from '../refusal.ts';
import { objectName } from './identifier.ts';
import { messages } from './messages.ts';
import type { AnyRegister } from './register.ts';

/**
 * Runs statements on a register's table and turns what its constraints say into refusals: a key that exists is a
 * `conflict`, a reference to nothing is `invalid` and names the field, a
 * broken check is `invalid` and names the constraint. Anything else passes through.
 */
export async function underConstraints<T>(register: AnyRegister, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(register, error) ?? error;
  }
}

function refusalOf(register: AnyRegister, error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('constraint' in error)) return undefined;
  if (error.code === '23505' && error.constraint === objectName(register.name, 'key'))
    return new Refusal('conflict', messages.exists(register.title), { field: register.key[0] ?? 'id' });
  // A rule over several fields that a migration adds by hand; the constraint's name says which.
  if (error.code === '23514')
    return new Refusal('invalid', messages.invalid(register.title), { details: { constraint: error.constraint } });
  if (error.code !== '23503') return undefined;
  const own = Object.keys(register.fields).find(
    (field) => error.constraint === objectName(register.name, field, 'fkey'),
  );
  if (own === undefined) return new Refusal('conflict', messages.still_used(register.title));
  const message = messages.reference_unknown(register.fields[own]?.title ?? own);
  return new Refusal('invalid', message, { problems: [{ field: own, rule: 'reference', message }] });
}
