import { accept, isRecord, nothing, refuse } from '../checked.ts';
import type { FieldType } from '../field-type.ts';
import type { GeoJsonLine, Position } from '../geometry.ts';
import { messages as ofPoints } from '../point/messages.ts';
import { isOnGlobe, isPosition, printPosition, readGeoJson, readPositions } from '../position.ts';
import { messages } from './messages.ts';

/** A road or a pipe: a GeoJSON line of two positions or more. */
export const line: FieldType<GeoJsonLine> = {
  name: 'line',
  column: () => 'jsonb',
  constraint: (column) => `${column} ->> 'type' = 'LineString' and jsonb_typeof(${column} -> 'coordinates') = 'array'`,
  check(value, field) {
    if (value === '') return nothing;
    const positions = isRecord(value) && value.type === 'LineString' ? positionsOf(value.coordinates) : null;
    if (positions === null || positions.length < 2) return refuse('line', messages.not_a_line(field));
    if (!positions.every(isOnGlobe)) return refuse('range', ofPoints.out_of_range(field));
    return accept({ type: 'LineString', coordinates: positions });
  },
  read({ text }) {
    const typed = text?.trim();
    if (typed === undefined || typed === '') return undefined;
    const positions = readPositions(typed);
    return positions === null ? (readGeoJson(typed) ?? typed) : { type: 'LineString', coordinates: positions };
  },
  print: (value) => value.coordinates.map(printPosition).join('; '),
};

/** The value as positions, or null where it is something else. */
export const positionsOf = (value: unknown): readonly Position[] | null =>
  Array.isArray(value) && value.every(isPosition) ? value : null;
