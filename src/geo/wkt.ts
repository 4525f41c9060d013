/** The lines of a LINESTRING or MULTILINESTRING in well-known text, lon before lat, without heights; null for others. */
export function linesInWkt(text: string): Float64Array[] | null {
  const match = /^\s*(MULTI)?LINESTRING\s*(?:Z|M|ZM)?\s*\((.+)\)\s*$/is.exec(text)
  if (!match) return null
  const [, isMulti, inside = ''] = match
  const parts = isMulti ? [...inside.matchAll(/\(([^()]*)\)/g)].map(([, part = '']) => part) : [inside]
  const lines = parts.map(lineOf)
  return lines.length > 0 && lines.every(isLine) ? lines : null
}

const lineOf = (part: string): Float64Array =>
  Float64Array.from(
    part.split(',').flatMap((corner) => {
      const [lon, lat] = corner.trim().split(/\s+/)
      return [Number(lon), Number(lat)]
    }),
  )

const isLine = (line: Float64Array) => line.length >= 4 && line.every(Number.isFinite)
