import type { LinkHandler } from '../ask.ts'
import type { Log } from '../exchanges/log.ts'
import { type Console, onConnection, pageOf } from './console.ts'
import { answerConsole } from './console-page.tsx'

/** Opens the log of one connection. */
export const onConnectionsLog = (handler: (log: Log) => Promise<Response>): LinkHandler =>
  onConnection((at) => {
    const { ask, by, connection, seesPersons } = at
    const personal = personalFieldsOf(at)
    return handler({
      ...{ ask, of: { connection: connection.id }, link: by.link, seesPersons },
      path: (...parts) => pageOf(at, 'logg', ...parts),
      personalFields: { asked: personal, answered: personal },
      answer: (shown) => answerConsole(at, shown),
    })
  })

function personalFieldsOf({ kind, connection: { settings } }: Console): readonly string[] {
  if (kind === null) return []
  const read = kind.settings.safeParse(settings)
  return [...kind.personalFields, ...((read.success && kind.personalFieldsIn?.(read.data)) || [])]
}
