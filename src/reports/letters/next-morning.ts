import { swedishDay } from '#i18n/formats.ts'
import { swedishTime } from '#i18n/swedish-time.ts'

export type GatheringPace = 'daily' | 'weekly'

/** When what has happened by now is gathered: at seven the next morning in Sweden, or on the next Monday. */
export function nextMorning(pace: GatheringPace, now: Date): Date {
  const today = swedishDay(now)
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const noon = new Date(Date.parse(`${today}T12:00:00Z`) + ahead * 86_400_000)
    const at = swedishTime(`${noon.toISOString().slice(0, 10)}T07:00`)
    if (at && at > now && (pace === 'daily' || noon.getUTCDay() === 1)) return at
  }
  throw new Error('a week without a Monday')
}
