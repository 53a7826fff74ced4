import type { ItemDefinition, Limit } from '../../../kernel/procedures/definition.ts';
import type { DepartmentName } from './departments.ts';

/** 行政许可法 §42: the decision on a licence, unless a special law says otherwise (L2). */
export const licenceDecision: Limit = {
  days: 20,
  unit: 'working_day',
  basis: '行政许可法 第四十二条',
  state: 'located',
};

/** 行政许可法 §32: what is missing is told at once or within this (L1). */
export const noticeOfMissing: Limit = {
  days: 5,
  unit: 'working_day',
  basis: '行政许可法 第三十二条',
  state: 'located',
};

/** 行政许可法 §44: a licence is issued and delivered within this, counted from the decision (L5). */
export const delivery: Limit = { days: 10, unit: 'working_day', basis: '行政许可法 第四十四条', state: 'located' };

/** 行政许可法 §42: one extension, by the head of the agency, reasons told (L2). */
export const extendedByHead = (department: DepartmentName): NonNullable<ItemDefinition['extension']> => ({
  limit: { days: 10, unit: 'working_day', basis: '行政许可法 第四十二条', state: 'located' },
  by: `${department}.head`,
});

/** A promise of the prefecture: a starting value that the department confirms or shortens, never a number of law. */
export const promised = (days: number, unit: 'working_day' | 'calendar_day' = 'working_day'): Limit => ({
  days,
  unit,
  basis: '昌吉州政务服务承诺时限（平台初始值，由主管部门确认）',
  state: 'policy',
});

/** Done while the applicant waits (即办). */
export const atOnce: Limit = {
  days: 0,
  unit: 'immediate',
  basis: '昌吉州政务服务承诺时限（平台初始值，由主管部门确认）',
  state: 'policy',
};

/** Time that one step may take; an internal split of the promise. */
export const stepWithin = (days: number): Limit => ({
  days,
  unit: 'working_day',
  basis: '昌吉州内部环节时限（平台初始值，由主管部门确认）',
  state: 'policy',
});
