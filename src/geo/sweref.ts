import proj4 from 'proj4'
import type { Point } from './browser/point.ts'

/** SWEREF 99 TM (EPSG:3006), in metres: what every Swedish municipality measures in. */
export type Sweref99tm = { north: number; east: number }

const sweref99tm = proj4('+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs')

export function toSweref99tm({ lat, lon }: Point): Sweref99tm {
  const [east, north] = sweref99tm.forward([lon, lat])
  return { north: millimetres(north), east: millimetres(east) }
}

export function fromSweref99tm({ north, east }: Sweref99tm): Point {
  const [lon, lat] = sweref99tm.inverse([east, north])
  return { lat, lon }
}

/** Whether the numbers can be a place in Sweden. No number fits both axes, so their order can be told too. */
export const inSwerefWindow = ({ north, east }: Sweref99tm): boolean =>
  north >= 6_101_000 && north <= 7_682_000 && east >= 235_000 && east <= 932_000

/** "N 6423956, E 353915": whole metres, the axis named because files disagree on the order. */
export function formatSweref99tm(point: Point): string {
  const { north, east } = toSweref99tm(point)
  return `N ${north.toFixed(0)}, E ${east.toFixed(0)}`
}

const millimetres = (metres: number) => Math.round(metres * 1000) / 1000
