import { messagesIn } from '#i18n/messages.ts'
import { open311Prefix } from '#paths.ts'
import { answerDocument } from './answer.ts'
import { changesetOf } from './changeset.ts'
import { type Rows, rowsOf } from './document.ts'
import type { Open311Ask } from './rooms.ts'
import { contentTypes } from './write-document.ts'

/** What is served here, where, in which formats and since when (Service Discovery of Open311). */
export async function discovery(ask: Open311Ask): Promise<Response> {
  const { contact, key } = messagesIn(ask.language).open311
  const changeset = await changesetOf(ask.rooms.db)
  const url = `${ask.rooms.baseUrl}${open311Prefix}`
  return answerDocument(ask, {
    root: 'discovery',
    content: { changeset, contact, key_service: key, endpoints: endpointOf({ url, changeset }) },
  })
}

/** The one that there is. */
export const endpointOf = ({ url, changeset }: { url: string; changeset: string }): Rows =>
  rowsOf('endpoint', [
    {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url,
      changeset,
      type: 'production',
      formats: rowsOf('format', [contentTypes.xml, contentTypes.json].map(bare)),
    },
  ])

const bare = (type: string): string => type.replace(/;.*/, '')
