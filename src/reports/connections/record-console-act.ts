import type { Db } from '#database/database.ts'
import { recordEvent } from '../record-event.ts'
import type { AskedBy } from './send-again.ts'

export type ConsoleAct =
  | 'set_connection_state'
  | 'set_connection'
  | 'set_connection_secret'
  | 'map_categories'
  | 'map_states'
  | 'try_connection'
  | 'read_services'
  | 'import_questions'
  | 'make_api_key'
  | 'exchange_api_key'
  | 'end_api_key'

type Recording = {
  /** Left out where what was done is about none of them. */
  connection?: string
  by: AskedBy
  act: ConsoleAct
  facts?: Record<string, string | number>
}

/** Notes what was done on the pages by which a body runs its connections, by which link: what, never to what, but for the server that a connection leads to. */
export const recordConsoleAct = (tx: Db, { connection, by, act, facts }: Recording): Promise<number> =>
  recordEvent(tx, {
    ...{ act, door: 'web', actor: 'body', body: by.body, holder: by.body, link: by.link },
    facts: { ...(connection !== undefined && { connection }), ...facts },
  })
