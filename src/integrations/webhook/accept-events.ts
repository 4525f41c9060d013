import { z } from 'zod'
import { jsonIn } from '../json-in.ts'
import type { Accepted, ForeignCase, News, Push } from '../receiver.ts'
import { checkSignature, signatureHeader } from '../signature.ts'
import { stateWords, theirTypes } from './event-types.ts'
import type { WebhookSettings } from './settings.ts'
import { theirEvents } from './their-events.ts'

type Rooms = { settings: WebhookSettings; secrets: readonly string[]; baseUrl: string }

const { updated, created, replay } = theirEvents
const told = z.discriminatedUnion('type', [updated, created, replay])
type Told = z.output<typeof told>
/** What comes alone counts as a batch of one: a mistake is told by where in it it stands. */
const several = z.preprocess((json) => [json].flat(), z.array(told).min(1))

/** One event of theirs or a batch of them; all are taken or none. What is ours come back is left out. */
export function acceptEvents({ settings, secrets, baseUrl }: Rooms, push: Push): Accepted {
  const signed = checkSignature({ header: push.headers[signatureHeader], ...push }, secrets)
  if (signed !== 'ok') return { accepted: false, why: signed, answer: signed }
  const read = several.safeParse(jsonIn(push.body))
  if (!read.success) return { accepted: false, why: 'unreadable', answer: whereOf(read.error) }
  const theirs = read.data.filter(({ source }) => source !== baseUrl)
  const asked = theirs.find((one) => one.type === theirTypes.replay)
  return {
    accepted: true,
    ...(asked && { replayAfter: asked.data.after }),
    news: theirs.flatMap((one) => (one.type === theirTypes.updated ? newsOf(one, settings, push.at) : [])),
    cases: theirs.flatMap((one) =>
      one.type === theirTypes.created && settings.takesCases ? caseOf(one, settings, push.at) : [],
    ),
  }
}

function newsOf(
  { id, time, data }: Extract<Told, { type: typeof theirTypes.updated }>,
  settings: WebhookSettings,
  now: Date,
): News {
  const { state, ...said } = data
  return {
    ...said,
    updateId: id,
    at: momentOf(time, now),
    ...readState(state, settings),
    theirState: state === '' ? null : state,
  }
}

function caseOf(
  { id, time, data }: Extract<Told, { type: typeof theirTypes.created }>,
  settings: WebhookSettings,
  now: Date,
): ForeignCase {
  const { state, ...said } = data
  const { act } = readState(state, settings)
  return { ...said, updateId: id, at: momentOf(time, now), act, theirState: state === '' ? null : state }
}

/** Nothing has happened in the future. */
const momentOf = (time: Date | undefined, now: Date): Date => (time && time < now ? time : now)

/** A word that nobody has put in a table: work has begun, and a person should look. */
function readState(word: string, { states }: WebhookSettings): Pick<News, 'act' | 'isUnmapped'> {
  if (word === '') return { act: null, isUnmapped: false }
  const act = new Map([...Object.entries(stateWords), ...Object.entries(states)]).get(word)
  return act === undefined ? { act: 'start', isUnmapped: true } : { act, isUnmapped: false }
}

/** Which fields are wrong, and nothing of what is in them. */
const whereOf = (error: z.ZodError): string =>
  [...new Set(error.issues.map(({ path }) => path.join('.') || 'body'))].slice(0, 5).join(', ')
