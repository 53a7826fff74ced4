import sql from 'sql-template-tag';
import type { Tx } from '../database/database.ts';
import { dateOf, type Now } from '../dates.ts';
import { putEntry } from '../registers/put.ts';
import { ADMINISTRATORS, assignPost, createAccount } from './account.ts';
import { systemActor } from './actor.ts';
import { generatePassword } from './password.ts';
import { regionPath } from './region.ts';
import { organisation, region } from './registers.ts';

/** The body that runs an installation, and the division that it sits in. */
export interface OperatingBody {
  readonly name: string;
  readonly short_name: string;
  readonly credit_code: string;
  readonly region: { readonly code: string; readonly name: string; readonly kind: string };
}

/** An account as it is told once, on the console of whoever installs. */
export interface FirstAccount {
  readonly login: string;
  readonly role: (typeof ADMINISTRATORS)[number];
  readonly password: string;
}

/**
 * Opens the three administrators of an installation without demo, each with a password of its own that is answered once and
 * due for change. Does nothing, and answers an empty list, where an administrator was ever appointed.
 */
export async function openFirstAdministrators(tx: Tx, body: OperatingBody, now: Now): Promise<FirstAccount[]> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('jisuban.first_administrators'))`);
  const administrators = [...ADMINISTRATORS];
  const appointed = await tx.maybe(sql`select from kernel.post where role = any(${administrators}::text[]) limit 1`);
  if (appointed) return [];
  const today = dateOf(now());
  const place = {
    ...{ code: body.region.code, name: body.region.name, kind: body.region.kind, path: regionPath(body.region.code) },
    ...{ level: 'prefecture' as const, parent: null, xpcc: false, valid_from: today, valid_to: null },
  };
  const known = await tx.maybe(sql`select from register.region where code = ${place.code}`);
  if (!known) await putEntry(tx, systemActor, now, region, { values: place });
  const { id } = await putEntry(tx, systemActor, now, organisation, {
    values: {
      ...{ name: body.name, short_name: body.short_name, credit_code: body.credit_code, region: place.code },
      ...{ department: 'data_bureau', level: 'prefecture', kind: 'department' },
      ...{ parent: null, area_hectares: null, phone: null },
    },
    confirmed: ['credit_code'],
  });
  const opened: FirstAccount[] = [];
  for (const role of ADMINISTRATORS) {
    const login = `${role.slice(0, role.indexOf('.'))}-admin`;
    const password = generatePassword();
    const account = await createAccount(tx, systemActor, { login, name: login, kind: 'officer', password }, now);
    await assignPost(tx, systemActor, { account, role, organisation: id, from: today }, now);
    opened.push({ login, role, password });
  }
  return opened;
}
