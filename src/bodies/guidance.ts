import type { Db } from '#database/database.ts'
import type { DutyNumber } from './duty/duty-number.ts'
import { currentDutyNumbers } from './duty/duty-queries.ts'
import { currentNotices } from './notices/notice-queries.ts'
import { type Notices, noticesOf } from './notices/notices-at.ts'
import { type Questions, questionsOf } from './questions/asked-questions.ts'
import { allQuestions } from './questions/question-queries.ts'

/** The channel that tells running services to read guidance again; triggers tell it. */
export const guidanceChannel = 'guidance_changed'

/** What bodies tell those who report at a place and ask them, in memory. */
export type Guidance = { notices: Notices; questions: Questions; dutyNumbers: readonly DutyNumber[] }

export const noGuidance: Guidance = { notices: noticesOf([]), questions: questionsOf([]), dutyNumbers: [] }

export async function currentGuidance(db: Db): Promise<Guidance> {
  const [notices, questions, dutyNumbers] = await Promise.all([
    currentNotices(db),
    allQuestions(db),
    currentDutyNumbers(db),
  ])
  return { notices: noticesOf(notices), questions: questionsOf(questions), dutyNumbers }
}
