import { stripCapabilities } from '#text/capabilities.ts'
import { cleanLine, shorten } from '#text/plain-text.ts'

const longest = 120

/** A title out of a subject; empty where that says nothing of what is wrong. */
export function titleOf(subject: string): string {
  const title = cleanLine(stripCapabilities(cleanLine(withoutPrefixes(subject)))).replace(/[\s:,;–-]+$/u, '')
  return saysNothing(title) ? '' : shorten(title, longest)
}

/** Whether a subject says that the mail is somebody else's, sent on. */
export const saysForwarded = (subject: string): boolean => sentOn.test(subject.trim())

const sentOn = /^(?:\[[^\]]{1,40}\]\s*)?(?:vb|fwd?|vs|wg|vidarebefordra[td])\s?:/i
const prefix =
  /^\s*(?:(?:re|sv|svar|aw|antw|vb|fwd?|vs|wg|vidarebefordra[td])(?:\[\d{1,3}\])?\s?:|\[[^\]]{1,40}\]|(?:ny )?(?:fel)?anmälan\s?[:–-])\s*/i

function withoutPrefixes(subject: string): string {
  const rest = subject.replace(prefix, '')
  return rest === subject ? subject : withoutPrefixes(rest)
}

/** Nothing but numbers, names of files and programs, greetings, and that it is a picture of something. */
const saysNothing = (title: string): boolean =>
  (title.toLocaleLowerCase('sv').match(/\p{L}+/gu) ?? []).every((word) => empty.has(word))

const empty = new Set(
  `a an another anmäl anmäla anmälan anmälning at attached bifogar bifogad bifogade bifogat bild bilden bilder bilderna
  delad dsc dscf dscn e en er ett fel felanmäl felanmäla felanmälan felanmälning film fixamingata foto foton fotot från
  from hallå heic hej hejsan hello hi här igen image images img inget ingen ipad iphone issue jag jpeg jpg kl kommer
  mail mejl meddelande message min mina mms mov mobil mobilen mp my new no ny nya några och om photo photos pic picture
  pictures png problem problems pxl rapport report rubrik samsung screenshot se sent shared signal skickad skickar
  skickat skärmavbild skärmbild subject test till tjänst två utan vid video vill whatsapp your ämne`.split(
    /\s+/,
  ),
)
