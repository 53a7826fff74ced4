import type { ItemDefinition, Limit, Result } from './definition.ts';
import type { QualityCheck } from './quality.ts';
import { messages } from './quality-messages.ts';
import { isTopic } from './topics.ts';

/** Words at the end of a result's name and the kind that they imply (Q3). */
const RESULT_ENDINGS: readonly (readonly [string, Result['kind']])[] = [
  ['批复', 'approval'],
  ['证', 'licence'],
  ['文', 'document'],
];

const isWithin = (promised: Limit, statutory: Limit): boolean =>
  promised.unit === 'immediate' || (promised.unit === statutory.unit && promised.days <= statutory.days);

/** The five steps that a licence has at least (Q11); `granted` with a limit of its own carries close and delivery. */
function missingSteps({ stages }: ItemDefinition): readonly string[] {
  const all = Object.values(stages);
  const steps: Readonly<Record<string, boolean>> = {
    受理: all.some((stage) => stage.accepts),
    审核: all.some((stage) => stage.by && !stage.accepts && !stage.decides),
    审批: all.some((stage) => stage.decides),
    办结: all.some((stage) => stage.final === 'granted'),
    送达: all.some((stage) => stage.final === 'granted' && stage.within),
  };
  return Object.keys(steps).filter((step) => !steps[step]);
}

/** Q1 to Q11 of service-items.md §6, and what the 优化营商环境条例 asks of what is published. */
export const publicChecks: readonly QualityCheck[] = [
  {
    id: 'Q1',
    fields: ['promised', 'case_kind', 'examination'],
    message: messages.Q1,
    test: ({ promised, case_kind, examination }) => {
      const wanted = promised.unit === 'immediate' ? ['1', '2'] : ['2', '1'];
      return [...(case_kind === wanted[0] ? [] : ['case_kind']), ...(examination === wanted[1] ? [] : ['examination'])];
    },
  },
  {
    id: 'Q2',
    fields: ['promised', 'statutory'],
    message: messages.Q2,
    test: ({ promised, statutory }) => (isWithin(promised, statutory) ? [] : ['promised']),
  },
  {
    id: 'Q3',
    fields: ['result'],
    message: messages.Q3,
    test: ({ result }) => {
      const ending = RESULT_ENDINGS.find(([word]) => result.name.endsWith(word));
      return ending && ending[1] !== result.kind ? ['result.kind'] : [];
    },
  },
  {
    id: 'Q4',
    fields: ['result'],
    message: messages.Q4,
    test: ({ result }) => (result.kind !== 'none' && !result.sample?.trim() ? ['result.sample'] : []),
  },
  {
    id: 'Q5',
    fields: ['on_site_visits'],
    message: messages.Q5,
    test: ({ on_site_visits: { times, reason } }) => {
      const fits = times === 0 ? reason === '无' : reason.trim() !== '' && reason !== '无';
      return fits ? [] : ['on_site_visits.reason'];
    },
  },
  {
    id: 'Q6',
    fields: ['on_site_visits', 'online', 'delivery'],
    message: messages.Q6,
    test: ({ on_site_visits, online, delivery }) =>
      on_site_visits.times === 0 && !online && !delivery ? ['delivery'] : [],
  },
  {
    id: 'Q7',
    fields: ['online_depth', 'on_site_visits'],
    message: messages.Q7,
    test: ({ online_depth, on_site_visits }) =>
      online_depth === 4 && on_site_visits.times !== 0 ? ['on_site_visits.times'] : [],
  },
  {
    id: 'Q8',
    fields: ['fee', 'online_payment'],
    message: messages.Q8,
    test: ({ fee, online_payment }) => {
      const itemised =
        fee.items.length > 0 && fee.items.every(({ basis, standard }) => basis.trim() && standard.trim());
      return [
        ...(fee.charged === itemised || (!fee.charged && fee.items.length === 0) ? [] : ['fee.items']),
        ...(fee.charged === online_payment ? [] : ['online_payment']),
      ];
    },
  },
  {
    id: 'Q9',
    fields: ['enquiry_phone', 'supervision_phone'],
    message: messages.Q9,
    test: ({ enquiry_phone, supervision_phone }, { area_code }) => {
      const form = new RegExp(`^${area_code}-\\d{7,8}$`);
      return [
        ...(form.test(enquiry_phone) ? [] : ['enquiry_phone']),
        ...(form.test(supervision_phone) && supervision_phone !== enquiry_phone ? [] : ['supervision_phone']),
      ];
    },
  },
  {
    id: 'Q10',
    fields: ['audience', 'topics'],
    message: messages.Q10,
    test: ({ audience, topics }) => {
      const natural = audience.includes('1');
      const legal = audience.some((code) => code !== '1');
      return [
        ...(natural === topics.natural.length > 0 ? [] : ['topics.natural']),
        ...(legal === topics.legal.length > 0 ? [] : ['topics.legal']),
        ...topics.natural.filter((code) => !isTopic('natural', code)).map((code) => `topics.natural.${code}`),
        ...topics.legal.filter((code) => !isTopic('legal', code)).map((code) => `topics.legal.${code}`),
      ];
    },
  },
  {
    id: 'Q11',
    fields: ['kind', 'stages', 'questions'],
    message: messages.Q11,
    test: (item) =>
      item.kind === '01' ? [...missingSteps(item), ...(item.questions.length > 0 ? [] : ['questions'])] : [],
  },
  {
    id: 'channel_choice',
    fields: ['channels', 'online'],
    message: messages.channel_choice,
    test: ({ channels, online }) => {
      const digital = channels.includes('2') || channels.includes('3');
      return channels.includes('1') && digital === online ? [] : ['channels'];
    },
  },
  {
    id: 'intermediary',
    fields: ['intermediary'],
    message: messages.intermediary,
    test: ({ intermediary }) => intermediary.filter(({ basis }) => basis.trim() === '').map(({ service }) => service),
  },
];
