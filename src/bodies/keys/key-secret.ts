import { createHash, randomBytes } from 'node:crypto'
import { hidden } from '#text/hidden.ts'

/** A new key, as whoever it is for gets it, once: 256 random bits, behind letters that a search for lost keys finds. */
export const newKey = (): string => `fmg_${randomBytes(32).toString('base64url')}`

/** What is kept of it. Nothing slower is needed: nobody can guess 256 bits. */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest()

const shape = String.raw`fmg_[\w-]{43}`
const whole = new RegExp(`^${shape}$`)

/** Whether it can be one of ours at all. */
export const looksLikeKey = (key: string): boolean => whole.test(key)

/** Takes out all that can be one, whoever's: an old one may stand beside the one that let somebody in. */
export const hideOurKeys = (text: string): string => text.replace(new RegExp(shape, 'g'), hidden)
