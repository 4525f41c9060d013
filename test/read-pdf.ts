import { inflateSync } from 'node:zlib'

/** A document as another program reads it: what is drawn, how it is tagged, and every byte it holds. */
export type ReadPdf = {
  title: string
  pages: string[]
  /** All that is drawn, spaces and lines alike one space. */
  text: string
  /** Kinds of structure, in the order they were made. */
  tags: string[]
  /** What is drawn and is neither in the structure nor an artifact. */
  untagged: string[]
  /** Signs that the font has no picture of. */
  missingSigns: number
  pictures: number
  alts: string[]
  /** The objects as they are written, streams left out. */
  objects: string
  /** The file, and each of its streams unpacked. */
  bytes: Buffer[]
}

type PdfObject = { head: string; stream: Buffer | null }

export function readPdf(file: Uint8Array): ReadPdf {
  const bytes = Buffer.from(file)
  const objects = objectsIn(bytes)
  const fonts = fontsIn(objects)
  const drawn = [...objects.values()].flatMap(({ head }) => {
    const contents = /\/Type \/Page\n[\s\S]*\/Contents (\d+) 0 R/.exec(head)?.[1]
    return contents ? [readDrawing(objects.get(Number(contents))?.stream ?? Buffer.alloc(0), fonts)] : []
  })
  const heads = [...objects.values()].map(({ head }) => head)
  const all = heads.join('\n')
  return {
    title: stringIn(objects.get(Number(/\/Title (\d+) 0 R/.exec(all)?.[1]))?.head ?? ''),
    pages: drawn.map(({ lines }) => oneSpaced(lines)),
    text: oneSpaced(drawn.flatMap(({ lines }) => lines)),
    tags: heads.flatMap((head) => /^<<\n\/S \/(\w+)/.exec(head)?.[1] ?? []),
    untagged: drawn.flatMap(({ untagged }) => untagged),
    missingSigns: drawn.reduce((sum, { missing }) => sum + missing, 0),
    pictures: heads.filter((head) => head.includes('/Subtype /Image')).length,
    alts: Array.from(all.matchAll(/\/Alt \(((?:\\.|[^\\)])*)\)/gs), ([, alt = '']) => stringOf(alt)),
    objects: all,
    bytes: [bytes, ...[...objects.values()].flatMap(({ stream }) => stream ?? [])],
  }
}

/** Whether words are anywhere in the file: drawn, in what it says of itself, or in any stream. */
export const holds = ({ text, pages, bytes }: ReadPdf, words: string): boolean =>
  text.includes(words) ||
  pages.some((page) => page.replaceAll(' ', '').includes(words.replaceAll(' ', ''))) ||
  (['utf8', 'latin1', 'utf16le'] as const).some((encoding) => {
    const written = Buffer.from(words, encoding)
    const asInPdf = encoding === 'utf16le' ? written.swap16() : written
    return bytes.some((part) => part.includes(asInPdf))
  })

function objectsIn(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1')
  const found = new Map<number, PdfObject>()
  const begins = /(?:^|\n)(\d+) 0 obj\n/g
  for (let begin = begins.exec(text); begin; begin = begins.exec(text)) {
    const rest = begins.lastIndex
    const headEnd = Math.min(...['\nstream\n', '\nendobj'].map((end) => text.indexOf(end, rest) >>> 0))
    const head = text.slice(rest, headEnd)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const isStream = text.startsWith('\nstream\n', headEnd)
    const from = headEnd + '\nstream\n'.length
    const packed = isStream ? bytes.subarray(from, from + length) : null
    const stream = packed && head.includes('/FlateDecode') ? inflateSync(packed) : packed
    found.set(Number(begin[1]), { head, stream })
    begins.lastIndex = isStream ? from + length : headEnd
  }
  return found
}

type Font = ReadonlyMap<number, string>

/** Each font by the name pages call it by: which letters a sign stands for. */
function fontsIn(objects: ReadonlyMap<number, PdfObject>): Map<string, Font> {
  const names = [...objects.values()].flatMap(({ head }) => [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)])
  return new Map(
    names.map(([, name = '', font]) => {
      const cmap = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(font))?.head ?? '')?.[1]
      return [name, lettersIn(objects.get(Number(cmap))?.stream?.toString('latin1') ?? '')]
    }),
  )
}

function lettersIn(cmap: string): Font {
  const letters = new Map<number, string>()
  for (const [, first = '', inside = ''] of cmap.matchAll(/<([\da-f]+)> <[\da-f]+> \[([^\]]*)\]/g)) {
    const each = Array.from(inside.matchAll(/<([\da-f ]*)>/g), ([, hex = '']) =>
      Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    )
    for (const [place, letter] of each.entries()) letters.set(Number.parseInt(first, 16) + place, letter)
  }
  return letters
}

type Drawing = { lines: string[]; untagged: string[]; missing: number }

const drawingWords = /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|\/(\w+) (?:<<[\s\S]*?>> )?B[MD]C|(EMC)|\/(\w+) Do/g

function readDrawing(stream: Buffer, fonts: ReadonlyMap<string, Font>): Drawing {
  const drawing: Drawing = { lines: [], untagged: [], missing: 0 }
  const inside: string[] = []
  let font: Font = new Map()
  for (const [, named, shown, opened, closed, picture] of stream.toString('latin1').matchAll(drawingWords)) {
    if (named) font = fonts.get(named) ?? new Map()
    if (opened) inside.push(opened)
    if (closed) inside.pop()
    if (picture && inside.length === 0) drawing.untagged.push(picture)
    if (shown === undefined) continue
    const signs = Array.from(
      shown.matchAll(/<([\da-f]*)>/g),
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    ).flat()
    const line = signs.map((sign) => font.get(Number.parseInt(sign, 16)) ?? '').join('')
    drawing.missing += signs.filter((sign) => sign === '0000').length
    drawing.lines.push(line)
    if (inside.length === 0) drawing.untagged.push(line)
  }
  return drawing
}

const oneSpaced = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/gu, ' ').trim()

const stringIn = (head: string): string => stringOf(/^\(([\s\S]*)\)$/.exec(head)?.[1] ?? '')

/** A string of the format: one byte a letter, or two after a mark, with signs escaped. */
function stringOf(written: string): string {
  const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const plain = written.replace(/\\([\s\S])/g, (_, sign: string) => escaped[sign] ?? sign)
  if (!plain.startsWith('\u00fe\u00ff')) return plain
  return Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le')
}
