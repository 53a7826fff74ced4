import type { JSX } from 'preact';
import type { CaseAction } from '../../../kernel/procedures/action.ts';
import { pauseNames } from '../../../kernel/procedures/messages.ts';
import type { Desk } from '../desk.ts';
import { minuteOf } from '../moment.ts';
import { messages as actionMessages } from './action-messages.ts';
import type { CaseData } from './case-data.ts';
import { channels, clockNames, kinds, logLabels, messages, outcomes } from './messages.ts';

/** The whole log, newest first, with the time of the event and, where it differs, that of the entry. */
export function Log({ desk, data }: { desk: Desk; data: CaseData }): JSX.Element {
  const { t } = desk;
  return (
    <section class="panel" aria-labelledby="log-title">
      <h2 id="log-title">{t(messages.log)}</h2>
      <ol class="log">
        {[...data.view.log].reverse().map((action) => (
          <li>
            <div>
              <time dateTime={action.at}>{minuteOf(action.at)}</time>
              {minuteOf(action.at) !== minuteOf(action.entered_at) && (
                <span class="entered">{t(messages.entered(minuteOf(action.entered_at)))}</span>
              )}
            </div>
            <div>
              <strong>{t(kinds[action.kind])}</strong> · {whose(data, action)}
              <ul>
                {contentLines(desk, data, action.content).map(([label, text]) => (
                  <li>
                    {label}：<span class="value-lines">{text}</span>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whose({ directory }: CaseData, action: CaseAction): string {
  const office = action.organisation ? directory.body(action.organisation)?.name : undefined;
  return office ? `${action.actor_name}（${office}）` : action.actor_name;
}

/** The content of an action as lines of label and text; forms and ids of no interest to readers are left out. */
export function contentLines(desk: Desk, data: CaseData, content: object): readonly (readonly [string, string])[] {
  const { t } = desk;
  const { stages } = data.view.published.rules;
  const named = (stage: unknown) => stages[String(stage)]?.title ?? String(stage);
  const office = (id: unknown) => data.directory.body(String(id))?.name ?? String(id);
  const file = (id: unknown) => data.names[String(id)] ?? t(messages.files);
  const lines: [string, string][] = [];
  for (const [key, value] of Object.entries(content)) {
    if (value === undefined || value === null || value === '') continue;
    const label = logLabels[key];
    if (label) lines.push([t(label), String(value)]);
    else if (key === 'stage') lines.push([t(messages.stages), named(value)]);
    else if (key === 'to') lines.push([t(actionMessages.to), named(value)]);
    else if (key === 'outcome')
      lines.push([t(actionMessages.decision), t(outcomes[String(value)] ?? { zh: '', en: '' })]);
    else if (key === 'organisation') lines.push([t(messages.organisation), office(value)]);
    else if (key === 'organisations' && Array.isArray(value))
      lines.push([t(actionMessages.organisations), value.map(office).join('、')]);
    else if (key === 'second_officer')
      lines.push([t(actionMessages.second_officer), data.names[String(value)] ?? String(value)]);
    else if (key === 'pause')
      lines.push([t(actionMessages.pause), t(pauseNames[String(value)] ?? { zh: String(value), en: String(value) })]);
    else if (key === 'expected_days') lines.push([t(actionMessages.expected_days), String(value)]);
    else if (key === 'agrees') lines.push([t(actionMessages.agrees), t(value ? messages.agrees : messages.disagrees)]);
    else if (key === 'document') lines.push([t(actionMessages.document), file(value)]);
    else if (key === 'attachments' && Array.isArray(value) && value.length > 0)
      lines.push([t(messages.files), value.map(file).join('、')]);
    else if (key === 'channel') lines.push([t(messages.channel), t(channels[String(value)] ?? { zh: '', en: '' })]);
    else if (key === 'level') lines.push([t(messages.rating), t(messages.rating_line(String(value)))]);
    else if (key === 'clock') lines.push([t(messages.clocks), clockTitle(desk, data, String(value))]);
    else if (key === 'missing' && Array.isArray(value))
      lines.push([t(actionMessages.what), value.map((each) => missingLine(data, each)).join('\n')]);
    else if (key === 'corrections' && typeof value === 'object')
      lines.push([
        t(actionMessages.correct_title),
        Object.keys(value)
          .map((name) => data.fields[name]?.title ?? name)
          .join('、'),
      ]);
  }
  return lines;
}

/** One missing thing: the material or the question to which it belongs, and what is wanted. */
export function missingLine(
  { materials, fields }: Pick<CaseData, 'materials' | 'fields'>,
  { material, field, what }: { readonly material?: string; readonly field?: string; readonly what: string },
): string {
  const about = material
    ? (materials.find(({ code }) => code === material)?.name ?? material)
    : field
      ? (fields[field]?.title ?? field)
      : null;
  return about ? `${about}：${what}` : what;
}

/** What a clock is called: `notice`, `statutory`, `promised`, or after its stage; a repeated one by its number. */
export function clockTitle({ t }: Desk, { view }: Pick<CaseData, 'view'>, name: string): string {
  const [first = '', second = '', visit] = name.split('.');
  if (first === 'stage') {
    const title = view.published.rules.stages[second]?.title ?? second;
    const text = t(clockNames.stage(title));
    return visit ? `${text}（${visit}）` : text;
  }
  const { notice, statutory, promised } = clockNames;
  const words = { notice, statutory, promised }[first];
  return words ? `${t(words)}${second ? `（${second}）` : ''}` : name;
}
