import { jsonIn } from '../json-in.ts'
import type { Accepted, Push } from '../receiver.ts'
import { checkSignature, signatureHeader } from '../signature.ts'
import { readEnvelope } from './envelope.ts'
import type { FarSide } from './far-side.ts'
import { readNews } from './read-news.ts'
import { eventsIn } from './read-told.ts'
import { isRecord, listNames, type Names, toOurs } from './translate.ts'

/** What they push is what a poll would tell: events, as JSON or in an envelope, signed. */
export function acceptPush(far: FarSide, names: Names, secrets: readonly string[], push: Push): Accepted {
  const signed = checkSignature({ header: push.headers[signatureHeader], ...push }, secrets)
  if (signed !== 'ok') return { accepted: false, why: signed, answer: signed }
  const content = contentOf(push, names)
  if (content === null) return { accepted: false, why: 'unreadable', answer: 'neither JSON nor an envelope' }
  const { events, length } = eventsIn(toOurs(content, names))
  if (events.length < length || length === 0)
    return { accepted: false, why: 'unreadable', answer: `${length - events.length} of ${length} events` }
  return { accepted: true, ...readNews(events, far, push.at) }
}

function contentOf({ body }: Push, names: Names): unknown {
  const json = jsonIn(body)
  if (isRecord(json)) return json
  const read = readEnvelope(body, listNames(names))
  return read !== null && 'content' in read ? read.content : null
}
