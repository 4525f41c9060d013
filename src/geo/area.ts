/** A ring of a polygon, flat: lon, lat, lon, lat … in WGS 84, the last point equal to the first. */
export type Ring = Float64Array

/** What a municipality covers. The first ring of a polygon is its outside, the others are holes. */
export type Area = { code: string; name: string; polygons: readonly (readonly Ring[])[] }

/** The polygons as bytes, for one column of one row. */
export function encodeArea({ polygons }: Area): Buffer {
  const numbers = [polygons.length]
  for (const rings of polygons) {
    numbers.push(rings.length)
    for (const ring of rings) {
      numbers.push(ring.length)
      for (const degrees of ring) numbers.push(degrees)
    }
  }
  return Buffer.from(Float64Array.from(numbers).buffer)
}

export function decodeArea(code: string, name: string, bytes: Uint8Array): Area {
  // Copied, since a driver hands out slices that begin anywhere and the array wants multiples of eight.
  const numbers = new Float64Array(Uint8Array.from(bytes).buffer)
  let position = 0
  const next = () => numbers[position++] ?? 0
  const times = <T>(count: number, read: () => T) => Array.from({ length: count }, read)
  const ring = () => {
    const length = next()
    position += length
    return numbers.slice(position - length, position)
  }
  return { code, name, polygons: times(next(), () => times(next(), ring)) }
}
