import type { Point } from './browser/point.ts'
import { parseCoordinates } from './coordinates.ts'
import { searchPlaces } from './place-search.ts'
import { completePlusCode, plusCodePoint, readPlusCode } from './plus-code.ts'

/** What somebody has typed or pasted into the one field there is for places. */
export type Typed =
  | { kind: 'point'; point: Point }
  | { kind: 'report'; number: number }
  /** With a space after the third digit, as it is written. */
  | { kind: 'postcode'; postcode: string }
  /** A plus code that is only good beside a town. */
  | { kind: 'short code' }
  /** An address on the web that shows no place. */
  | { kind: 'link' }
  | { kind: 'words'; words: string }

/** Numbers, codes and links are told by their shape; everything else is words to search for. */
export function readSearch(typed: string, near: Point | null): Typed {
  const number = /^#?(\d{6,15})$/.exec(typed)?.[1]
  if (number) return { kind: 'report', number: Number(number) }
  const postcode = /^(?:SE?-?)?(\d{3}) ?(\d{2})$/i.exec(typed)
  if (postcode) return { kind: 'postcode', postcode: `${postcode[1]} ${postcode[2]}` }
  const point = parseCoordinates(typed)
  return point ? { kind: 'point', point } : (readPlusWords(typed, near) ?? readLink(typed))
}

const plusCode = /(?<![\w+])([2-9CFGHJMPQRVWX0]{0,8}\+[2-9CFGHJMPQRVWX]{0,7})(?![\w+])/i

/** A plus code, alone or with the town that a short one needs: "WGJM+4C Alingsås". */
function readPlusWords(typed: string, near: Point | null): Typed | null {
  const code = readPlusCode(plusCode.exec(typed)?.[1] ?? '')
  if (!code) return null
  if (code.kind === 'full') return { kind: 'point', point: plusCodePoint(code.code) }
  const [town] = searchPlaces(typed.replace(plusCode, ' ')).hits
  const beside = town?.point ?? near
  return beside
    ? { kind: 'point', point: plusCodePoint(completePlusCode(code.code, beside)) }
    : { kind: 'short code' }
}

/** A map's "share" often gives words and a link together. */
function readLink(typed: string): Typed {
  const link = /(?:https?:\/\/|geo:)\S+/i.exec(typed)?.[0]
  if (!link) return { kind: 'words', words: withoutPostcode(typed) }
  const point = parseCoordinates(link)
  if (point) return { kind: 'point', point }
  const words = typed.replace(link, ' ').trim()
  return words === '' ? { kind: 'link' } : { kind: 'words', words: withoutPostcode(words) }
}

/** The town after it says more, and a slip in the number would hide the address. */
const withoutPostcode = (words: string): string =>
  words.replace(/(?<![\d\p{L}])\d{3} ?\d{2} +(?=\p{L})/gu, '')
