/** The kinds of photos that are taken, by their media types; HEIC stands for HEIF too. */
export const photoKinds = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/heic',
] as const
export type PhotoKind = (typeof photoKinds)[number]

/** What a file is by its first bytes. Nothing else can say so: names and types are anybody's. */
export function photoKindOf(bytes: Uint8Array): PhotoKind | null {
  const at = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')
  if (at(0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (/^GIF8[79]a$/.test(at(0, 6))) return 'image/gif'
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return 'image/webp'
  return at(4, 8) === 'ftyp' ? byBrands(at(8, Math.min(128, lengthAt(bytes, 0)))) : null
}

const lengthAt = (bytes: Uint8Array, at: number): number =>
  bytes.length < at + 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0)

/** The major brand, its version, then what else it is compatible with, four letters each. */
function byBrands(box: string): PhotoKind | null {
  const brands = box.match(/.{4}/gs) ?? []
  if (brands.some((brand) => /^hei[cxms]$|^hev[cxms]$/.test(brand))) return 'image/heic'
  if (brands.some((brand) => /^avi[fs]$/.test(brand))) return 'image/avif'
  return null
}
