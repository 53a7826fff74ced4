import { dateOf, type Instant, type PlainDate } from '../dates.ts';
import type { Words } from '../words.ts';

/** State codes of an electronic licence, as in practice with GB/T 36903 (service-items.md §9). */
export type LicenceStateCode = '01' | '02' | '03' | '04' | '05' | '06' | '07' | '99';

/** One state: its name, whether the licence may be relied on, and what may follow. */
export interface LicenceState {
  readonly name: Words;
  readonly valid: boolean;
  readonly next: readonly LicenceStateCode[];
}

/**
 * States and what may follow them. What is revoked, withdrawn or expired is still deregistered (注销, 行政许可法 §70, recalled);
 * a deregistered one stays so. 05 follows from the last day of validity, or from a newer version. 06 and 99 come with imports.
 */
export const licenceStates: Readonly<Record<LicenceStateCode, LicenceState>> = {
  '01': { name: { zh: '有效', en: 'valid' }, valid: true, next: ['02', '03', '04', '05', '06', '07'] },
  '02': { name: { zh: '暂扣', en: 'suspended' }, valid: false, next: ['01', '03', '04', '07'] },
  '03': { name: { zh: '撤销', en: 'revoked as wrongly granted' }, valid: false, next: ['04'] },
  '04': { name: { zh: '注销', en: 'deregistered' }, valid: false, next: [] },
  '05': { name: { zh: '失效', en: 'expired' }, valid: false, next: ['04'] },
  '06': { name: { zh: '办理转出', en: 'moved to another agency' }, valid: false, next: ['04'] },
  '07': { name: { zh: '吊销', en: 'revoked as a penalty' }, valid: false, next: ['04'] },
  '99': { name: { zh: '其他', en: 'other' }, valid: false, next: [] },
};

/** The state on a date: what was decided, or expired (05) once the last day of validity has passed. */
export const stateOn = (
  licence: { readonly state: LicenceStateCode; readonly valid_to: PlainDate | null },
  date: PlainDate,
): LicenceStateCode =>
  (licence.state === '01' || licence.state === '02') && licence.valid_to !== null && licence.valid_to < date
    ? '05'
    : licence.state;

/** The state at a moment; the last day of validity ends at midnight in the official zone. */
export const stateAt = (
  licence: { readonly state: LicenceStateCode; readonly valid_to: PlainDate | null },
  moment: Instant,
): LicenceStateCode => stateOn(licence, dateOf(moment));

/** Whether one state may follow another. */
export const mayFollow = (from: LicenceStateCode, to: LicenceStateCode): boolean =>
  licenceStates[from].next.includes(to);
