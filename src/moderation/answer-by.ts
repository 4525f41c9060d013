import { swedishDay } from '#i18n/formats.ts'
import type { RemarkTopic } from './remark.ts'

const dayMs = 86_400_000
const workingDays = 2

/** The last day to answer somebody who has met a barrier, as 2026-12-01: two working days after it was told. */
export function answerBy(toldAt: Date): string {
  // Noon, so that no change of clocks moves it into another day.
  let day = Date.parse(`${swedishDay(toldAt)}T12:00:00Z`)
  for (let left = workingDays; left > 0; ) {
    day += dayMs
    if (isWorkingDay(new Date(day))) left -= 1
  }
  return new Date(day).toISOString().slice(0, 10)
}

// Holidays count as working days: an answer is then due a day early, never late.
const isWorkingDay = (at: Date): boolean => at.getUTCDay() % 6 !== 0

/** Whether a remark has waited longer than is promised; only of barriers is something promised. */
export const isOverdue = ({ topic, told_at }: { topic: RemarkTopic; told_at: Date }, now: Date): boolean =>
  topic === 'barrier' && swedishDay(now) > answerBy(told_at)
