import { failedMails as failedMailsLetter } from '#letters/failed-mails.ts'
import { mailsForOperators } from '#reports/letters/failed-mails.ts'
import type { Write } from './write-letter.ts'

/** As many as there still are when it leaves. */
export const failed_mails: Write = async ({ db, operatorEmail }) => {
  const mails = await mailsForOperators(db)
  if (mails.length === 0) return null
  const told = mails.map(({ id, received_at, size, reason, last_error }) => ({
    id,
    arrivedAt: received_at,
    size,
    reason: reason ?? '',
    lastError: last_error,
  }))
  return { to: operatorEmail, ...failedMailsLetter({ language: 'sv', mails: told }) }
}
