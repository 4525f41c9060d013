import { z } from 'zod'
import { NotAnswered } from '#http/exchange.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { shorten } from '#text/plain-text.ts'
import { beginsCase } from '../begins-case.ts'
import { newsInWords } from '../case-in-words.ts'
import { notTaken } from '../not-taken.ts'
import { NoToken } from '../oauth2.ts'
import { foundByFailure, outcomeOf, outcomeOfLook, outcomeOfSilence } from '../outcome-of.ts'
import type { Found, Known, Outcome } from '../receiver.ts'
import type { Answered, AskIncidents } from './ask-incidents.ts'
import type { SundsvallIncidentSettings } from './settings.ts'
import { writeIncident } from './write-incident.ts'

export type Incidents = { ask: AskIncidents; settings: SundsvallIncidentSettings; baseUrl: string }

const incident = z.object({ incidentId: z.string().min(1), status: z.string().default('') })
/** It stands in an address there, which have a length. */
const longestFeedback = 250

/** Makes an errand, once: the API knows no repeat, so it is asked for ours before one is made. */
export async function sendIncident(
  there: Incidents,
  delivery: DeliveryToSend,
  known: Known,
): Promise<Outcome> {
  if (!beginsCase(delivery.kind)) return tellIncident(there, delivery, known)
  const found = await lookForIncident(there, delivery.id)
  if (found.found === 'yes')
    return { outcome: 'sent', answer: 'made before', externalId: found.externalId, isReceived: true }
  if (found.found !== 'no') return outcomeOfLook(found)
  const body = writeIncident(delivery, there.settings, there.baseUrl)
  return outcome(
    () => there.ask('POST', '/incident', { body }),
    ({ status, json }) => {
      const made = incident.safeParse(json).data
      if (!made) return { outcome: 'unknown', answer: `HTTP ${status}, and no errand in the answer` }
      const hasGoneOn = made.status !== 'ERROR'
      const answer = hasGoneOn ? `HTTP ${status}` : `HTTP ${status} ERROR: kept, and not passed on there`
      return { outcome: 'sent', answer, externalId: made.incidentId, isReceived: hasGoneOn }
    },
  )
}

async function tellIncident(there: Incidents, delivery: DeliveryToSend, known: Known): Promise<Outcome> {
  if (there.settings.updates === 'none') return notTaken('it is told nothing more of a case')
  const found = await lookForBegun(there, delivery, known)
  if (found.found !== 'yes') return outcomeOfLook(found)
  const { externalId } = found
  const query = { feedback: shorten(newsInWords(delivery), longestFeedback) }
  return outcome(
    () => there.ask('PATCH', `/incident/feedback/${encodeURIComponent(externalId)}`, { query }),
    ({ status }) => ({ outcome: 'sent', answer: `HTTP ${status}`, externalId, isReceived: true }),
  )
}

async function lookForBegun(there: Incidents, { threadId }: DeliveryToSend, known: Known): Promise<Found> {
  if (known.externalId !== null) return { found: 'yes', externalId: known.externalId, answer: 'known' }
  return threadId === null ? { found: 'no', answer: 'nothing began it' } : lookForIncident(there, threadId)
}

/** Whether there is an errand that a delivery of ours made. */
export async function lookForIncident({ ask }: Incidents, id: string): Promise<Found> {
  try {
    const { status, headers, json } = await ask(
      'GET',
      `/incident/internal/oep/${encodeURIComponent(id)}/status`,
    )
    const answer = `HTTP ${status}`
    if (status === 404) return { found: 'no', answer }
    const made = incident.safeParse(json).data
    return status === 200 && made
      ? { found: 'yes', externalId: made.incidentId, answer }
      : { found: foundByFailure({ status, headers }), answer }
  } catch (error) {
    if (error instanceof NotAnswered || error instanceof NoToken)
      return { found: 'not_yet', answer: error.message }
    throw error
  }
}

async function outcome(ask: () => Promise<Answered>, taken: (answer: Answered) => Outcome): Promise<Outcome> {
  try {
    const answer = await ask()
    return outcomeOf(answer) ?? taken(answer)
  } catch (error) {
    if (error instanceof NoToken) return error.outcome
    if (error instanceof NotAnswered) return outcomeOfSilence(error)
    throw error
  }
}
