import type { CaseState } from './case-state.ts';
import type { Material } from './definition.ts';
import type { Engine } from './engine.ts';
import type { Published } from './version.ts';

/** The materials that a published item or bundle knows, each code once. A bundle's items are taken as of the day of receipt. */
export async function materialsKnown(
  engine: Engine,
  published: Published,
  state: Pick<CaseState, 'received_on'>,
): Promise<readonly Material[]> {
  if (published.kind === 'item') return published.definition.materials;
  const byCode = new Map<string, Material>();
  for (const { item } of published.definition.items) {
    const part = await engine.versions.inForce(engine.database, item, state.received_on);
    if (part?.kind !== 'item') continue;
    for (const material of part.definition.materials) byCode.set(material.code, byCode.get(material.code) ?? material);
  }
  return [...byCode.values()];
}

/** What came with an application, as its receipt lists it: name, number of files, or why nothing was needed. */
export async function matterMaterials(
  engine: Engine,
  published: Published,
  state: Pick<CaseState, 'received_on' | 'materials'>,
): Promise<readonly string[]> {
  const known = await materialsKnown(engine, published, state);
  return state.materials.map(({ code, attachments, exempt, paper }) => {
    const name = known.find((material) => material.code === code)?.name ?? code;
    if (attachments.length > 0) return `${name}（${attachments.length} 个文件）`;
    if (exempt) return `${name}（免提交：${exempt}）`;
    return paper ? `${name}（纸质件）` : name;
  });
}
