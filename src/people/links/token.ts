import { createHmac, timingSafeEqual } from 'node:crypto'
import type { LinkAct } from '#database/schema.ts'

export type { LinkAct }

/** One of our keys: its version travels in the token, so that old links survive a rotation. */
export type SigningKey = { version: number; secret: Buffer }

const shape = /^k(\d{1,6})\.([\w-]{22})\.([\w-]{22})$/

/**
 * A link's token: `k<key version>.<link id>.<HMAC-SHA256 over act and id, 128 bits>`, base64url.
 * The same id always gives the same token, so a letter sent again has identical bytes.
 */
export function makeToken(key: SigningKey, act: LinkAct, id: string): string {
  return `k${key.version}.${encodeId(id)}.${sign(key, act, id).toString('base64url')}`
}

/** The link id a token names, if one of our keys signed it for this act. */
export function readToken(keys: readonly SigningKey[], act: LinkAct, token: string): string | null {
  const [, version, idPart = ''] = shape.exec(token) ?? []
  const key = keys.find((one) => one.version === Number(version))
  if (!key) return null
  const id = decodeId(idPart)
  return isSame(makeToken(key, act, id), token) ? id : null
}

// The whole text, not its bytes: base64url has spare bits, and a link has one spelling only.
function isSame(made: string, given: string): boolean {
  return made.length === given.length && timingSafeEqual(Buffer.from(made), Buffer.from(given))
}

const sign = (key: SigningKey, act: LinkAct, id: string): Buffer =>
  createHmac('sha256', key.secret).update(`${act}:${id}`).digest().subarray(0, 16)

const encodeId = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

function decodeId(part: string): string {
  const hex = Buffer.from(part, 'base64url').toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
