import type { Db } from '#database/database.ts'
import { remarkSettled } from '#letters/remark-settled.ts'
import { remarkTold } from '#letters/remark-told.ts'
import { remarksOverdue } from '#letters/remarks-overdue.ts'
import { reportModerated } from '#letters/report-moderated.ts'
import { answerBy } from '#moderation/answer-by.ts'
import { type ModerationItem, moderationIn } from '#moderation/moderation-in-letter.ts'
import { remarkById } from '#moderation/remark-queries.ts'
import { overdueRemarks } from '#moderation/remind-of-remarks.ts'
import { reviewedReport } from '#moderation/reviewed-report.ts'
import { followerOf } from '#reports/letters/letter-queries.ts'
import { personThread } from '#reports/letters/person-thread.ts'
import type { Write } from './write-letter.ts'

/** To those who run the service. A reply reaches whoever met a barrier; of abuse it would carry the link along. */
export const remark: Write = async ({ db, links, baseUrl, operatorEmail }, letter) => {
  if (!letter.remark) return null
  const {
    id,
    words,
    email,
    page,
    reason,
    report,
    told_at,
    language: writtenIn,
    holds_text: isHeld,
  } = await remarkById(db, letter.remark)
  const told = { language: 'sv', baseUrl, id, words, writtenIn, email, toldAt: told_at } as const
  if (report === null || reason === null || !letter.link) {
    const about = { page, answerBy: answerBy(told_at) }
    return { to: operatorEmail, ...(email && { replyTo: email }), ...remarkTold({ ...told, about }) }
  }
  const { texts, language: titleIn } = await reviewedReport(db, report)
  const token = links.token('moderate', letter.link)
  const about = { number: report, title: texts.title, titleIn, reason, token, isHeld }
  return { to: operatorEmail, ...remarkTold({ ...told, about }) }
}

/** As many as are still overdue when it leaves. */
export const overdue: Write = async ({ db, operatorEmail }) => {
  const remarks = await overdueRemarks(db, new Date())
  if (remarks.length === 0) return null
  const told = remarks.map(({ id, email, page, told_at }) => ({
    id,
    email: email ?? '',
    page,
    toldAt: told_at,
    answerBy: answerBy(told_at),
  }))
  return { to: operatorEmail, ...remarksOverdue({ language: 'sv', remarks: told }) }
}

/** To whoever wrote what was hidden or changed, unless they have stopped letters since. */
export const moderation: Write = async ({ db, links, baseUrl }, { id, report, person, remark }) => {
  const follower = report && person ? await followerOf(db, report, person) : undefined
  if (!follower?.leave_link || !report) return null
  const done = await moderationIn(db, id)
  if (done.length === 0) return null
  const { email, language, title, visibility, reporter, own_link, leave_link } = follower
  const letter = reportModerated({
    language,
    baseUrl,
    number: report,
    reportTitle: title,
    done,
    isHidden: visibility !== 'public',
    held: remark === null ? null : await heldBy(db, remark, done),
    ownToken: reporter === person && own_link ? links.token('reporter', own_link) : null,
    unsubscribeToken: links.token('unsubscribe', leave_link),
  })
  return { to: email, thread: personThread(report, follower.person), ...letter }
}

/** Whether a letter tells that a text waits to be read, or what came of it; of what somebody has remarked on it is neither. */
async function heldBy(
  db: Db,
  remark: string,
  done: readonly ModerationItem[],
): Promise<'waits' | 'read' | null> {
  const { holds_text } = await remarkById(db, remark)
  if (!holds_text) return null
  return done.some(({ act, of }) => act === 'hide' && of === 'text') ? 'waits' : 'read'
}

/** To whoever told of abuse, while their address is kept. */
export const settled: Write = async ({ db, baseUrl }, { id, remark, report }) => {
  if (!remark || report === null) return null
  const [{ email, language }, { visibility }] = [
    await remarkById(db, remark),
    await reviewedReport(db, report),
  ]
  if (!email) return null
  const done = await moderationIn(db, id)
  const isHidden = visibility !== 'public'
  return { to: email, ...remarkSettled({ language, baseUrl, number: report, done, isHidden }) }
}
