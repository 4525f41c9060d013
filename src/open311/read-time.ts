import { swedishTime } from '#i18n/swedish-time.ts'
import { Open311Mistake } from './mistake.ts'

/** A moment, or a whole day in Sweden by where it begins and where the next one does. */
export type AskedTime = { at: Date; end: Date | null }

const moment = /^((?:19|20|21)\d\d-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i
const day = /^(?:19|20|21)\d\d-\d\d-\d\d$/

/** A time in ISO 8601 with its zone, or a bare day, which is Sweden's. What is neither is a mistake. */
export function readTime(name: string, words: string | undefined): AskedTime | null {
  if (words === undefined) return null
  const time = timeIn(words)
  if (!time) throw new Open311Mistake('parameter_unreadable', name)
  return time
}

/** The same; null for what is neither. */
export function timeIn(words: string): AskedTime | null {
  // Whoever writes "+01:00" in an address or a form without its escape sends a space.
  const written = words.replace(/ (?=\d\d:?\d\d$)/, '+')
  const [, itsDay, zone] = moment.exec(written) ?? []
  if (itsDay && zone && isDay(itsDay)) return momentIn(written, zone)
  const at = day.test(written) && isDay(written) ? swedishTime(`${written}T00:00`) : null
  const end = at && swedishTime(`${dayAfter(written)}T00:00`)
  return at && end ? { at, end } : null
}

function momentIn(written: string, zone: string): AskedTime | null {
  const withZone = written.slice(0, -zone.length) + zone.toUpperCase().replace(/(\d\d)(\d\d)$/, '$1:$2')
  const at = new Date(withZone)
  return Number.isNaN(at.getTime()) ? null : { at, end: null }
}

// The 30th of February is read as the 2nd of March by JavaScript.
function isDay(words: string): boolean {
  const at = new Date(`${words}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(words)
}

const dayAfter = (words: string): string =>
  new Date(Date.parse(`${words}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
