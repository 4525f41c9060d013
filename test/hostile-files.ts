import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { PhotoRefusal } from '#reports/photos/photo.ts'
import { aHeic, aJpeg, alingsasExif, picture } from './photos.ts'

/**
 * What somebody might send for a photo, and what becomes of it: refused at once with a code, found broken when it is
 * decoded, or cleaned into copies that hold the picture and nothing else.
 */
export type HostileFile = { name: string; bytes: Uint8Array; becomes: PhotoRefusal | 'broken' | 'cleaned' }

export async function hostileFiles(): Promise<HostileFile[]> {
  const [jpeg, png, gif, webp, avif, heic] = await Promise.all([
    aJpeg(),
    picture().withExif(alingsasExif).png().toBuffer(),
    picture().gif().toBuffer(),
    picture().withExif(alingsasExif).webp().toBuffer(),
    picture().withExif(alingsasExif).avif({ effort: 0 }).toBuffer(),
    aHeic(),
  ])
  const large = await picture({ width: 900, height: 700 }).jpeg().toBuffer()
  const text = (words: string) => Buffer.from(words)
  const refused = (why: PhotoRefusal, files: Record<string, Uint8Array>): HostileFile[] =>
    Object.entries(files).map(([name, bytes]) => ({ name, bytes, becomes: why }))
  const all = (becomes: 'broken' | 'cleaned', files: Record<string, Uint8Array>): HostileFile[] =>
    Object.entries(files).map(([name, bytes]) => ({ name, bytes, becomes }))
  return [
    ...refused('not_an_image', {
      'nothing at all': text(''),
      'one byte': text('\xff'),
      'plain text': text('Hej, jag är en bild.'),
      'a page for a picture': text('<!doctype html><script>hostileMark()</script>'),
      'SVG with a script': text('<svg xmlns="http://www.w3.org/2000/svg" onload="hostileMark()"/>'),
      'SVG after a heading': text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'a program': Buffer.concat([text('MZ'), Buffer.alloc(600)]),
      'an archive with a picture in it': Buffer.concat([text('PK\x03\x04'), jpeg]),
      'a document': text('%PDF-1.7\n%\xff\xff'),
      'a bitmap': Buffer.concat([text('BM'), Buffer.alloc(200)]),
      'TIFF, which can hold anything': await picture().tiff().toBuffer(),
      'a film': Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypisom'), Buffer.alloc(40)]),
      'a PostScript picture': text('%!PS-Adobe-3.0 EPSF-3.0\n/x {x} def x'),
    }),
    ...refused('unreadable', {
      'the first bytes of a JPEG alone': jpeg.subarray(0, 3),
      'a JPEG cut off in its head': jpeg.subarray(0, 60),
      'a PNG cut off in its head': png.subarray(0, 20),
      'a WebP that is none': Buffer.concat([text('RIFF\x20\x00\x00\x00WEBP'), Buffer.alloc(40)]),
      'a page that begins as a GIF': text('GIF89a=1;/*<script>hostileMark()</script>*/'),
      'a HEIC without a picture': heicOf([]),
      'a HEIC whose boxes lead nowhere': heicOf([], 0xffffffff),
      'an AVIF cut off': avif.subarray(0, 60),
      'a WebP cut off in its picture': webp.subarray(0, Math.floor(webp.length / 2)),
    }),
    ...refused('too_many_pixels', {
      'a PNG of 400 megapixels in some kilobytes': pngBomb(20_000, 20_000),
      'a PNG wider than anything': pngBomb(1_000_000, 1000),
      'a JPEG that says it is 4 gigapixels': jpegSaying(large, 65_500, 65_500),
      'a GIF that says it is 4 gigapixels': gifSaying(gif, 65_535, 65_535),
      'a HEIC of 100 megapixels': heicOf([[10_000, 10_000]]),
    }),
    ...all('broken', {
      'a JPEG cut off in its picture': large.subarray(0, Math.floor(large.length / 3)),
      'a PNG cut off in its picture': png.subarray(0, Math.floor(png.length / 2)),
      'a HEIC with boxes and no picture': heicOf([[640, 480]]),
      'a HEIC that is an AVIF inside': brandedHeic(avif),
      'a HEIC cut off in its picture': heic.subarray(0, Math.floor(heic.length / 2)),
    }),
    ...all('cleaned', {
      'an ordinary JPEG': jpeg,
      'an ordinary PNG': png,
      'an ordinary GIF': gif,
      'an ordinary WebP': webp,
      'an ordinary AVIF': avif,
      'an ordinary HEIC': heic,
      'a JPEG with an archive behind it': Buffer.concat([
        jpeg,
        text('PK\x03\x04hemligt'),
        Buffer.alloc(500, 1),
      ]),
      'a JPEG with a page behind it': Buffer.concat([jpeg, text('<script>hostileMark()</script>')]),
      'a GIF with a program behind it': Buffer.concat([gif, text('PK\x03\x04META-INF/hemligt')]),
      'a JPEG with a script for a comment': withSegment(jpeg, 0xfe, text('<script>hostileMark()</script>')),
      'a JPEG with XMP': withSegment(
        jpeg,
        0xe1,
        text('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>hemligt</x:xmpmeta>'),
      ),
      'a JPEG with IPTC': withSegment(jpeg, 0xed, text('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x07hemligt')),
      'a JPEG whose tags go round in a ring': withSegment(large, 0xe1, exifRing()),
      'a JPEG whose tags lie far outside': withSegment(large, 0xe1, exifWith(0xfffffff0)),
      'a JPEG with sixty kilobytes of a maker’s notes': withSegment(large, 0xe1, exifMaker()),
      'a JPEG with a million tags': withSegment(large, 0xe1, exifCount(0xffff)),
      'a JPEG with an ICC profile that is none': withSegment(
        large,
        0xe2,
        Buffer.concat([text('ICC_PROFILE\0\x01\x01'), Buffer.alloc(60_000, 'hemligt')]),
      ),
      'a PNG with a profile that swells': withChunk(png, 'iCCP', iccBomb()),
      'a PNG with words beside it': withChunk(png, 'tEXt', text('Comment\0hemligt')),
      'a PNG with a word that swells': withChunk(png, 'zTXt', zTextBomb()),
      'a GIF that moves': await moving(),
      'a JPEG that says it is larger than it is': jpegSaying(large, 6_000, 6_000),
      'a JPEG in print colours': await picture().toColourspace('cmyk').jpeg().toBuffer(),
      'a PNG of 16 bits a colour': await picture().toColourspace('rgb16').png().toBuffer(),
      'a PNG one can see through': await seeThrough(),
      'a JPEG on its side': await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      'a picture of one pixel': await picture({ width: 1, height: 1 }).png().toBuffer(),
      'a picture as thin as a thread': await picture({ width: 8000, height: 1 }).jpeg().toBuffer(),
    }),
  ]
}

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  return Buffer.concat([uint32(content.length), named, uint32(crc32(named))])
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

const pngStart = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** All of one colour: a row of it packs into next to nothing. */
function pngBomb(width: number, height: number): Buffer {
  const head = Buffer.concat([uint32(width), uint32(height), Buffer.from([1, 0, 0, 0, 0])])
  const rows = deflateSync(Buffer.alloc(Math.ceil(width / 8) * 50))
  return Buffer.concat([pngStart, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

/** After the picture's head, which is 25 bytes. */
const withChunk = (png: Buffer, type: string, content: Uint8Array): Buffer =>
  Buffer.concat([png.subarray(0, 33), chunk(type, content), png.subarray(33)])

const swelling = () => deflateSync(Buffer.alloc(50_000_000))
const iccBomb = () => Buffer.concat([Buffer.from('icc\0\0', 'latin1'), swelling()])
const zTextBomb = () => Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), swelling()])

/** Put in right after the start of a JPEG. */
function withSegment(jpeg: Buffer, marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)])
}

function jpegSaying(jpeg: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(jpeg)
  const at = changed.findIndex((byte, place) => byte === 0xff && changed[place + 1] === 0xc0)
  changed.writeUInt16BE(height, at + 5)
  changed.writeUInt16BE(width, at + 7)
  return changed
}

/** Both the canvas and the picture on it, which comes after a comma. */
function gifSaying(gif: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(gif)
  const at = changed.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]))
  for (const place of [6, at + 5]) {
    changed.writeUInt16LE(width, place)
    changed.writeUInt16LE(height, place + 2)
  }
  return changed
}

type Tag = [number: number, type: number, count: number, value: number]

function exif(tags: readonly Tag[], next: number, after: Uint8Array = Buffer.alloc(0)): Buffer {
  const head = Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1')
  const list = Buffer.alloc(2 + tags.length * 12 + 4)
  list.writeUInt16LE(tags.length, 0)
  for (const [index, [number, type, count, value]] of tags.entries()) {
    const at = 2 + index * 12
    list.writeUInt16LE(number, at)
    list.writeUInt16LE(type, at + 2)
    list.writeUInt32LE(count >>> 0, at + 4)
    list.writeUInt32LE(value >>> 0, at + 8)
  }
  list.writeUInt32LE(next >>> 0, list.length - 4)
  return Buffer.concat([head, list, after])
}

/** Each list of tags leads to itself: the next one, the camera's and the position's. */
const exifRing = () =>
  exif(
    [
      [0x8769, 4, 1, 8],
      [0x8825, 4, 1, 8],
      [0xa005, 4, 1, 8],
    ],
    8,
  )

const exifWith = (offset: number) =>
  exif(
    [
      [0x010f, 2, 0x7fffffff, offset],
      [0x8769, 4, 1, offset],
      [0x8825, 4, 1, offset],
      [0x9003, 2, 0xffffffff, offset],
    ],
    offset,
  )

const exifMaker = () =>
  exif(
    [
      [0x8769, 4, 1, 26],
      [0x927c, 7, 60_000, 60],
    ],
    0,
    Buffer.alloc(60_000, 'hemligt'),
  )

function exifCount(count: number): Buffer {
  const bytes = exif([[0x8825, 4, 1, 8]], 0)
  bytes.writeUInt16LE(count, 14)
  return bytes
}

function box(type: string, content: Uint8Array, length = content.length + 8): Buffer {
  return Buffer.concat([uint32(length), Buffer.from(type, 'latin1'), content])
}

/** The boxes of a HEIC that tell how large it is, and no picture. */
function heicOf(sizes: readonly (readonly [number, number])[], length?: number): Buffer {
  const extents = sizes.map(([width, height]) =>
    box('ispe', Buffer.concat([uint32(0), uint32(width), uint32(height)])),
  )
  const properties = box('iprp', box('ipco', Buffer.concat(extents), length))
  const brands = Buffer.from('heic\0\0\0\0mif1heic', 'latin1')
  return Buffer.concat([box('ftyp', brands), box('meta', Buffer.concat([uint32(0), properties]))])
}

function brandedHeic(avif: Buffer): Buffer {
  const changed = Buffer.from(avif)
  changed.write('heic', 8, 'latin1')
  return changed
}

async function moving(): Promise<Buffer> {
  const frames = await Promise.all(
    ['#a3261b', '#1c6b2f'].map((colour) => picture({ colour }).ensureAlpha().raw().toBuffer()),
  )
  return sharp(Buffer.concat(frames), { raw: { width: 320, height: 480, channels: 4, pageHeight: 240 } })
    .gif({ loop: 0 })
    .toBuffer()
}

const seeThrough = (): Promise<Buffer> =>
  sharp({ create: { width: 80, height: 60, channels: 4, background: { r: 10, g: 90, b: 84, alpha: 0.3 } } })
    .png()
    .toBuffer()
