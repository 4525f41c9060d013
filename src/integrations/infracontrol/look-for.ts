import { NotAnswered } from '#http/exchange.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { beginsCase } from '../begins-case.ts'
import { foundByFailure } from '../outcome-of.ts'
import type { Found, Known } from '../receiver.ts'
import { origin } from './assumptions.ts'
import type { FarSide } from './far-side.ts'
import { caseIn, eventsIn } from './read-told.ts'
import type { Reply } from './transport.ts'

/** Whether there is a case there that a delivery of ours began. */
export async function lookForCase(far: FarSide, reference: string): Promise<Found> {
  const { organisation } = far.settings
  return asked(
    () => far.ask('find', { organisation, origin, reference }),
    (reply) => {
      const found = reply.told && caseIn(reply.told)
      return found?.reference === reference ? found.externalId : null
    },
  )
}

/** The case that a later delivery belongs to: as it is known, or by the delivery that began it. */
export async function lookForBegun(far: FarSide, { threadId }: DeliveryToSend, known: Known): Promise<Found> {
  if (known.externalId !== null) return { found: 'yes', externalId: known.externalId, answer: 'known' }
  if (threadId === null) return { found: 'no', answer: 'nothing began it' }
  return lookForCase(far, threadId)
}

/** Whether a delivery has come, of either kind. */
export async function lookFor(far: FarSide, delivery: DeliveryToSend, known: Known): Promise<Found> {
  if (beginsCase(delivery.kind)) return lookForCase(far, delivery.id)
  const begun = await lookForBegun(far, delivery, known)
  if (begun.found !== 'yes') return begun
  const { externalId } = begun
  const { organisation } = far.settings
  return asked(
    () => far.ask('findTold', { organisation, origin, externalId, reference: delivery.id }),
    (reply) =>
      reply.told && eventsIn(reply.told).events.some(({ reference }) => reference === delivery.id)
        ? externalId
        : null,
  )
}

async function asked(
  ask: () => Promise<Reply>,
  externalIdIn: (reply: Reply) => string | null,
): Promise<Found> {
  try {
    const reply = await ask()
    const answer = `HTTP ${reply.status}`
    if (reply.status === 404) return { found: 'no', answer }
    if (reply.status !== 200 || reply.told === null) return { found: foundByFailure(reply), answer }
    const externalId = externalIdIn(reply)
    return externalId === null ? { found: 'no', answer } : { found: 'yes', externalId, answer }
  } catch (error) {
    if (error instanceof NotAnswered) return { found: 'not_yet', answer: error.message }
    throw error
  }
}
