import { swedishTime } from '#i18n/swedish-time.ts'

/**
 * What the times of a case system mean. `as_said`: what has no offset is Swedish time; `swedish`, `utc`: offsets are wrong,
 * and the clock they stand beside is that one.
 */
export const timesMean = ['as_said', 'swedish', 'utc'] as const
type Times = (typeof timesMean)[number]

const shape = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** A moment as they write it, by what their clocks are known to mean; null for what is none. */
export function readTime(words: string, times: Times): Date | null {
  const [, day, clock, seconds = '', offset] = shape.exec(words.trim()) ?? []
  if (!day || !clock) return null
  const exact = `${day}T${clock}${seconds.replace(',', '.').slice(0, 7) || ':00'}`
  if (times === 'utc') return valid(new Date(`${exact}Z`))
  if (times === 'as_said' && offset) return valid(new Date(`${exact}${withColon(offset)}`))
  const minute = swedishTime(`${day}T${clock}`)
  return minute && valid(new Date(minute.getTime() + 1000 * Number(seconds.replace(',', '.').slice(1) || 0)))
}

const withColon = (offset: string): string => offset.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
const valid = (at: Date): Date | null => (Number.isNaN(at.getTime()) ? null : at)

/** What lies ahead of our clock has not happened yet: their clock or its zone is wrong, and it was now at the latest. */
export const noLaterThan = (at: Date, now: Date): Date => (at > now ? now : at)

/** The day something is planned for: a day, a moment, or a week (`2026-W49`, `2026-v49`, `v. 49 2026`), its Monday. */
export function readPlanned(words: string, times: Times): Date | null {
  const text = words.trim()
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return swedishTime(`${text}T00:00`)
  const [, year, week] = /^(\d{4})-?[vw]\.?\s?(\d{1,2})$/i.exec(text) ?? []
  const [, lateWeek, lateYear] = /^[vw]\.?\s?(\d{1,2})[ ,-]+(\d{4})$/i.exec(text) ?? []
  const monday = mondayOf(Number(year ?? lateYear), Number(week ?? lateWeek))
  return monday === null ? readTime(text, times) : swedishTime(`${monday}T00:00`)
}

/** ISO 8601: the first week is the one with the fourth of January. */
function mondayOf(year: number, week: number): string | null {
  if (!(week >= 1 && week <= 53)) return null
  const fourth = new Date(Date.UTC(year, 0, 4))
  const daysIntoWeek = (fourth.getUTCDay() + 6) % 7
  return new Date(Date.UTC(year, 0, 4 - daysIntoWeek + 7 * (week - 1))).toISOString().slice(0, 10)
}
