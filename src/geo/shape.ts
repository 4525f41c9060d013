import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson'

/** A piece of ground drawn by somebody, in WGS 84. A line reaches `metres` to each side. */
export type Shape = { geometry: Polygon | MultiPolygon | LineString | MultiLineString; metres: number }
