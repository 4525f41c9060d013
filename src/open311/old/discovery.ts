import { messagesIn } from '#i18n/messages.ts'
import { open311Prefix } from '#paths.ts'
import { answerDocument } from '../answer.ts'
import { changesetOf } from '../changeset.ts'
import { endpointOf } from '../discovery.ts'
import type { Open311Ask } from '../rooms.ts'
import { mostRequests } from './read-finding.ts'

/** As the old service told of itself: no word of keys, how many requests a list has, and an address without version. */
export async function oldDiscovery(ask: Open311Ask): Promise<Response> {
  const changeset = await changesetOf(ask.rooms.db)
  const url = `${ask.rooms.baseUrl}${open311Prefix.replace(/\/v2$/, '')}`
  const discovery = {
    contact: messagesIn(ask.language).open311.contact,
    changeset,
    max_requests: mostRequests,
    endpoints: endpointOf({ url, changeset }),
  }
  const content = ask.format === 'json' ? { discovery } : discovery
  return answerDocument(ask, { root: 'discovery', content })
}
