import { UUID } from '../../../kernel/fields/id.ts';
import type { Principal } from '../../../kernel/people/actor.ts';
import { identifyPerson, personAtWindow } from '../../../kernel/people/identify.ts';
import { enterprise, person } from '../../../kernel/people/registers.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Entry } from '../../../kernel/registers/entry.ts';
import { findEntry } from '../../../kernel/registers/find.ts';
import { listEntries } from '../../../kernel/registers/list.ts';
import { searchEntries } from '../../../kernel/registers/search.ts';
import type { Desk } from '../desk.ts';
import { messages as shared } from '../messages.ts';

/** Somebody for whom the window may take in an application. */
export interface Applicant {
  readonly kind: 'person' | 'enterprise';
  readonly id: string;
  readonly name: string;
  /** Masked where the window may not see it whole; empty for a person registered elsewhere. */
  readonly code: string;
  readonly address: string;
  /** Register values that may be taken over into a form, by field. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** People or enterprises for what the clerk typed: a name, pinyin, or a whole number. */
export async function findApplicants(
  desk: Desk,
  kind: Applicant['kind'],
  query: string,
): Promise<readonly Applicant[]> {
  const { platform, actor } = desk;
  const { database, now } = platform;
  const code = query.replaceAll(/\s/g, '').toUpperCase();
  if (kind === 'enterprise') {
    if (/^[0-9A-Z]{18}$/.test(code)) {
      const { entries } = await listEntries(database, actor, now, enterprise, {
        where: { credit_code: code },
        limit: 2,
      });
      return entries.map(enterpriseApplicant);
    }
    return (await searchEntries(database, actor, now, enterprise, { text: query, limit: 30 })).map(enterpriseApplicant);
  }
  if (/^\d{17}[\dX]$/.test(code)) {
    const found = await identifyPerson(database, actor, now, code);
    return found ? [await personById(desk, found)] : [];
  }
  return (await searchEntries(database, actor, now, person, { text: query, limit: 30 })).map(personApplicant);
}

/**
 * The applicant of an address: `person:<id>` or `enterprise:<id>`.
 * @throws {Refusal} not_found
 */
export async function applicantOf(desk: Desk, text: string): Promise<Applicant> {
  const { platform, actor } = desk;
  const [kind, id = ''] = text.split(':');
  if (UUID.test(id) && kind === 'enterprise') {
    const entry = await findEntry(platform.database, actor, platform.now, enterprise, id);
    if (entry) return enterpriseApplicant(entry);
  }
  if (UUID.test(id) && kind === 'person') {
    const entry = await findEntry(platform.database, actor, platform.now, person, id);
    if (entry) return personApplicant(entry);
    const found = await personAtWindow(platform.database, actor, platform.now, id);
    if (found) return { kind, ...found, code: '', address: '', values: {} };
  }
  throw new Refusal('not_found', shared.not_found, { field: 'applicant' });
}

/** The applicant in an address. */
export const keyOf = ({ kind, id }: Applicant): string => `${kind}:${id}`;

export const principalOf = ({ kind, id, name }: Applicant): Principal => ({ kind, id, name });

async function personById(desk: Desk, found: { readonly id: string; readonly name: string }): Promise<Applicant> {
  const entry = await findEntry(desk.platform.database, desk.actor, desk.platform.now, person, found.id);
  return entry ? personApplicant(entry) : { kind: 'person', ...found, code: '', address: '', values: {} };
}

function personApplicant(entry: Entry): Applicant {
  const values: Readonly<Record<string, unknown>> = { ...entry.values };
  return {
    kind: 'person',
    id: entry.id,
    name: String(values.name),
    code: String(values.resident_id ?? ''),
    address: String(values.address ?? ''),
    values: unmasked(values),
  };
}

function enterpriseApplicant(entry: Entry): Applicant {
  const values: Readonly<Record<string, unknown>> = { ...entry.values };
  return {
    kind: 'enterprise',
    id: entry.id,
    name: String(values.name),
    code: String(values.credit_code ?? ''),
    address: String(values.address ?? ''),
    values: unmasked(values),
  };
}

/** A masked value is no answer. */
const unmasked = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value !== 'string' || !value.includes('*')));
