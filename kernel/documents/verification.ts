import sql from 'sql-template-tag';
import type { Db } from '../database/database.ts';
import { dateOf, type Instant, type Now, type PlainDate } from '../dates.ts';
import { type Licence, type LicenceLine, licenceColumns } from './licence.ts';
import { checkIdentifier, normaliseIdentifier } from './licence-identifier.ts';
import { type LicenceStateCode, licenceStates, stateAt } from './licence-state.ts';
import { maskCode, maskName } from './masking.ts';
import { readVerifyCode } from './official-number.ts';

/** How a verification ends, for the eye: shape, colour and text follow from it. */
export type Outcome = 'valid' | 'not_valid' | 'expired' | 'not_yet' | 'not_found' | 'check_failed';

/** What anybody may know of a licence. Names and codes of persons are masked, and their lines are left out. */
export interface PublicLicence {
  readonly identifier: string;
  readonly type_name: string;
  readonly number: string | null;
  readonly issuer_name: string;
  readonly holder_name: string;
  readonly holder_code: string;
  readonly content: readonly Pick<LicenceLine, 'title' | 'value'>[];
  readonly valid_from: PlainDate;
  readonly valid_to: PlainDate | null;
  readonly state: LicenceStateCode;
  readonly state_since: Instant;
  readonly issued_at: Instant;
}

/** What anybody may know of a notice. */
export interface PublicNotice {
  readonly title: string;
  readonly number: string;
  readonly organisation_name: string;
  readonly issued_on: PlainDate;
}

export type Verification =
  | { readonly outcome: Outcome; readonly licence: PublicLicence; readonly checked_at: Instant }
  | { readonly outcome: 'valid'; readonly notice: PublicNotice; readonly checked_at: Instant }
  | { readonly outcome: 'not_found' | 'check_failed'; readonly checked_at: Instant };

/**
 * Verifies a licence by its verify code or identifier: state as of now, and public facts only. Open to everybody; the route
 * limits its rate. An identifier can be guessed from another one, so it yields no more than the code does.
 */
export async function verifyLicence(db: Db, now: Now, text: string): Promise<Verification> {
  const checked_at = now();
  const code = readVerifyCode(text);
  const form = code ? 'ok' : checkIdentifier(text);
  if (form !== 'ok') return { outcome: form === 'check_failed' ? 'check_failed' : 'not_found', checked_at };
  const row = await db.maybe<Licence>(sql`
    select ${licenceColumns}
    from kernel.licence licence
    where ${code ? sql`licence.verify_code = ${code}` : sql`licence.identifier = ${normaliseIdentifier(text)}`}`);
  if (row === null) return { outcome: 'not_found', checked_at };
  const state = stateAt(row, checked_at);
  const outcome =
    state === '05'
      ? 'expired'
      : !licenceStates[state].valid
        ? 'not_valid'
        : row.valid_from > dateOf(checked_at)
          ? 'not_yet'
          : 'valid';
  return { outcome, licence: publicFacts(row, state), checked_at };
}

/** Verifies whatever a QR code of the platform leads to: a licence, or else a notice. */
export async function verify(db: Db, now: Now, text: string): Promise<Verification> {
  const found = await verifyLicence(db, now, text);
  const code = readVerifyCode(text);
  if (found.outcome !== 'not_found' || code === null) return found;
  const notice = await db.maybe<PublicNotice & { issued_at: Instant }>(sql`
    select content ->> 'title' as title, number, organisation_name, issued_at
    from kernel.notice
    where verify_code = ${code}`);
  if (notice === null) return found;
  const { issued_at, ...facts } = notice;
  return { outcome: 'valid', notice: { ...facts, issued_on: dateOf(issued_at) }, checked_at: found.checked_at };
}

/** The address that a QR code carries. */
export const verifyAddress = (publicAddress: string, verify_code: string): string =>
  `${publicAddress.replace(/\/$/, '')}/v/${verify_code}`;

function publicFacts(row: Licence, state: LicenceStateCode): PublicLicence {
  const person = row.holder_kind === 'person';
  return {
    identifier: row.identifier,
    type_name: row.type_name,
    number: row.number,
    issuer_name: row.issuer_name,
    holder_name: person ? maskName(row.holder_name) : row.holder_name,
    holder_code: person ? maskCode(row.holder_code) : row.holder_code,
    content: person ? [] : row.content.filter((line) => !line.private).map(({ title, value }) => ({ title, value })),
    valid_from: row.valid_from,
    valid_to: row.valid_to,
    state,
    // Expiry is not written anywhere: it began with the day after the last.
    state_since: state === '05' && row.state !== '05' && row.valid_to ? dayAfter(row.valid_to) : row.state_since,
    issued_at: row.issued_at,
  };
}

const dayAfter = (date: PlainDate): Instant =>
  new Date(Date.parse(`${date}T00:00:00+08:00`) + 86_400_000).toISOString();
