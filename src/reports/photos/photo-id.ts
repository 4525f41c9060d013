import { createHash } from 'node:crypto'

/** The same photo of the same form has the same id: sent twice, it is kept once. A UUID of version 8, by a rule of ours. */
export function photoIdOf(form: string, bytes: Buffer): string {
  const hex = createHash('sha256').update(form).update(bytes).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
