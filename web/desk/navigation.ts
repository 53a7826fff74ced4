import type { Actor } from '../../kernel/people/actor.ts';
import { hasRole } from '../../kernel/people/actor.ts';
import { mayAdminister } from '../../kernel/people/administration.ts';
import type { Words } from '../../kernel/words.ts';
import { messages } from './messages.ts';

/** The areas of the workbench, as the navigation names them. */
export type Area =
  | 'inbox'
  | 'counter'
  | 'cases'
  | 'licences'
  | 'supervision'
  | 'registers'
  | 'items'
  | 'calendar'
  | 'parameters'
  | 'codes';

/** One entry of the navigation. */
export interface Way {
  readonly area: Area;
  readonly address: string;
  readonly words: Words;
}

const ways: readonly (Way & { readonly open: (actor: Actor) => boolean })[] = [
  { area: 'inbox', address: '/desk', words: messages.inbox, open: () => true },
  { area: 'counter', address: '/desk/counter', words: messages.counter, open: isWindow },
  { area: 'cases', address: '/desk/cases', words: messages.cases, open: () => true },
  { area: 'licences', address: '/desk/licences', words: messages.licences, open: () => true },
  { area: 'supervision', address: '/desk/supervision', words: messages.supervision, open: maySupervise },
  { area: 'registers', address: '/desk/registers', words: messages.registers, open: () => true },
  { area: 'items', address: '/desk/items', words: messages.items, open: () => true },
  { area: 'calendar', address: '/desk/calendar', words: messages.calendar, open: () => true },
  { area: 'parameters', address: '/desk/parameters', words: messages.parameters, open: () => true },
  { area: 'codes', address: '/desk/codes', words: messages.codes, open: () => true },
];

/** The areas that an officer may enter, in the order of the navigation. */
export const waysOf = (actor: Actor): readonly Way[] => ways.filter(({ open }) => open(actor));

/** Whether somebody works at the one window (综合窗口). */
export function isWindow(actor: Actor): boolean {
  return hasRole(actor, 'window');
}

/** Whether somebody supervises: supervisors and leaders by region, heads their own office's cases, the hall's head all of it. */
export function maySupervise(actor: Actor): boolean {
  return mayAdminister(actor) || actor.posts.some(({ role }) => role === 'supervisor' || /\.(leader|head)$/.test(role));
}
