import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SigningKey } from './token.ts'

/**
 * A moment that a form carries and nobody else can make: the millisecond, chance, and 48 bits of an HMAC over both,
 * in the shape of a UUID (version 8).
 */
export function sealMoment(key: SigningKey, at: number): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(at, 0, 6)
  randomBytes(4).copy(bytes, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  seal(key, bytes).copy(bytes, 10)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The moment; null for what none of our keys has sealed. */
export function readSealedMoment(keys: readonly SigningKey[], sealed: string): number | null {
  if (!shape.test(sealed)) return null
  const bytes = Buffer.from(sealed.replaceAll('-', ''), 'hex')
  const isOurs = keys.some((key) => timingSafeEqual(seal(key, bytes), bytes.subarray(10)))
  return isOurs ? bytes.readUIntBE(0, 6) : null
}

const seal = ({ secret }: SigningKey, bytes: Buffer): Buffer =>
  createHmac('sha256', secret).update('form:').update(bytes.subarray(0, 10)).digest().subarray(0, 6)

const shape = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
