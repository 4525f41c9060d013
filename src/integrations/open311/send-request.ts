import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { notTaken } from '../not-taken.ts'
import type { Outcome } from '../receiver.ts'
import type { Far } from './ask.ts'
import { post } from './outcome-of.ts'
import { postedRow } from './posted-row.ts'
import { textOf } from './read-rows.ts'
import { requestPost } from './request-post.ts'
import type { MappedCategory } from './settings.ts'
import { awaitToken } from './token.ts'

/** A report, new or handed over, as a request of theirs. Sent again it says the same reference. */
export async function sendRequest(far: Far, delivery: DeliveryToSend): Promise<Outcome> {
  const category = mappedCategory(far, delivery.report.category)
  if (category === null) return notTaken(`category ${delivery.report.category} is not mapped`)
  if (delivery.report.isPrivate && far.settings.isPublicThere)
    return notTaken('a private report, and everybody may read it there')
  const { fields, parts } = requestPost(far, delivery, category)
  if (far.profile.needsEmail && !fields.some(([name]) => name === 'email'))
    return notTaken('an e-mail address is needed, and there is none to stand in')
  const posted = await post(far, fields, far.post(far.profile.names.requests, delivery.id, fields, parts))
  if ('outcome' in posted) return posted
  const row = postedRow(posted.document)
  const externalId = row && textOf(row, 'service_request_id', 'servicerequest_id')
  const token = row && textOf(row, 'token')
  const answer = `HTTP ${posted.status}`
  if (externalId) return { outcome: 'sent', answer, externalId, isReceived: true }
  if (token) return outcomeOfToken(far, token)
  return category.answers === 'nothing'
    ? { outcome: 'sent', answer: `${answer}, without a number as agreed` }
    : { outcome: 'unknown', answer: `${answer} without a number` }
}

function mappedCategory({ settings }: Far, code: string): MappedCategory | null {
  const { categories, otherCategories } = settings
  return (Object.hasOwn(categories, code) ? categories[code] : undefined) ?? otherCategories
}

/** It has been taken in: without its number nobody can follow it, so it is looked for by the token until there is one. */
async function outcomeOfToken(far: Far, token: string): Promise<Outcome> {
  const state = await awaitToken(far, token)
  if (state.is === 'number')
    return {
      outcome: 'sent',
      answer: 'a token became a number',
      externalId: state.externalId,
      isReceived: true,
    }
  return { outcome: 'unknown', answer: `a token without a number yet: ${state.answer}`, remember: token }
}
