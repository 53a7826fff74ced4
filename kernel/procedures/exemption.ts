import type { Db } from '../database/database.ts';
import type { PlainDate } from '../dates.ts';
import { holdsLicence } from '../documents/licence.ts';
import type { Principal } from '../people/actor.ts';
import type { HandedIn } from './action.ts';
import type { Material } from './definition.ts';

/**
 * Materials that the applicant need not bring because we have them (国令716 第七条): found in a register, in the licence
 * register, made from the form, or made by a sibling item. Each says why.
 */
export async function exemptions(
  db: Db,
  given: {
    readonly called: readonly Material[];
    readonly applicant: Principal;
    readonly given: readonly HandedIn[];
    readonly date: PlainDate;
  },
): Promise<readonly HandedIn[]> {
  const brought = new Set(
    given.given.filter(({ attachments, paper }) => attachments.length > 0 || paper).map(({ code }) => code),
  );
  const found: HandedIn[] = [];
  for (const { code, exempt } of given.called) {
    if (!exempt || brought.has(code)) continue;
    if (await isAtHand(db, exempt, given.applicant, given.date))
      found.push({ code, attachments: [], exempt: exempt.because });
  }
  return found;
}

async function isAtHand(
  db: Db,
  exempt: NonNullable<Material['exempt']>,
  applicant: Principal,
  date: PlainDate,
): Promise<boolean> {
  switch (exempt.from) {
    case 'form':
    case 'result':
      return true;
    case 'register':
      // The applicant comes from the register itself: a person from the population register, an enterprise from its own.
      return exempt.name === 'person' || exempt.name === applicant.kind;
    case 'licence':
      return (await holdsLicence(db, applicant, exempt.name, date)) !== null;
  }
}
