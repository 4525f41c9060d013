import { Refused } from '#errors.ts'
import type { Point } from '#geo/browser/point.ts'

export type AskedPoint = { id: string; point: Point }

/** Rows of id,lat,lon under a heading that names them, in any order. */
export function pointsIn(text: string): AskedPoint[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
  const rows = lines
    .map((line, number) => ({ cells: line.split(/[,;\t]/), number: number + 1 }))
    .filter(({ cells }) => cells.length > 1)
  const [heading] = rows
  const places = heading?.cells.map((cell) => cell.trim().toLowerCase()) ?? []
  const [id, lat, lon] = [places.indexOf('id'), places.indexOf('lat'), places.indexOf('lon')]
  if (lat < 0 || lon < 0) throw new Refused('The first line must name the columns id,lat,lon.')
  return rows.slice(1).map(({ cells, number }) => ({
    id: cells[id]?.trim() ?? String(number - 1),
    point: toPoint(cells[lat], cells[lon], `line ${number}`),
  }))
}

export function toPoint(lat: string | undefined, lon: string | undefined, said: string): Point {
  const point = { lat: Number(lat), lon: Number(lon) }
  const sound = lat?.trim() && lon?.trim() && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180
  if (!sound)
    throw new Refused(`${said}: "${lat ?? ''}, ${lon ?? ''}" is not a latitude and a longitude in degrees.`)
  return point
}
