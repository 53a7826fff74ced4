import type { JSX } from 'preact';
import type { AcceptedKind } from '../../kernel/documents/file-kind.ts';
import { acceptOf } from '../../kernel/fields/file/file.ts';
import { idOfInput } from '../../kernel/fields/screen.ts';
import type { HandedIn } from '../../kernel/procedures/action.ts';
import type { Material } from '../../kernel/procedures/definition.ts';
import type { Problem } from '../../kernel/refusal.ts';
import type { Posted } from './body.ts';
import type { Desk } from './desk.ts';
import { FieldErrors } from './error-summary.tsx';
import { messages } from './material-messages.ts';
import { Table } from './table.tsx';

/** Kinds that a material takes where it names none. */
const ANY: readonly AcceptedKind[] = ['pdf', 'image', 'office', 'ofd'];

interface MaterialInputsProps {
  readonly desk: Desk;
  readonly materials: readonly Material[];
  readonly given: readonly HandedIn[];
  readonly files: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  /** Says when a conditional material is needed. */
  readonly needed?: (material: Material) => string | null;
}

/** One row a material: taken on paper, or scanned. */
export function MaterialInputs({ desk, materials, given, files, problems, needed }: MaterialInputsProps): JSX.Element {
  const { t } = desk;
  return (
    <Table
      desk={desk}
      title={t(messages.materials)}
      columns={[t(messages.material), t(messages.need), t(messages.paper), t(messages.scans)]}
      rows={materials.map((material) => {
        const name = `materials.${material.code}`;
        const own = given.find(({ code }) => code === material.code);
        const id = idOfInput(name);
        return [
          <>
            {material.name}
            {material.filling_note && <p class="note">{material.filling_note}</p>}
          </>,
          <>
            {t(material.necessity === '1' ? messages.necessary : messages.conditional)}
            {needed?.(material) && <p class="note">{needed(material)}</p>}
            {material.exempt && <p class="note">{material.exempt.because}</p>}
          </>,
          <input
            class="choice-input"
            type="checkbox"
            name={`${name}.paper`}
            value="1"
            checked={own?.paper === true}
            aria-label={t(messages.paper_of(material.name))}
          />,
          <>
            <FieldErrors desk={desk} name={name} problems={problems} />
            {(own?.attachments ?? []).map((kept) => (
              <p class="kept">
                {files[kept] ?? kept}
                <input type="hidden" name={`${name}.current`} value={kept} />
              </p>
            ))}
            <input
              class="input file"
              type="file"
              multiple
              id={id}
              name={name}
              // Kinds that browsers have no name for are told apart by the server.
              accept={(material.accepts ?? ANY)
                .flatMap((kind) => (Object.hasOwn(acceptOf, kind) ? [acceptOf[kind as keyof typeof acceptOf]] : []))
                .join(',')}
              aria-label={t(messages.scans_of(material.name))}
              aria-describedby={problems.some(({ field }) => field === name) ? `${id}-error` : undefined}
            />
          </>,
        ];
      })}
    />
  );
}

/** What such a table says was handed in; materials of which nothing came are left out. */
export function materialsIn(posted: Posted, materials: readonly Material[]): HandedIn[] {
  return materials.flatMap(({ code }) => {
    const attachments = [...posted.all(`materials.${code}`)];
    const paper = posted.one(`materials.${code}.paper`) === '1';
    return attachments.length > 0 || paper ? [{ code, attachments, ...(paper ? { paper } : {}) }] : [];
  });
}
