import { creditCheckCharacter } from '../kernel/fields/credit_code/credit-code.ts';
import { checkOrganisationCode } from '../kernel/fields/credit_code/organisation-code.ts';
import { residentCheckCharacter } from '../kernel/fields/resident_id/resident-id.ts';

/**
 * A synthetic unified social credit code whose checks all hold. The organisation part begins with YY, which no register
 * hands out, so that it cannot meet a real body's.
 * @param kind registering department and kind of body: `11` an agency, `91` an enterprise
 * @param area six-digit division code
 * @param serial below one million
 */
export function syntheticCreditCode(kind: '11' | '12' | '91', area: string, serial: number): string {
  const body = `YY${String(serial).padStart(6, '0')}`;
  const inner = checkOrganisationCode(`${body}0`);
  const organisation = `${body}${inner.class === 'check_failed' ? inner.expected : '0'}`;
  const head = `${kind}${area}${organisation}`;
  return `${head}${creditCheckCharacter(head)}`;
}

// No county has this code, so no living person's number begins with it; checks of form do not refuse unknown areas.
const NOWHERE = '652399';

/**
 * A made-up resident identity number with a valid check digit, which cannot be anybody's. The birth day and the serial
 * together tell people apart; an odd serial is a man's.
 */
export function syntheticResidentId(birth: string, serial: number): string {
  const head = `${NOWHERE}${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  return `${head}${residentCheckCharacter(head)}`;
}

/** An eleven-digit number of the 144 range, which is for machines with thirteen digits: it rings nowhere. */
export const syntheticMobile = (serial: number): string => `144${String(serial).padStart(8, '0')}`;

/** A fixed line of the prefecture's area code in a range made up for the demo. */
export const syntheticPhone = (serial: number): string => `0994-20${String(serial).padStart(5, '0')}`;
