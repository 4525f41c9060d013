import type { Geometry } from 'geojson'
import { readWkb } from './wkb.ts'

/**
 * The geometry of a GeoPackage's blob, null when it is empty; a text says why it can't be read. Bounds and
 * coordinate system in front of it are skipped: the first can be wrong, the second stands with the layer.
 */
export function geometryIn(blob: Uint8Array): { geometry: Geometry | null } | string {
  const [firstLetter, secondLetter, version, flags = 0] = blob
  if (blob.length < 8 || firstLetter !== 0x47 || secondLetter !== 0x50 || version !== 0)
    return 'its geometry does not begin as one in a GeoPackage does'
  const envelope = envelopeBytes[(flags >> 1) & 0b111]
  if (flags & extended || envelope === undefined) return 'its geometry is of a kind only its maker knows'
  return flags & empty ? { geometry: null } : readWkb(blob.subarray(8 + envelope))
}

const empty = 0b1_0000
const extended = 0b10_0000

// How many bytes of bounds stand before the geometry, by three bits of the flags.
const envelopeBytes = [0, 32, 48, 48, 64]
