import { formatClock, swedishDay } from '#i18n/formats.ts'

/** A time of day in Sweden some days ago: `daysAgo(3, '08.12')`. */
export function daysAgo(days: number, clock: string): Date {
  const day = swedishDay(new Date(Date.now() - days * 86_400_000))
  const [winter, summer] = ['+01:00', '+02:00'].map(
    (offset) => new Date(`${day}T${clock.replace('.', ':')}:00${offset}`),
  )
  const time = [winter, summer].find((one) => one && formatClock(one, 'sv').endsWith(clock))
  if (!time) throw new Error(`${clock} is no time of day`)
  return time
}
