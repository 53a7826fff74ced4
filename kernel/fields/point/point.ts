import { accept, isRecord, nothing, refuse } from '../checked.ts';
import type { FieldType } from '../field-type.ts';
import type { GeoJsonPoint } from '../geometry.ts';
import { isOnGlobe, isPosition, printPosition, readGeoJson, readPositions } from '../position.ts';
import { messages } from './messages.ts';

/** A place: a GeoJSON point in the coordinate system that `x-crs` names. */
export const point: FieldType<GeoJsonPoint> = {
  name: 'point',
  column: () => 'jsonb',
  constraint: (column) => `${column} ->> 'type' = 'Point' and jsonb_typeof(${column} -> 'coordinates') = 'array'`,
  check(value, field) {
    if (value === '') return nothing;
    if (!isRecord(value) || value.type !== 'Point' || !isPosition(value.coordinates))
      return refuse('point', messages.not_a_point(field));
    if (!isOnGlobe(value.coordinates)) return refuse('range', messages.out_of_range(field));
    return accept({ type: 'Point', coordinates: value.coordinates });
  },
  read({ text, parts }) {
    const { longitude = '', latitude = '' } = parts;
    const typed = longitude.trim() || latitude.trim() ? `${longitude},${latitude}` : text?.trim();
    if (typed === undefined || typed === '') return undefined;
    const [position, ...more] = readPositions(typed) ?? [];
    if (position !== undefined && more.length === 0) return { type: 'Point', coordinates: position };
    return readGeoJson(typed) ?? typed;
  },
  print: (value) => printPosition(value.coordinates),
};
