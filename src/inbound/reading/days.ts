/** Days as strings, 2026-12-04, which have no time zone to go wrong in. */
const dayLength = 86_400_000

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const written = (time: number): string => new Date(time).toISOString().slice(0, 10)

export const isDay = (day: string): boolean => {
  const time = at(day)
  return !Number.isNaN(time) && written(time) === day
}

export const addDays = (day: string, days: number): string => written(at(day) + days * dayLength)

export const yearOf = (day: string): number => Number(day.slice(0, 4))

/** 0 on Mondays. */
export const weekdayOf = (day: string): number => (new Date(at(day)).getUTCDay() + 6) % 7

/** The Monday of an ISO week: week 1 is the one with the fourth of January. */
export function weekOf(year: number, week: number): string {
  const fourth = `${year}-01-04`
  return addDays(fourth, (week - 1) * 7 - weekdayOf(fourth))
}

/** 53 where the year begins or ends on a Thursday. */
export const isoWeeksIn = (year: number): number =>
  weekdayOf(`${year}-01-01`) === 3 || weekdayOf(`${year}-12-31`) === 3 ? 53 : 52

/** Months are counted from 1. */
export const lastOfMonth = (year: number, month: number): string => written(Date.UTC(year, month, 0))
