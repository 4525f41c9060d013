import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isClosedNumber, NotPublic, pinnedLookup, type Reach } from './guarded-lookup.ts'

export type Fetching = Reach & {
  mostBytes: number
  /** For all of it, redirects too. */
  timeoutMs: number
}
export type Fetched = { status: number; type: string | null; bytes: Buffer }

export type FetchRefusal = 'address' | 'private' | 'redirects' | 'too_large' | 'too_slow' | 'unreachable'

/** Why nothing was fetched. */
export class NotFetched extends Error {
  override name = 'NotFetched'
  readonly why: FetchRefusal
  constructor(why: FetchRefusal, cause?: unknown) {
    super(`not fetched: ${why}`, { cause })
    this.why = why
  }
}

const mostRedirects = 3

/**
 * Gets what others have given the address of, from the open internet alone. A name is asked for once, and what it stood
 * for is where the connection goes: it can't be one thing when it is looked at and another when it is used. Each redirect
 * is looked at anew. What is too large or too slow is let go of.
 */
export async function guardedFetch(address: string, fetching: Fetching): Promise<Fetched> {
  const signal = AbortSignal.timeout(fetching.timeoutMs)
  try {
    let url = readUrl(address)
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const answer = await ask(url, fetching, signal)
      const next = redirectOf(answer)
      if (next === null) return await readAnswer(answer, fetching)
      answer.destroy()
      url = readUrl(next, url)
    }
    throw new NotFetched('redirects')
  } catch (error) {
    if (error instanceof NotFetched) throw error
    if (error instanceof NotPublic) throw new NotFetched('private')
    throw new NotFetched(signal.aborted ? 'too_slow' : 'unreachable', error)
  }
}

function readUrl(address: string, base?: URL): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new NotFetched('address')
  return url
}

const redirectOf = ({ statusCode = 0, headers }: IncomingMessage): string | null =>
  [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? null) : null

function ask(url: URL, fetching: Fetching, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest
  if (isClosedNumber(url, fetching)) throw new NotFetched('private')
  return new Promise((resolve, reject) => {
    const headers = {
      accept: 'image/*, */*;q=0.5',
      'accept-encoding': 'identity',
      'user-agent': 'FixaMinGata',
    }
    const asking = request(
      url,
      { headers, signal, agent: false, lookup: pinnedLookup(url, fetching) },
      resolve,
    )
    asking.on('error', reject)
    // Neither an answer nor an error comes after this, and what is too slow is told by one of them.
    asking.on('upgrade', (_, socket) => {
      socket.destroy()
      reject(new NotFetched('unreachable'))
    })
    asking.end()
  })
}

async function readAnswer(answer: IncomingMessage, { mostBytes }: Fetching): Promise<Fetched> {
  const chunks: Buffer[] = []
  let length = 0
  if (Number(answer.headers['content-length']) > mostBytes) {
    answer.destroy()
    throw new NotFetched('too_large')
  }
  // Leaving the loop ends the connection.
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > mostBytes) throw new NotFetched('too_large')
    chunks.push(chunk)
  }
  return {
    status: answer.statusCode ?? 0,
    type: answer.headers['content-type'] ?? null,
    bytes: Buffer.concat(chunks),
  }
}
