import { once } from '#http/once.ts'
import { ReviewRefused } from '#moderation/review.ts'
import { reviewReport } from '#moderation/review-report.ts'
import { reviewedReport } from '#moderation/reviewed-report.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { goTo } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { onlyOpens } from './opened-entry.ts'
import { type ReadReview, readReview } from './read-review.ts'
import { reviewAddress } from './review-address.ts'
import { answerReview, reviewedBy } from './review-page.tsx'

/** Does what was decided on the page, all of it or nothing. */
export async function doReview(ask: Ask, link: Link): Promise<Response> {
  const { db } = ask.rooms
  if (onlyOpens(ask.fields)) return answerReview(ask, link, {})
  const read = readReview(ask.fields, await reviewedReport(db, reviewedBy(link).report))
  if (!read.ok) return answerReview(ask, link, read.mistakes)
  try {
    await review(ask, link, read.value)
  } catch (refusal) {
    if (!(refusal instanceof ReviewRefused)) throw refusal
    return answerReview(ask, link, { [refusal.why === 'reason' ? 'reason' : 'act']: refusal.why })
  }
  await noteUse(db, link.id)
  return goTo(ask, `${reviewAddress(ask)}?klart=${read.value.act}`)
}

const review = ({ rooms, fields }: Ask, link: Link, decided: ReadReview): Promise<void> =>
  once(rooms.db, fields, (tx) => reviewReport(tx, { ...decided, ...reviewedBy(link), link: link.id }))
