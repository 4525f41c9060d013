import { messagesIn } from '#i18n/messages.ts'
import { introOf } from '#letters/case-update.ts'
import type { DeliveryKind, DeliveryToSend } from '#reports/deliveries/delivery.ts'
import type { CaseState } from '#reports/states.ts'
import { shorten } from '#text/plain-text.ts'
import { notTaken } from '../not-taken.ts'
import type { Known, Outcome } from '../receiver.ts'
import { askedTime, type Far, type Fields } from './ask.ts'
import { post } from './outcome-of.ts'
import { packPhotos } from './pack-photos.ts'
import { reporterFields } from './request-post.ts'
import { tokenState } from './token.ts'

type LaterKind = Exclude<DeliveryKind, 'report' | 'hand_over' | 'notice'>
/** What is said after the report itself. */
export type LaterDelivery = DeliveryToSend & { kind: LaterKind }

export const isLater = (delivery: DeliveryToSend): delivery is LaterDelivery =>
  delivery.kind !== 'report' && delivery.kind !== 'hand_over' && delivery.kind !== 'notice'

/** As `POST servicerequestupdates`, the delivery's id as `update_id`. */
export async function sendUpdate(far: Far, delivery: LaterDelivery, known: Known): Promise<Outcome> {
  if (!far.settings.sendUpdates) return notTaken('the server takes no updates')
  // The link opens the case: it is for a mailbox alone.
  if (delivery.kind === 'link') return { outcome: 'refused', answer: 'a link is not told to a server' }
  if (isForHolderAlone(delivery) && far.settings.isPublicThere)
    return notTaken('it is for the holder alone, and everybody may read it there')
  const named = await theirName(far, known)
  if ('outcome' in named) return named
  const { fields, parts } = updatePost(far, delivery, named.externalId)
  const posted = await post(far, fields, far.post(far.profile.names.updates, delivery.id, fields, parts))
  if (!('outcome' in posted)) return { outcome: 'sent', answer: `HTTP ${posted.status}`, ...named }
  // What has come before is there, whatever family of servers says so.
  if (posted.outcome === 'refused' && /already exists/i.test(posted.answer))
    return { outcome: 'sent', answer: posted.answer, ...named }
  return posted
}

const isForHolderAlone = ({ kind, report }: LaterDelivery): boolean => kind === 'message' || report.isPrivate

/** What they call the case: as known, or what its token has become since. */
async function theirName(
  far: Far,
  { externalId, remembered }: Known,
): Promise<{ externalId: string } | Outcome> {
  if (externalId !== null) return { externalId }
  if (remembered === null)
    return { outcome: 'refused', answer: 'the server has not said what it calls the case' }
  const state = await tokenState(far, remembered)
  return state.is === 'number'
    ? { externalId: state.externalId }
    : { outcome: 'later', answer: `a token without a number yet: ${state.answer}` }
}

function updatePost(far: Far, delivery: LaterDelivery, externalId: string) {
  const { entry, report } = delivery
  const { urls, parts, fields: media, more } = packPhotos(far, entry?.photos ?? [])
  const fields: Fields = [
    ['service_request_id', externalId],
    ['service_request_id_ext', String(report.number)],
    ['update_id', delivery.id],
    ['status', statusOf(far, delivery)],
    ['updated_datetime', askedTime(entry?.at ?? delivery.createdAt, far)],
    ['description', wordsOf(far, delivery, more)],
    // Of what a neighbour says, the reporter is nobody to ask about.
    ...(entry?.writtenBy === 'reporter' ? reporterFields(far, delivery) : []),
    ...urls.map((url): [string, string] => ['media_url', url]),
    ...media,
  ]
  return { fields, parts }
}

const longest = 4000

function wordsOf({ settings }: Far, delivery: LaterDelivery, morePhotos: readonly string[]): string {
  const { entry, question } = delivery
  const { sent } = messagesIn('sv').open311
  const photos = morePhotos.length > 0 ? sent.photos(morePhotos.join(' ')) : null
  const said =
    settings.isPublicThere && isBetweenThem(delivery) ? [sent.withheldWords] : [question, entry?.words]
  return shorten([sentenceOf(delivery), ...said, photos].filter(Boolean).join('\n\n'), longest)
}

/** What a reporter writes when they open it again or take it back is for the holder, as is what they were asked. */
const isBetweenThem = ({ kind, entry, question }: LaterDelivery): boolean =>
  question !== null || (kind !== 'update' && entry?.writtenBy === 'reporter' && entry.words !== '')

function sentenceOf(delivery: LaterDelivery): string | null {
  const { kind, became } = delivery
  const { letters, words } = messagesIn('sv')
  if (kind !== 'accepted' && kind !== 'gone_on') return introOf({ delivery, language: 'sv' }, kind)
  if (!became) return null
  return kind === 'gone_on'
    ? letters.body.became.goneOn(became.holder, became.to ?? letters.news.anotherHolder)
    : letters.body.became.accepted(became.holder, words.state[became.state])
}

/** What FixMyStreet calls how a case stands, and whether it is open to those who know nothing finer. */
const statuses: Readonly<Record<CaseState, [extended: string, plain: 'OPEN' | 'CLOSED']>> = {
  new: ['OPEN', 'OPEN'],
  received: ['OPEN', 'OPEN'],
  investigating: ['INVESTIGATING', 'OPEN'],
  needs_information: ['INVESTIGATING', 'OPEN'],
  planned: ['PLANNED', 'OPEN'],
  in_progress: ['IN_PROGRESS', 'OPEN'],
  fixed: ['FIXED', 'CLOSED'],
  no_action: ['NO_FURTHER_ACTION', 'CLOSED'],
  handed_over: ['CLOSED', 'CLOSED'],
  duplicate: ['DUPLICATE', 'CLOSED'],
  withdrawn: ['CLOSED', 'CLOSED'],
}

function statusOf({ profile }: Far, { kind, case: held }: DeliveryToSend): string {
  const isExtended = profile.statusWords === 'extended'
  if (kind === 'withdrawal') return 'CLOSED'
  if (kind === 'reopening') return isExtended ? 'REOPEN' : 'OPEN'
  return statuses[held.state][isExtended ? 0 : 1]
}
