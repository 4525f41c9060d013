import { swedishDay } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { Session } from '#people/sessions.ts'
import { exportPerson } from '#reports/persons/export-person.ts'
import type { Ask } from '../../ask.ts'

/** Everything that is kept of somebody, as a file that is written while it is read. */
export function exportMine({ c, rooms }: Ask, { person }: Session): Response {
  const written = exportPerson(rooms.db, { person, schema: rooms.baseUrl + paths.mineSchema() })
  c.header('Content-Type', 'application/json; charset=UTF-8')
  c.header('Content-Disposition', `attachment; filename="mina-uppgifter-${swedishDay(new Date())}.json"`)
  return c.body(streamOf(written))
}

function streamOf(written: AsyncGenerator<string, void, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(out) {
      const { done, value } = await written.next()
      if (done) out.close()
      else out.enqueue(encoder.encode(value))
    },
    async cancel() {
      await written.return()
    },
  })
}
