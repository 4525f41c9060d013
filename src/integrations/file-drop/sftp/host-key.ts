import { createHash } from 'node:crypto'

/** A host key as `ssh-keygen -l` writes it: `SHA256:…`. */
export const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`

/** Its kind, as it stands first in it. */
export function keyKindOf(key: Buffer): string {
  const length = key.length >= 4 ? key.readUInt32BE(0) : 0
  const kind = key.subarray(4, 4 + Math.min(length, 40)).toString('latin1')
  return /^[\w.@-]+$/.test(kind) ? kind : 'unknown'
}
