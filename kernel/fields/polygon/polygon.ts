import { accept, isRecord, nothing, refuse } from '../checked.ts';
import type { FieldType } from '../field-type.ts';
import type { GeoJsonPolygon, Position } from '../geometry.ts';
import { positionsOf } from '../line/line.ts';
import { messages as ofPoints } from '../point/messages.ts';
import { isOnGlobe, printPosition, readGeoJson, readPositions } from '../position.ts';
import { messages } from './messages.ts';

/** An area: a GeoJSON polygon, its outer ring first, each ring closed. */
export const polygon: FieldType<GeoJsonPolygon> = {
  name: 'polygon',
  column: () => 'jsonb',
  constraint: (column) => `${column} ->> 'type' = 'Polygon' and jsonb_typeof(${column} -> 'coordinates') = 'array'`,
  check(value, field) {
    if (value === '') return nothing;
    const rings = isRecord(value) && value.type === 'Polygon' ? ringsOf(value.coordinates) : null;
    if (rings === null || rings.length === 0 || rings.some((ring) => ring.length < 3))
      return refuse('polygon', messages.not_a_polygon(field));
    if (!rings.flat().every(isOnGlobe)) return refuse('range', ofPoints.out_of_range(field));
    if (!rings.every(isClosed)) return refuse('closed', messages.not_closed(field));
    if (rings.some((ring) => ring.length < 4)) return refuse('polygon', messages.not_a_polygon(field));
    return accept({ type: 'Polygon', coordinates: rings });
  },
  read({ text }) {
    const typed = text?.trim();
    if (typed === undefined || typed === '') return undefined;
    const rings = typed
      .replace(/\r\n?/g, '\n')
      .split(/\n\s*\n|\|/)
      .map(readPositions);
    const read = rings.filter((ring) => ring !== null);
    if (read.length < rings.length) return readGeoJson(typed) ?? typed;
    return { type: 'Polygon', coordinates: read.map(closed) };
  },
  print: (value) => value.coordinates.map((ring) => ring.map(printPosition).join('; ')).join(' | '),
};

function ringsOf(value: unknown): readonly (readonly Position[])[] | null {
  if (!Array.isArray(value)) return null;
  const rings = value.map(positionsOf).filter((ring) => ring !== null);
  return rings.length === value.length ? rings : null;
}

const same = (a: Position | undefined, b: Position | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

const isClosed = (ring: readonly Position[]): boolean => same(ring[0], ring.at(-1));

/** People do not write the first corner twice; a typed ring is closed for them. */
function closed(ring: readonly Position[]): readonly Position[] {
  const [first] = ring;
  return first === undefined || (isClosed(ring) && ring.length > 1) ? ring : [...ring, first];
}
