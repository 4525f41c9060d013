import { createHash, randomBytes } from 'node:crypto'

/** A new key, as whoever it is for gets it, once: 256 random bits, behind letters that a search for lost keys finds. */
export const newKey = (): string => `fmg_${randomBytes(32).toString('base64url')}`

/** What is kept of it. Nothing slower is needed: nobody can guess 256 bits. */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest()

const shape = /^fmg_[\w-]{43}$/

/** Whether it can be one of ours at all. */
export const looksLikeKey = (key: string): boolean => shape.test(key)
