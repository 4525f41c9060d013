import { randomUUID } from 'node:crypto'
import { readAsked } from '#bodies/connections/asked-there.ts'
import { connectionById } from '#bodies/connections/connection.ts'
import { plannedQuestions } from '#bodies/connections/import-asked.ts'
import { keepServices } from '#bodies/connections/keep-services.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import type { Db } from '#database/database.ts'
import { questionsFrom } from '#integrations/open311/questions-from.ts'
import type { TheirAttribute } from '#integrations/open311/read-services.ts'
import { alingsas } from './reports.ts'

/** An attribute of a service, as their definitions tell it. */
export const anAttribute = (code: string, changes: Partial<TheirAttribute> = {}): TheirAttribute => ({
  ...{ code, isAsked: true, datatype: 'string', isRequired: false, isAutomatic: false, hint: '', order: 1 },
  ...{ description: code, values: [], ...changes },
})

/** What a night finds that a service asks. */
export const nightOf = (
  db: Db,
  connection: string,
  { service, attributes }: { service: string; attributes: readonly TheirAttribute[] },
) =>
  keepServices(db, connection, {
    services: [{ code: service, name: 'Lampor', type: null, hasDefinition: true }],
    changed: [],
    definitions: new Map([
      [service, { print: randomUUID(), asks: readAsked(questionsFrom({ service, attributes }, [])) }],
    ]),
  })

type Making = { body?: string; service?: string; attributes?: readonly TheirAttribute[] }

/** A connection whose one service asks something. */
export async function anAskingConnection(
  db: Db,
  { body = alingsas, service = 'Lampor & el', attributes = [anAttribute('antal')] }: Making = {},
) {
  const id = `fragar-${randomUUID().slice(0, 8)}`
  await makeConnection(db, {
    ...{ id, body, kind: 'open311', name: `Staden ${id}`, categories: [], withMail: false },
    settings: { endpoint: 'http://127.0.0.1:9/', categories: { belysning: { service } } },
  })
  await nightOf(db, id, { service, attributes })
  const connection = await connectionById(db, id)
  const [planned] = connection ? await plannedQuestions(db, connection) : []
  return { id, service, mark: planned?.mark ?? '' }
}
