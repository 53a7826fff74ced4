/** Longitude and latitude in degrees, and perhaps height in metres. */
export type Position = readonly [number, number] | readonly [number, number, number];

/** A place (RFC 7946). */
export interface GeoJsonPoint {
  readonly type: 'Point';
  readonly coordinates: Position;
}

/** A road, a pipe (RFC 7946): two positions or more. */
export interface GeoJsonLine {
  readonly type: 'LineString';
  readonly coordinates: readonly Position[];
}

/** An area (RFC 7946): an outer ring and its holes, each closed. */
export interface GeoJsonPolygon {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly Position[])[];
}
