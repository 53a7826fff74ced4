import { isRecord } from './checked.ts';
import type { Position } from './geometry.ts';

/** Whether a value has the form of a position; its range is another question. */
export const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) &&
  (value.length === 2 || value.length === 3) &&
  value.every((part) => typeof part === 'number' && Number.isFinite(part));

/** Whether a position lies on the globe. Longitude comes first. */
export const isOnGlobe = ([longitude, latitude]: Position): boolean =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;

/** A position as people read it: `87.304, 44.012`. */
export const printPosition = (position: Position): string => position.join(', ');

/**
 * Reads positions as people type or paste them: one a line or behind a semicolon, numbers parted by comma or blank.
 * Answers null where something else stands there.
 */
export function readPositions(typed: string): Position[] | null {
  const positions: Position[] = [];
  for (const line of typed.normalize('NFKC').split(/[\n;]+/)) {
    if (line.trim() === '') continue;
    const texts = line.trim().split(/\s*,\s*|\s+/);
    const numbers = texts.map(Number);
    if (texts.some((text) => text === '') || !isPosition(numbers)) return null;
    positions.push(numbers);
  }
  return positions;
}

/** The geometry in a text of GeoJSON (a geometry, or a feature that has one), or undefined where the text is none. */
export function readGeoJson(typed: string): unknown {
  if (!typed.trimStart().startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(typed);
    return isRecord(parsed) && parsed.type === 'Feature' ? parsed.geometry : parsed;
  } catch {
    return undefined; // the check says what form is wanted
  }
}
