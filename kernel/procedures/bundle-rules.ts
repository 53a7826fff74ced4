import { limitOf } from '../calendar/law-limits.ts';
import type { BundleDefinition, CaseRules, ItemDefinition, PauseKind } from './definition.ts';

const EVERY_PAUSE: readonly PauseKind[] = [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert_review',
  'publicity',
  'site_check',
];

/**
 * How the case of a bundle (一件事) itself moves: one receipt at the window, then it waits until each of its items is
 * decided. Its clocks are the joint ones; they stop while an item is suspended.
 */
export function rulesOfBundle(definition: BundleDefinition): CaseRules {
  return {
    title: definition.title,
    statutory: definition.statutory,
    promised: definition.promised,
    notice_within: limitOf('L1'),
    extension: definition.extension,
    special_procedures: EVERY_PAUSE,
    start: 'accept',
    stages: {
      accept: { title: '统一受理', by: 'window', accepts: true, next: ['handling'] },
      handling: { title: '联合办理', awaits_items: true, suspends: EVERY_PAUSE, next: ['finished'] },
      finished: { title: '统一出件', final: 'closed' },
    },
  };
}

export const isBundle = (definition: ItemDefinition | BundleDefinition): definition is BundleDefinition =>
  'bundle' in definition;
