import { swedishTime } from '#i18n/swedish-time.ts'
import { Open311Mistake } from './mistake.ts'

/** A moment, or a whole day in Sweden by where it begins and where the next one does. */
export type AskedTime = { at: Date; end: Date | null }

const moment = /^((?:19|20|21)\d\d-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i
const day = /^(?:19|20|21)\d\d-\d\d-\d\d$/

/** A time in ISO 8601 with its zone, or a bare day, which is Sweden's. What is neither is a mistake. */
export function readTime(name: string, words: string | undefined): AskedTime | null {
  if (words === undefined) return null
  // Whoever writes "+01:00" in an address without its escape sends a space.
  const written = words.replace(/ (?=\d\d:?\d\d$)/, '+')
  const [, itsDay, zone] = moment.exec(written) ?? []
  if (itsDay && zone && isDay(itsDay)) return { at: readMoment(name, written, zone), end: null }
  const at = day.test(written) && isDay(written) ? swedishTime(`${written}T00:00`) : null
  const end = at && swedishTime(`${dayAfter(written)}T00:00`)
  if (!at || !end) throw new Open311Mistake('parameter_unreadable', name)
  return { at, end }
}

function readMoment(name: string, written: string, zone: string): Date {
  const withZone = written.slice(0, -zone.length) + zone.toUpperCase().replace(/(\d\d)(\d\d)$/, '$1:$2')
  const at = new Date(withZone)
  if (Number.isNaN(at.getTime())) throw new Open311Mistake('parameter_unreadable', name)
  return at
}

// The 30th of February is read as the 2nd of March by JavaScript.
function isDay(words: string): boolean {
  const at = new Date(`${words}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(words)
}

const dayAfter = (words: string): string =>
  new Date(Date.parse(`${words}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
