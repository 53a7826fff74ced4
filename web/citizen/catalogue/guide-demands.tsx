import type { JSX } from 'preact';
import type { Material } from '../../../kernel/procedures/definition.ts';
import { sentence, titlesOf } from '../../../kernel/rules/sentence.ts';
import { leavesOf } from '../../../kernel/rules/walk.ts';
import { Table } from '../components.tsx';
import { formOf, type Matter, materialsOf } from '../matter.ts';
import type { Visit } from '../visit.ts';
import { guideMessages as m } from './guide-messages.ts';

interface PartProps {
  readonly visit: Visit;
  readonly matter: Matter;
}

/** The items of a bundle, when each is needed, and what it waits for. */
export function Items({ visit, matter }: PartProps): JSX.Element | null {
  const { t, language } = visit;
  const { published, items, context } = matter;
  if (published.kind !== 'bundle') return null;
  const titles = titlesOf(formOf(matter));
  const nameOf = (name: string) => items.find(({ item }) => item === name)?.title ?? name;
  return (
    <ol class="steps">
      {published.definition.items.map(({ item, when, after = [] }) => (
        <li>
          <a class="tap" href={`/items/${item}`}>
            {nameOf(item)}
          </a>
          {when && <p class="hint">{t(m.item_if(sentence(when, titles, language, context)))}</p>}
          {after.length > 0 && <p class="hint">{t(m.item_after(after.map(nameOf).join('、')))}</p>}
        </li>
      ))}
    </ol>
  );
}

/** The conditions as sentences with their basis. */
export function Conditions({ visit, matter }: PartProps): JSX.Element {
  const { t, language } = visit;
  const { items, context, published } = matter;
  const titles = titlesOf(formOf(matter));
  const conditions = items.flatMap(({ conditions: rules, title }) => rules.map((each) => ({ ...each, title })));
  if (conditions.length === 0) return <p>{t(m.no_conditions)}</p>;
  return (
    <>
      <ul class="steps">
        {conditions.map(({ name, rule, title }) => {
          const basis = [...new Set(leavesOf(rule).flatMap((leaf) => leaf.basis ?? []))].join('；');
          const text = sentence(rule, titles, language, context);
          return (
            <li>
              <strong>{name}</strong>
              {items.length > 1 && <span class="fine">（{title}）</span>}
              {text !== name && (
                <>
                  <br />
                  {text}
                </>
              )}
              {basis !== '' && <p class="hint">{t(m.basis_of(basis))}</p>}
            </li>
          );
        })}
      </ul>
      {published.kind === 'item' && (
        <p>
          {t(m.quantity)}：{published.definition.quantity_limit ?? t(m.no_quantity)}
        </p>
      )}
    </>
  );
}

/** The materials: what, from where, in which form, and why some need not be brought. */
export function Materials({ visit, matter }: PartProps): JSX.Element {
  const { t } = visit;
  const called = materialsOf(matter, {});
  if (called.length === 0) return <p>{t(m.no_materials)}</p>;
  return (
    <Table
      caption={t(m.materials)}
      columns={[t(m.material), t(m.form), t(m.source), t(m.note)]}
      rows={called.map(({ material }) => [
        material.name,
        `${t(m.forms[material.form])}${material.originals + material.copies > 0 ? `，${t(m.copies(material.originals, material.copies))}` : ''}`,
        material.issuer ?? t(m.sources[material.source]),
        <MaterialNotes visit={visit} matter={matter} material={material} />,
      ])}
    />
  );
}

function MaterialNotes({ visit, matter, material }: PartProps & { material: Material }): JSX.Element {
  const { t, language } = visit;
  const { exempt, when, filling_note, acceptance_standard, basis, necessity } = material;
  const titles = titlesOf(formOf(matter));
  return (
    <>
      {exempt && (
        <p>
          <strong>{t(m.exempt(exempt.because))}</strong>
        </p>
      )}
      {when && <p>{t(m.optional_when(sentence(when, titles, language, matter.context)))}</p>}
      {!when && necessity === '2' && <p>{t(m.only_in_cases)}</p>}
      {filling_note !== undefined && <p>{filling_note}</p>}
      {acceptance_standard !== undefined && <p>{t(m.standard(acceptance_standard))}</p>}
      <p class="fine">{t(m.basis_of(basis))}</p>
    </>
  );
}
