import type { Geometry, Position } from 'geojson'

/**
 * A geometry in well-known binary, as ISO or PostGIS writes it, without its heights and measures; null when
 * it is empty. A text says why it can't be read.
 */
export function readWkb(bytes: Uint8Array): { geometry: Geometry | null } | string {
  try {
    const geometry = readGeometry({ view: viewOf(bytes), at: 0, isLittle: true })
    return { geometry: isEmpty(geometry) ? null : geometry }
  } catch (error) {
    if (error instanceof RangeError) return `its geometry can't be read: ${error.message}`
    throw error
  }
}

type Cursor = { view: DataView; at: number; isLittle: boolean }
type Shape = { kind: Kind; numbers: number }
type Kind = keyof typeof kinds

const kinds = {
  1: 'Point',
  2: 'LineString',
  3: 'Polygon',
  4: 'MultiPoint',
  5: 'MultiLineString',
  6: 'MultiPolygon',
} as const

const isKind = (number: number): number is Kind => number in kinds

function readGeometry(cursor: Cursor): Exclude<Geometry, { type: 'GeometryCollection' }> {
  const shape = readShape(cursor)
  const type = kinds[shape.kind]
  switch (type) {
    case 'Point':
      return { type, coordinates: readPosition(cursor, shape) }
    case 'LineString':
      return { type, coordinates: readLine(cursor, shape) }
    case 'Polygon':
      return { type, coordinates: readLines(cursor, shape) }
    case 'MultiPoint':
      return { type, coordinates: readParts(cursor, 'Point', readPosition) }
    case 'MultiLineString':
      return { type, coordinates: readParts(cursor, 'LineString', readLine) }
    case 'MultiPolygon':
      return { type, coordinates: readParts(cursor, 'Polygon', readLines) }
  }
}

// PostGIS marks height, measure and coordinate system in the highest bits; ISO adds thousands.
const [withHeight, withMeasure, withSystem] = [0x8000_0000, 0x4000_0000, 0x2000_0000]
const has = (code: number, mark: number) => (code & mark) !== 0
const extraNumbers = [0, 1, 1, 2]

function readShape(cursor: Cursor): Shape {
  cursor.isLittle = cursor.view.getUint8(cursor.at) === 1
  cursor.at += 1
  const code = readCount(cursor)
  if (has(code, withSystem)) cursor.at += 4
  const iso = code & 0x0fff_ffff
  const [kind, extra] = [iso % 1000, extraNumbers[Math.floor(iso / 1000)]]
  if (extra === undefined || !isKind(kind)) throw new RangeError(`kind ${iso} is not one of those read here`)
  return { kind, numbers: 2 + extra + Number(has(code, withHeight)) + Number(has(code, withMeasure)) }
}

const readLines = (cursor: Cursor, shape: Shape): Position[][] =>
  readMany(cursor, 4, () => readLine(cursor, shape))

const readLine = (cursor: Cursor, shape: Shape): Position[] =>
  readMany(cursor, 8 * shape.numbers, () => readPosition(cursor, shape))

function readPosition(cursor: Cursor, { numbers }: Shape): Position {
  const { view, at, isLittle } = cursor
  cursor.at += 8 * numbers
  return [view.getFloat64(at, isLittle), view.getFloat64(at + 8, isLittle)]
}

/** What a collection holds: each part begins with its own byte order and shape. */
function readParts<T>(
  cursor: Cursor,
  type: (typeof kinds)[Kind],
  read: (cursor: Cursor, shape: Shape) => T,
): T[] {
  return readMany(cursor, 9, () => {
    const shape = readShape(cursor)
    if (kinds[shape.kind] !== type) throw new RangeError(`a ${kinds[shape.kind]} stands among ${type}s`)
    return read(cursor, shape)
  })
}

// A count is only believed when so many can follow, or a broken one would ask for all memory there is.
function readMany<T>(cursor: Cursor, leastBytes: number, read: () => T): T[] {
  const count = readCount(cursor)
  if (count * leastBytes > cursor.view.byteLength - cursor.at) throw new RangeError('it is cut off')
  return Array.from({ length: count }, read)
}

function readCount(cursor: Cursor): number {
  cursor.at += 4
  return cursor.view.getUint32(cursor.at - 4, cursor.isLittle)
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength)

const isEmpty = ({ coordinates }: ReturnType<typeof readGeometry>): boolean =>
  coordinates.length === 0 || coordinates.every(Number.isNaN)
