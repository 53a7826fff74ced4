import type { JSX } from 'preact';
import { nameOfCode } from '../../../kernel/fields/code-table.ts';
import { bodyKinds, caseKinds, exerciseLevels, itemKinds } from '../../../kernel/fields/code-tables/gbt-39046.ts';
import type { ItemDefinition, LegalBasis, Limit, SourceState, Stage } from '../../../kernel/procedures/definition.ts';
import { type Fact, Facts } from '../components.tsx';
import { dayText } from '../day-texts.ts';
import { limitText, pauseText } from '../limit-texts.ts';
import type { Matter } from '../matter.ts';
import { messages } from '../messages.ts';
import type { Visit } from '../visit.ts';
import { guideMessages as m } from './guide-messages.ts';

interface PartProps {
  readonly visit: Visit;
  readonly matter: Matter;
}

/** The steps with who works on each and how long. */
export function Steps({ visit, matter }: PartProps): JSX.Element {
  const { t } = visit;
  const { published, items } = matter;
  if (published.kind === 'bundle')
    return (
      <>
        <p>{t(m.joint_steps)}</p>
        {items.map((definition) => (
          <details>
            <summary>{definition.title}</summary>
            <StageList visit={visit} definition={definition} />
          </details>
        ))}
      </>
    );
  return <StageList visit={visit} definition={published.definition} />;
}

function StageList({ visit, definition }: { visit: Visit; definition: ItemDefinition }): JSX.Element {
  const { t } = visit;
  return (
    <>
      <ol class="steps">
        <li>
          {t(m.apply_step)}
          <p class="hint">{t(m.apply_step_note)}</p>
        </li>
        {stagesInOrder(definition).map((stage) => (
          <li>
            {stage.title}
            <p class="hint">
              {[workerText(visit, stage, definition), stage.within ? t(m.step_within(t(limitText(stage.within)))) : '']
                .filter(Boolean)
                .join('，')}
            </p>
          </li>
        ))}
      </ol>
      {definition.special_procedures.length > 0 && (
        <p>
          {t(m.special)}：{definition.special_procedures.map((kind) => t(pauseText(kind))).join('、')}
        </p>
      )}
    </>
  );
}

/** The stages of a case that is granted, from the first on; refusals are not a step that one reads about here. */
function stagesInOrder(definition: ItemDefinition): readonly Stage[] {
  const names: string[] = [definition.start];
  // The list grows while it is walked, so it reaches every stage that can follow.
  for (const name of names) {
    const stage = definition.stages[name];
    const after = [...(stage?.fork ?? []), ...(stage?.join ? [stage.join] : []), ...(stage?.next ?? [])];
    names.push(...after.filter((next) => !names.includes(next)));
  }
  return names.flatMap((name) => {
    const stage = definition.stages[name];
    return stage && stage.final !== 'denied' ? [stage] : [];
  });
}

function workerText({ t }: Visit, { by }: Stage, definition: ItemDefinition): string {
  if (by === undefined) return '';
  if (by === 'window') return t(m.step_window);
  if (by === 'applicant') return t(m.step_you);
  const own = by.startsWith(`${definition.department}.`);
  if (!own) return '';
  return t(by.endsWith('.head') ? m.step_head(definition.handling_office) : m.step_officer(definition.handling_office));
}

/** Every limit with its basis. */
export function Limits({ visit, matter: { published } }: PartProps): JSX.Element {
  const { t } = visit;
  const { promised, statutory, extension, notice_within } = published.rules;
  const fact = (title: string, limit: Limit): Fact => ({
    title,
    value: (
      <>
        {t(limitText(limit))}
        <br />
        <span class="fine">
          {t(m.basis_of(limit.basis))}（{t(m.source_states[limit.state])}）
        </span>
      </>
    ),
  });
  return (
    <>
      <Facts
        facts={[
          fact(t(m.promised_limit), promised),
          fact(t(m.statutory_limit), statutory),
          fact(t(m.notice_limit), notice_within),
          ...(extension
            ? [{ title: t(m.extension_limit), value: t(m.extension_note(t(limitText(extension.limit)))) }]
            : []),
        ]}
      />
      <p class="hint">{t(m.counted)}</p>
    </>
  );
}

/** The law behind it, each with how sure the article is. */
export function Basis({ visit, matter: { published, items } }: PartProps): JSX.Element {
  const { t } = visit;
  const list = (basis: readonly LegalBasis[]) => (
    <ul>
      {basis.map(({ law, article, state }) => (
        <li>
          {lawName(law)}
          {article}
          <span class="fine">（{t(m.source_states[state satisfies SourceState])}）</span>
        </li>
      ))}
    </ul>
  );
  if (published.kind === 'item') return list(published.definition.basis);
  return (
    <>
      {list(published.definition.basis)}
      {items.map(({ title, basis }) => (
        <details>
          <summary>{title}</summary>
          {list(basis)}
        </details>
      ))}
    </>
  );
}

const lawName = (law: string): string => (law.includes('（') || law.includes('《') ? law : `《${law}》`);

/** What the standard wants published beside: codes, kinds, levels, offices. */
export function Official({ visit, matter: { published } }: PartProps): JSX.Element {
  const { t, language } = visit;
  const version: Fact = {
    title: t(m.version_title),
    value: t(m.version(published.version, t(dayText(published.valid_from)))),
  };
  if (published.kind === 'bundle')
    return <Facts facts={[{ title: t(m.theme_code), value: published.definition.theme_code }, version]} />;
  const item = published.definition;
  return (
    <Facts
      facts={[
        { title: t(m.kind), value: nameOfCode(itemKinds, item.kind, language) },
        { title: t(m.base_code), value: <span class="number">{item.base_code}</span> },
        { title: t(m.case_kind), value: nameOfCode(caseKinds, item.case_kind, language) },
        { title: t(m.office), value: item.handling_office },
        { title: t(m.joint), value: item.joint_departments.join('、') || t(messages.none) },
        { title: t(m.body_kind), value: nameOfCode(bodyKinds, item.body_kind, language) },
        {
          title: t(m.levels),
          value: item.levels.map((code) => nameOfCode(exerciseLevels, code, language)).join('、'),
        },
        { title: t(m.division), value: item.division_of_authority },
        { title: t(m.power), value: t(m.powers[item.power_source]) },
        { title: t(m.across), value: t(m.acrosses[item.handled_across]) },
        { title: t(m.depth), value: ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'][item.online_depth - 1] },
        {
          title: t(m.agency),
          value:
            item.intermediary.length === 0
              ? t(messages.none)
              : item.intermediary.map(({ service, basis }) => `${service}（${basis}）`).join('；'),
        },
        version,
      ]}
    />
  );
}
