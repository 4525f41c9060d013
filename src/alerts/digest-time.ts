import { swedishDay } from '#i18n/formats.ts'
import { swedishTime } from '#i18n/swedish-time.ts'
import { terms } from '#reports/states.ts'
import type { WatchPace } from './watch.ts'

/** Who is to hear now: those with news from before the one, who have not been told since the other. */
export type Due = { newsBefore: Date; toldBefore: Date }

/** When each pace is due: at once, joined with what comes within ten minutes; at seven each morning; at seven on Mondays. */
export const dueAt: Readonly<Record<WatchPace, (now: Date) => Due>> = {
  at_once: (now) => ({ newsBefore: now, toldBefore: new Date(now.getTime() - terms.joinNews) }),
  daily: (now) => since(latestSeven(now, () => true)),
  weekly: (now) => since(latestSeven(now, isMonday)),
}

const since = (at: Date): Due => ({ newsBefore: at, toldBefore: at })

/** The latest time when clocks in Sweden showed seven on such a day. Clocks never leap over seven. */
function latestSeven(now: Date, isTheDay: (day: string) => boolean): Date {
  const today = swedishDay(now)
  for (let back = 0; back <= 7; back += 1) {
    const day = dayBefore(today, back)
    const at = swedishTime(`${day}T07:00`)
    if (at && at <= now && isTheDay(day)) return at
  }
  throw new Error('a week without a Monday')
}

const dayBefore = (day: string, back: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) - back * 86_400_000).toISOString().slice(0, 10)

const isMonday = (day: string): boolean => new Date(`${day}T12:00:00Z`).getUTCDay() === 1
