import type { Grant } from './access.ts';
import type { Actor } from './actor.ts';
import { demandAccess, may } from './authorisation.ts';

/**
 * Who publishes items and loads holiday notices: the prefecture's data bureau, the head of its service hall, whose list of items
 * and whose limits they are, and the system administrator. Policy of the platform; the verbs themselves demand it.
 */
export const administrationAccess: readonly Grant[] = [
  { who: 'post', role: 'system.administrator' },
  { who: 'post', role: 'data_bureau.officer', within: { kind: 'region', field: 'region' } },
  { who: 'post', role: 'service_hall.head', within: { kind: 'region', field: 'region' } },
];

// One list and one calendar for the whole prefecture: a county's post does not reach it.
const PREFECTURE = { region: '6523' };

/** Whether the actor may publish items and load holiday notices. */
export const mayAdminister = (actor: Actor): boolean => may(actor, administrationAccess, PREFECTURE);

/** Lets an administrator of items and calendars through. @throws Refusal `unauthenticated`, `forbidden` */
export const demandAdministration = (actor: Actor): void => demandAccess(actor, administrationAccess, PREFECTURE);
