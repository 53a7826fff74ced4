import { evaluate } from '../rules/evaluate.ts';
import type { FactValues, RuleContext } from '../rules/verdict.ts';
import type { BundleDefinition, ItemDefinition, Material } from './definition.ts';
import { type NeededItem, neededItems } from './merged-form.ts';

/** One material of a bundle, asked for once, and the items that need it. */
export interface MergedMaterial {
  readonly material: Material;
  readonly needed_by: readonly string[];
}

/**
 * The materials that the answers call for, each code once. A licence that a sibling issues and the item waits for is exempt,
 * because it comes from that sibling's result. A material that is still open stays on the list, as conditional.
 */
export function mergedMaterials(
  bundle: BundleDefinition,
  items: readonly ItemDefinition[],
  answers: FactValues = {},
  context: RuleContext = {},
): readonly MergedMaterial[] {
  const needed = neededItems(bundle, items, answers, context);
  const merged = new Map<string, MergedMaterial>();
  for (const each of needed)
    for (const material of each.definition.materials) {
      const answer = material.when ? evaluate(material.when, answers, context).answer : 'met';
      if (answer === 'unmet') continue;
      const before = merged.get(material.code);
      const own = fromSibling(settled(material, answer === 'met'), each, needed);
      merged.set(material.code, {
        material: before ? strictest(before.material, own) : own,
        needed_by: [...(before?.needed_by ?? []), each.definition.item],
      });
    }
  return [...merged.values()];
}

/** A conditional material whose case has come is necessary. */
function settled(material: Material, certain: boolean): Material {
  if (!certain || material.necessity === '1') return material;
  const { when: _, ...rest } = material;
  return { ...rest, necessity: '1' };
}

function fromSibling(material: Material, item: NeededItem, needed: readonly NeededItem[]): Material {
  if (!material.licence_type) return material;
  const before = waitedFor(item, needed);
  const sibling = needed.find(
    ({ definition, open }) =>
      !open && before.has(definition.item) && definition.result.licence_type === material.licence_type,
  )?.definition;
  if (!sibling) return material;
  const because = `由本次一并办理的“${sibling.title}”核发后自动引用`;
  return { ...material, exempt: { from: 'result', name: sibling.item, because } };
}

/** The siblings that are granted before this item begins: those it waits for, and those that they wait for. */
function waitedFor({ after }: NeededItem, needed: readonly NeededItem[]): ReadonlySet<string> {
  const found = new Set(after);
  // A set takes what is added while it is walked, so this reaches the siblings' siblings too.
  for (const name of found)
    for (const earlier of needed.find(({ definition }) => definition.item === name)?.after ?? []) found.add(earlier);
  return found;
}

/** Both demands in one: necessary where either says so, the larger numbers, every basis; what is at hand for one is for both. */
function strictest(first: Material, second: Material): Material {
  const { when: firstWhen, ...rest } = first;
  const certain = first.necessity === '1' || second.necessity === '1';
  const when = certain || !firstWhen || !second.when ? undefined : { any: [firstWhen, second.when] };
  const exempt = first.exempt?.from === 'result' ? first.exempt : (second.exempt ?? first.exempt);
  return {
    ...rest,
    necessity: certain ? '1' : '2',
    ...(when ? { when } : {}),
    originals: Math.max(first.originals, second.originals),
    copies: Math.max(first.copies, second.copies),
    basis: [...new Set([...first.basis.split('；'), ...second.basis.split('；')])].join('；'),
    ...(exempt ? { exempt } : {}),
  };
}
