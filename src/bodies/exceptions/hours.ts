/** When an exception holds, in Swedish wall time; `to` at or before `from` is past midnight. */
export type Hours = readonly Shift[]
/** Monday is 1; minutes after midnight. */
export type Shift = { weekdays: readonly number[]; from: number; to: number }

const names = ['mån', 'tis', 'ons', 'tor', 'fre', 'lör', 'sön']
const day = 24 * 60

/** Whether a moment falls within the hours. A shift past midnight belongs to the day it began. */
export function isWithin(hours: Hours, at: Date): boolean {
  const { weekday, minute } = swedishMoment(at)
  const dayBefore = weekday === 1 ? 7 : weekday - 1
  return hours.some(({ weekdays, from, to }) => {
    const isOvernight = to <= from
    if (weekdays.includes(weekday) && minute >= from && (isOvernight || minute < to)) return true
    return isOvernight && weekdays.includes(dayBefore) && minute < to
  })
}

/** "mån-fre 16:00-07:00; lör-sön 00:00-24:00", or null when it can't be read. */
export function parseHours(words: string): Hours | null {
  const shifts = words
    .toLowerCase()
    .split(';')
    .map((shift) => parseShift(shift.trim()))
  return shifts.every((shift) => shift !== null) ? shifts : null
}

function parseShift(words: string): Shift | null {
  const [, days = '', fromHour, fromMinute, toHour, toMinute] =
    /^(\S+)\s+(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})$/.exec(words) ?? []
  const weekdays = parseDays(days)
  const [from, to] = [minutesOf(fromHour, fromMinute), minutesOf(toHour, toMinute)]
  return weekdays && from !== null && to !== null && from < day ? { weekdays, from, to } : null
}

function parseDays(words: string): number[] | null {
  const days = words.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split(/[-–]/).map((name) => names.indexOf(name) + 1)
    if (first === 0 || last === 0) return [0]
    const count = ((last - first + 7) % 7) + 1
    return Array.from({ length: count }, (_, step) => ((first - 1 + step) % 7) + 1)
  })
  return days.includes(0) ? null : days
}

function minutesOf(hour: string | undefined, minute: string | undefined): number | null {
  const minutes = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && minutes <= day ? minutes : null
}

/** "mån, tis 22:00-06:00; lör 00:00-24:00": as it is written, for lists. */
export const sayHours = (hours: Hours): string =>
  hours
    .map(({ weekdays, from, to }) => {
      const days = weekdays.map((weekday) => names[weekday - 1]).join(',')
      return `${days} ${clock(from)}-${clock(to)}`
    })
    .join('; ')

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const english = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function swedishMoment(at: Date): { weekday: number; minute: number } {
  const parts = Object.fromEntries(moment.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    weekday: english.indexOf(parts['weekday'] ?? '') + 1,
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
  }
}
