import type { Directory } from './directory.ts';
import type { Published } from './version.ts';

/** Front part of the case number: the implementation code (31 characters), or the national code of a bundle. */
export function numberCodeOf(published: Published, region: string, directory: Directory): string {
  if (published.kind === 'bundle') return `${region.slice(0, 6)}${published.definition.theme_code}`;
  const { department, base_code, levels } = published.definition;
  const body = directory.handlerOrRefuse(`${department}.officer`, region);
  // A.2: 3 prefecture, 4 county. The deciding body's own level where the item allows it.
  const level = body.region.length === 4 ? '3' : levels.includes('4') ? '4' : (levels[0] ?? '4');
  return `${body.credit_code}${level}${base_code}`;
}
