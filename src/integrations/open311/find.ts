import { distanceMetres } from '#geo/browser/point.ts'
import { NotAnswered, Unreadable } from '#http/exchange.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import type { Found, Known } from '../receiver.ts'
import type { Far } from './ask.ts'
import { referenceOf } from './describe.ts'
import { listRows } from './list-rows.ts'
import { readRequest, type TheirRequest } from './read-requests.ts'
import { leavesOf } from './read-rows.ts'
import { readUpdate } from './read-updates.ts'
import { isLater } from './send-update.ts'
import { tokenState } from './token.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** A token that nobody knows may be one that is not known yet; for as long as that it is waited for. */
const tokenDays = 3

/**
 * Looks whether an unknown delivery has come: by its token, else among theirs of the days around it, wide enough for a
 * clock in the wrong zone. Its own reference must stand in it; that something is near in time and place is not enough to
 * say yes, and where it can't be read, too much to say no.
 */
export async function findDelivery(far: Far, delivery: DeliveryToSend, known: Known): Promise<Found> {
  try {
    if (isLater(delivery)) return await findUpdate(far, delivery, known)
    return (
      (known.remembered && (await findByToken(far, delivery, known, known.remembered))) ||
      (await findRequest(far, delivery, known))
    )
  } catch (error) {
    if (error instanceof NotAnswered) return { found: 'not_yet', answer: error.message }
    if (error instanceof Unreadable) return { found: 'not_yet', answer: error.message }
    throw error
  }
}

/** Null where the token says nothing and one has to look. */
async function findByToken(
  far: Far,
  delivery: DeliveryToSend,
  known: Known,
  token: string,
): Promise<Found | null> {
  const state = await tokenState(far, token)
  if (state.is === 'number')
    return { found: 'yes', externalId: state.externalId, answer: 'a token became a number' }
  if (state.is !== 'unknown')
    return { found: 'not_yet', answer: `a token without a number yet: ${state.answer}` }
  const isYoung = Date.now() - delivery.createdAt.getTime() < tokenDays * dayMs
  if (!isYoung) return null
  const found = await findRequest(far, delivery, known)
  return found.found === 'yes' ? found : { found: 'not_yet', answer: 'a token that is not known yet' }
}

async function findRequest(far: Far, delivery: DeliveryToSend, known: Known): Promise<Found> {
  const { rows, isWhole } = await listRows(far, { of: 'made', ...around(delivery) })
  const requests = rows.map((row) => readRequest(row, far.clock))
  const ours = requests.find((request) => isOf(request, delivery))
  if (ours?.id) return { found: 'yes', externalId: ours.id, answer: `found among ${rows.length}` }
  if (ours) return { found: 'not_yet', answer: `found among ${rows.length}, without a number` }
  const isOpen = requests.some((request) => mayBe(request, delivery))
  const answer = isOpen
    ? `not among ${rows.length}, and one near it can’t be told`
    : `not among ${rows.length}`
  const { showsWithinMinutes } = far.profile
  if (mayStillShow(known, showsWithinMinutes))
    return { found: 'not_yet', answer: `${answer}, and it may show later`, isWell: true }
  return { found: showsWithinMinutes === 0 && isWhole && !isOpen ? 'no' : 'cannot_tell', answer }
}

/**
 * Whether the latest try that sent it is so young that it may not be listed yet. A try within that time of one that sent has
 * only looked; the first after it may have sent once more, and is waited for anew.
 */
function mayStillShow({ unknownSince = [] }: Known, minutes: number): boolean {
  const isWithin = (at: number, sent: number) => at - sent < minutes * minuteMs
  const [first, ...later] = unknownSince.map((at) => at.getTime())
  if (first === undefined) return false
  const sent = later.reduce((before, at) => (isWithin(at, before) ? before : at), first)
  return isWithin(Date.now(), sent)
}

const around = ({ createdAt }: DeliveryToSend) => ({
  from: new Date(createdAt.getTime() - dayMs),
  to: new Date(Math.min(Date.now() + dayMs, createdAt.getTime() + 30 * dayMs)),
})

function isOf({ row, description }: TheirRequest, delivery: DeliveryToSend): boolean {
  return description.includes(referenceOf(delivery)) || leavesOf(row).includes(delivery.id)
}

const nearMetres = 50

/** Near in place, and without the words that would tell: cut short, not shown, or taken down. */
function mayBe({ lat, lon, description }: TheirRequest, { report }: DeliveryToSend): boolean {
  if (lat === null || lon === null) return description === ''
  const isNear = distanceMetres({ lat, lon }, report) <= nearMetres
  return isNear && (description === '' || description.includes(report.title.slice(0, 30)))
}

/** Few servers list what residents say; those who do are asked. It does no harm twice where `update_id` is minded. */
async function findUpdate(far: Far, delivery: DeliveryToSend, known: Known): Promise<Found> {
  if (far.settings.updates !== 'servicerequestupdates' || known.externalId === null)
    return { found: 'cannot_tell', answer: 'the server does not list what it is told' }
  const { rows } = await listRows(far, { of: 'updates', ...around(delivery) })
  const isThere = rows.some((row) => readUpdate(row, far.clock).updateId === delivery.id)
  return isThere
    ? { found: 'yes', externalId: known.externalId, answer: `found among ${rows.length}` }
    : { found: 'cannot_tell', answer: `not among ${rows.length}` }
}
