import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { type Exchange, NotAnswered, type OutAnswer, type OutRequest } from '#http/exchange.ts'
import { jsonIn } from './json-in.ts'
import { outcomeOf } from './outcome-of.ts'
import type { Outcome } from './receiver.ts'

/** Where a token is asked for, and as whom (RFC 6749, client credentials). */
export const oauth2Settings = z.strictObject({
  tokenUrl: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1).max(200),
  scope: z.string().max(500).default(''),
  /** How the secret is shown: in a header, or beside the rest. */
  shown: z.enum(['header', 'body']).default('header'),
})
type OAuth2Settings = z.output<typeof oauth2Settings>

const grantedSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional(),
})
const refusedSchema = z.object({ error: z.string().regex(/^[\w.-]{1,40}$/) })

/** A token is taken as over so long before it is: what is sent with it takes its time. */
const marginMs = 30_000
/** Who says nothing of how long it holds is asked again after so long. */
const usualSeconds = 300

/** No token was given: nothing has been sent, and what is to be thought of that. */
export class NoToken extends Error {
  override name = 'NoToken'
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super(outcome.answer)
    this.outcome = outcome
  }
}

type Grant = { token: Promise<string>; until: number }

/** By all that it is asked with, the secret too: connections are opened for each thing that is said, tokens are not. */
const grants = new LRUCache<string, Grant>({ max: 1000 })

/**
 * Asks as whoever the token says: kept for as long as it holds, and asked for anew, once, where it is not taken. Of the secrets
 * the present one comes first: while it is being exchanged they may know the former only.
 */
export function asGranted(
  exchange: Exchange,
  settings: OAuth2Settings,
  secrets: readonly string[],
): Exchange {
  const key = createHash('sha256')
    .update(JSON.stringify([settings, secrets]))
    .digest('hex')

  /** Of several that need one at once, one asks. */
  function granted(): Grant {
    const kept = grants.get(key)
    if (kept && kept.until > Date.now()) return kept
    const asked = firstToken(exchange, settings, secrets)
    const mine: Grant = { token: asked.then(({ token }) => token), until: Number.POSITIVE_INFINITY }
    grants.set(key, mine)
    asked.then(
      ({ until }) => {
        mine.until = until
      },
      () => forget(mine),
    )
    return mine
  }

  const forget = (grant: Grant): void => {
    if (grants.get(key) === grant) grants.delete(key)
  }

  const ask = async (request: OutRequest, { token }: Grant): Promise<OutAnswer> =>
    exchange({ ...request, headers: { ...request.headers, authorization: `Bearer ${await token}` } })

  return async (request) => {
    const grant = granted()
    const answer = await ask(request, grant)
    if (answer.status !== 401) return answer
    forget(grant)
    return ask(request, granted())
  }
}

type Given = { token: string; until: number }

async function firstToken(
  exchange: Exchange,
  settings: OAuth2Settings,
  [secret = '', ...former]: readonly string[],
): Promise<Given> {
  try {
    return await askForToken(exchange, settings, secret)
  } catch (error) {
    const isRefused = error instanceof NoToken && error.outcome.outcome === 'refused'
    if (!isRefused || former.length === 0) throw error
    return firstToken(exchange, settings, former)
  }
}

async function askForToken(exchange: Exchange, settings: OAuth2Settings, secret: string): Promise<Given> {
  const { tokenUrl, clientId, scope, shown } = settings
  const body = new URLSearchParams({ grant_type: 'client_credentials' })
  if (scope !== '') body.set('scope', scope)
  if (shown === 'body') {
    body.set('client_id', clientId)
    body.set('client_secret', secret)
  }
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
    ...(shown === 'header' && { authorization: `Basic ${basic(clientId, secret)}` }),
  }
  const answer = await asked(() =>
    exchange({ method: 'POST', url: tokenUrl, headers, body: body.toString() }),
  )
  const json = jsonIn(answer.body)
  const grant = grantedSchema.safeParse(json)
  if (answer.status === 200 && grant.success) {
    const { access_token: token, expires_in: seconds = usualSeconds } = grant.data
    return { token, until: Date.now() + seconds * 1000 - marginMs }
  }
  const trouble = outcomeOf(answer, refusedSchema.safeParse(json).data?.error)
  // Whatever went wrong, what was to be sent has not left.
  const isPassing = trouble === null || trouble.outcome !== 'refused'
  throw new NoToken({
    ...(trouble ?? { answer: `HTTP ${answer.status}` }),
    outcome: isPassing ? 'later' : 'refused',
    answer: `no token: ${trouble?.answer ?? 'unreadable'}`,
  })
}

async function asked(ask: () => Promise<OutAnswer>): Promise<OutAnswer> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof NotAnswered)
      throw new NoToken({ outcome: 'later', answer: `no token: ${error.message}` })
    throw error
  }
}

// RFC 6749, 2.3.1: both are encoded as in a form before they are joined.
const basic = (clientId: string, secret: string): string =>
  Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64')
