type Found = {
  body: string | null
  html: string | null
  longName: string | null
  mediaType: string | null
  hasRichText: boolean
}

const wanted = { body: 0x1000, richText: 0x1009, html: 0x1013, longName: 0x3707, mediaType: 0x370e } as const

const kinds = { bytes: 0x102, text: 0x1e, unicode: 0x1f, object: 0x0d } as const
const several = 0x1000
/** How many bytes a value of each fixed kind takes; the shorter ones are padded to four. */
const sizes: Readonly<Record<number, number>> = {
  ...{ 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 },
}
const mostValues = 1000

/** The few of Outlook's properties that hold what somebody wrote or sent; stops where the list makes no sense. */
export function readMapiProperties(bytes: Buffer): Found {
  const found: Found = { body: null, html: null, longName: null, mediaType: null, hasRichText: false }
  let at = 4
  while (at + 4 <= bytes.length) {
    const kind = bytes.readUInt16LE(at)
    const id = bytes.readUInt16LE(at + 2)
    const value = valueAt(bytes, id >= 0x8000 ? afterName(bytes, at + 4) : at + 4, kind)
    if (value === null) break
    keep(found, id, kind, value.content)
    at = value.end
  }
  return found
}

/** Named properties bring a set's id and a number or a name. */
function afterName(bytes: Buffer, at: number): number {
  if (at + 24 > bytes.length) return bytes.length
  const isNumbered = bytes.readUInt32LE(at + 16) === 0
  return at + (isNumbered ? 24 : 24 + padded(bytes.readUInt32LE(at + 20)))
}

function valueAt(bytes: Buffer, at: number, kind: number): { content: Buffer; end: number } | null {
  const size = sizes[kind & ~several]
  const isSeveral = (kind & several) !== 0
  if (size !== undefined && !isSeveral) return within(bytes, at, at + size)
  if (at + 4 > bytes.length) return null
  const count = bytes.readUInt32LE(at)
  if (count > mostValues) return null
  if (size !== undefined) return within(bytes, at + 4, at + 4 + count * size)
  return longValuesAt(bytes, at + 4, count)
}

function longValuesAt(bytes: Buffer, from: number, count: number) {
  let at = from
  let content = bytes.subarray(0, 0)
  for (let value = 0; value < count; value += 1) {
    if (at + 4 > bytes.length) return null
    const length = bytes.readUInt32LE(at)
    if (at + 4 + length > bytes.length) return null
    content = bytes.subarray(at + 4, at + 4 + length)
    at += 4 + padded(length)
  }
  return { content, end: at }
}

const within = (bytes: Buffer, from: number, to: number) =>
  to > bytes.length ? null : { content: bytes.subarray(from, to), end: to }

const padded = (length: number): number => Math.ceil(length / 4) * 4

function keep(found: Found, id: number, kind: number, content: Buffer): void {
  if (id === wanted.richText) found.hasRichText = true
  if (id === wanted.body) found.body = asText(content, kind)
  if (id === wanted.html)
    found.html = new TextDecoder(kind === kinds.bytes ? 'utf-8' : 'utf-16le').decode(content)
  if (id === wanted.longName) found.longName = asText(content, kind)
  if (id === wanted.mediaType) found.mediaType = asText(content, kind)
}

const asText = (content: Buffer, kind: number): string =>
  new TextDecoder(kind === kinds.unicode ? 'utf-16le' : 'windows-1252').decode(content).replace(/\0.*$/s, '')
