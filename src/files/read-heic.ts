/** What a HEIC's boxes tell of its picture. The largest extent is the whole; others are its tiles and thumbnails. */
export function readHeic(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = { from: 0, to: bytes.length }
  const meta = boxIn(view, whole, 'meta')
  // A version and flags stand before what is in this one.
  const properties = meta && boxIn(view, { ...meta, from: meta.from + 4 }, 'iprp')
  const shared = properties && boxIn(view, properties, 'ipco')
  if (!shared) return null
  const extents = [...boxesIn(view, shared)].flatMap((box) => extentOf(view, box) ?? [])
  const [largest] = extents.toSorted((a, b) => b.width * b.height - a.width * a.height)
  if (!largest || largest.width === 0 || largest.height === 0) return null
  const isTurned = [...boxesIn(view, shared)].some((box) => box.type === 'irot' && isQuarterTurn(view, box))
  return isTurned ? { width: largest.height, height: largest.width } : largest
}

type Span = { from: number; to: number }
type Box = Span & { type: string }

const boxIn = (view: DataView, within: Span, type: string): Box | undefined =>
  [...boxesIn(view, within)].find((box) => box.type === type)

/** Each box has its length and four letters; one whose length can't be is the last that is read. */
function* boxesIn(view: DataView, { from, to }: Span): Generator<Box> {
  let at = from
  while (at + 8 <= to) {
    const length = view.getUint32(at)
    const end = length === 0 ? to : at + length
    if (length === 1 || end < at + 8 || end > to) return
    yield { type: lettersAt(view, at + 4), from: at + 8, to: end }
    at = end
  }
}

const lettersAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)))

const extentOf = (view: DataView, { type, from, to }: Box) =>
  type === 'ispe' && from + 12 <= to
    ? { width: view.getUint32(from + 4), height: view.getUint32(from + 8) }
    : null

const isQuarterTurn = (view: DataView, { from, to }: Box): boolean =>
  from < to && view.getUint8(from) % 2 === 1
