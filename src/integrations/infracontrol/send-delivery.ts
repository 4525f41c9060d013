import { NotAnswered } from '#http/exchange.ts'
import type { DeliveredPhoto, DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { beginsCase } from '../begins-case.ts'
import { outcomeOf, outcomeOfLook, outcomeOfSilence } from '../outcome-of.ts'
import type { Known, Outcome } from '../receiver.ts'
import type { Operation } from './assumptions.ts'
import { caseValues, photoValue, toldValues } from './case-values.ts'
import type { FarSide } from './far-side.ts'
import { lookForBegun, lookForCase } from './look-for.ts'
import { caseIn, type ToldCase } from './read-told.ts'
import type { Values } from './translate.ts'

/** Begins a case, or tells what has happened to one; then the photos, where they come by themselves. */
export async function sendDelivery(far: FarSide, delivery: DeliveryToSend, known: Known): Promise<Outcome> {
  const sent = beginsCase(delivery.kind)
    ? await beginCase(far, delivery, known)
    : await tellOfCase(far, delivery, known)
  if (sent.outcome !== 'sent' || sent.externalId === undefined || far.settings.photos !== 'after') return sent
  const photos = beginsCase(delivery.kind) ? delivery.report.photos : (delivery.entry?.photos ?? [])
  return addPhotos(far, photos, { ...sent, externalId: sent.externalId })
}

async function beginCase(far: FarSide, delivery: DeliveryToSend, known: Known): Promise<Outcome> {
  // A try before this one began it, and its photos did not all come.
  if (known.externalId !== null) return begun(known.externalId, 'begun before', true)
  if (far.settings.looksFirst) {
    const there = await lookForCase(far, delivery.id)
    if (there.found === 'yes') return begun(there.externalId, 'begun before', true)
    if (there.found !== 'no') return outcomeOfLook(there)
  }
  return post(far, 'create', caseValues(delivery, far), (made) =>
    begun(made.externalId, 'taken', made.receivedAt !== ''),
  )
}

const begun = (externalId: string, answer: string, isReceived: boolean): Outcome => ({
  outcome: 'sent',
  answer,
  externalId,
  isReceived,
})

async function tellOfCase(far: FarSide, delivery: DeliveryToSend, known: Known): Promise<Outcome> {
  const there = await lookForBegun(far, delivery, known)
  if (there.found !== 'yes') return outcomeOfLook(there)
  const { externalId } = there
  return post(far, 'tell', toldValues(delivery, externalId, far), () => begun(externalId, 'taken', true))
}

/** What is taken is answered by the case it became or belongs to; anything else may be a page of somebody between. */
async function post(
  far: FarSide,
  operation: Operation,
  values: Values,
  taken: (made: ToldCase) => Outcome,
): Promise<Outcome> {
  try {
    const reply = await far.ask(operation, values)
    const trouble = outcomeOf(reply, reply.code)
    if (trouble) return trouble
    const made = reply.told && caseIn(reply.told)
    return made
      ? taken(made)
      : { outcome: 'unknown', answer: `HTTP ${reply.status}, and no case in the answer` }
  } catch (error) {
    if (error instanceof NotAnswered) return outcomeOfSilence(error)
    throw error
  }
}

/** A photo that they won't have does not keep the case from them; one that can't come now is tried again, with all. */
async function addPhotos(
  far: FarSide,
  photos: readonly DeliveredPhoto[],
  sent: Outcome & { externalId: string },
): Promise<Outcome> {
  const { externalId } = sent
  let refused = 0
  for (const photo of photos) {
    if (!photo.bytes) continue
    const values = { organisation: far.settings.organisation, externalId, ...photoValue(photo, photo.bytes) }
    const { outcome, answer } = await post(far, 'addPhoto', values, () => sent)
    if (outcome === 'refused') refused += 1
    else if (outcome !== 'sent') return { outcome: 'later', answer: `photos: ${answer}`, externalId }
  }
  return refused === 0 ? sent : { ...sent, answer: `${sent.answer}, but ${refused} photos` }
}
