import type { DepartmentName } from './departments.ts';
import { delivery, stepWithin } from './limits.ts';

// Stages that many items have in the same words. An item that differs writes its own map from these parts.

/** The one window receives and accepts. */
export const acceptance = { title: '受理', by: 'window', within: stepWithin(1), accepts: true } as const;

/** Grant: the result is issued and delivered within ten working days (行政许可法 §44). */
export const granted = { title: '办结并送达', final: 'granted', within: delivery } as const;

/** Refusal, with its reasons and the right to reconsideration and suit (行政许可法 §38). */
export const denied = { title: '不予批准', final: 'denied', reasoned: true } as const;

/** The department examines what was handed in, and may still tell what is missing within the notice limit. */
export const review = <const Department extends DepartmentName>(department: Department, days: number) =>
  ({ title: '审核', by: `${department}.officer`, within: stepWithin(days), supplements: true }) as const;

/** At least two officers look at the place (行政许可法 §34). */
export const siteCheck = <const Department extends DepartmentName>(department: Department, days: number) =>
  ({ title: '现场核查', by: `${department}.officer`, within: stepWithin(days), two_officers: true }) as const;

/** The head of the department decides. */
export const decision = <const Department extends DepartmentName>(department: Department, days: number) =>
  ({
    title: '审批',
    by: `${department}.head`,
    within: stepWithin(days),
    decides: true,
    next: ['granted', 'denied'],
  }) as const;

/** Accept, review, decide: no look at the place. */
export const reviewed = <const Department extends DepartmentName>(department: Department, days = 3) =>
  ({
    accept: { ...acceptance, next: ['review'] },
    review: { ...review(department, days), next: ['decide'] },
    decide: decision(department, 1),
    granted,
    denied,
  }) as const;

/** Accept, review, look at the place, decide. The check pauses the clock, since the item lists it (clocks.md §4). */
export const siteChecked = <const Department extends DepartmentName>(department: Department, days = 3) =>
  ({
    accept: { ...acceptance, next: ['review'] },
    review: { ...review(department, days), next: ['site_check', 'decide'] },
    site_check: { ...siteCheck(department, days), suspends: ['site_check'], next: ['decide'] },
    decide: decision(department, 1),
    granted,
    denied,
  }) as const;

/** Accepted and decided at the window while the applicant waits (即审即办). */
export const atTheWindow = {
  accept: { title: '受理', by: 'window', accepts: true, next: ['decide'] },
  decide: { title: '审核办理', by: 'window', decides: true, next: ['granted', 'denied'] },
  granted: { title: '当场办结并送达', final: 'granted' },
  denied: { title: '不予办理', final: 'denied', reasoned: true },
} as const;
