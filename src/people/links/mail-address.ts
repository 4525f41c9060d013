import { createHmac, timingSafeEqual } from 'node:crypto'
import { decodeBase32, encodeBase32 } from './base32.ts'
import type { SigningKey } from './token.ts'

/** What of ours a mail comes back to: a letter to a person, or a delivery to a holder. */
export type Answered = { what: 'letter' | 'delivery'; id: string }

/** How it comes back: somebody answers, or a mail server says that it could not be left. */
export type WayBack = 'reply' | 'bounce'

const boxes = { reply: 'svar', bounce: 'studs' } as const satisfies Record<WayBack, string>
const letterFor = { letter: 'l', delivery: 'd' } as const satisfies Record<Answered['what'], string>

const shape = /^(svar|studs)-([ld])(\d{1,6})\.([a-z2-7]{26})([a-z2-7]{20})$/

/**
 * The local part of an address that one mail of ours is answered to: `svar-l<key version>.<id><seal>`, in small
 * letters and digits, for mail servers may change the case: id and seal are base32, the seal 100 bits of an
 * HMAC-SHA256 over way, kind and id. At most 60 of the 64 characters there may be. The same each time.
 */
export function mailbox(key: SigningKey, way: WayBack, { what, id }: Answered): string {
  return `${boxes[way]}-${letterFor[what]}${key.version}.${encodeId(id)}${seal(key, way, { what, id })}`
}

/** What a local part of an address names, if one of our keys sealed it. */
export function readMailbox(
  keys: readonly SigningKey[],
  localPart: string,
): { way: WayBack; answered: Answered } | null {
  const written = localPart.toLowerCase()
  const [, box, letter, version, id = ''] = shape.exec(written) ?? []
  const key = keys.find((one) => one.version === Number(version))
  const decoded = key && decodeId(id)
  if (!decoded) return null
  const way = box === boxes.reply ? 'reply' : 'bounce'
  const answered = { what: letter === letterFor.letter ? 'letter' : 'delivery', id: decoded } as const
  return isSame(mailbox(key, way, answered), written) ? { way, answered } : null
}

const isSame = (made: string, given: string): boolean =>
  made.length === given.length && timingSafeEqual(Buffer.from(made), Buffer.from(given))

const seal = (key: SigningKey, way: WayBack, { what, id }: Answered): string =>
  encodeBase32(createHmac('sha256', key.secret).update(`mail:${way}:${what}:${id}`).digest()).slice(0, 20)

const encodeId = (id: string): string => encodeBase32(Buffer.from(id.replaceAll('-', ''), 'hex'))

function decodeId(written: string): string {
  const hex = decodeBase32(written).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
