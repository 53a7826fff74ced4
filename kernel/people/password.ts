import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../refusal.ts';
import { messages } from './messages.ts';

// The minimum that OWASP's password storage guide names for argon2id, which is the package's default algorithm.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The argon2id hash of a password, in PHC form. Takes some 20 ms of processor time on purpose. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

/**
 * Whether a password belongs to a hash. Without a hash it works as long and answers false, so that the time tells nobody
 * whether a login exists.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy()), password.normalize('NFKC'));
  return matches && passwordHash !== null;
}

let made: Promise<string> | undefined;
/** A hash that no password is known for. */
function decoy(): Promise<string> {
  made ??= hashPassword(crypto.randomUUID());
  return made;
}

/**
 * Holds a new password to the policy.
 * @throws Refusal `invalid` on field `password`: too short, longer than 128 characters, or containing the login
 */
export function checkPassword(password: string, login: string, minLength: number): void {
  const length = [...password].length;
  if (length < minLength) throw new Refusal('invalid', messages.password_too_short(minLength), { field: 'password' });
  if (length > 128) throw new Refusal('invalid', messages.password_too_long, { field: 'password' });
  if (password.toLowerCase().includes(login.toLowerCase()))
    throw new Refusal('invalid', messages.password_is_login, { field: 'password' });
}

// Without 0, O, 1, I and L, so that a printed password can be typed.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A fresh random password of four groups, 78 bits, for an account that an administrator or the seed opens. */
export function generatePassword(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint32Array(16)), (n) => LETTERS[n % LETTERS.length]);
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join('')).join('-');
}
