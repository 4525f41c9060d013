import { createHash } from 'node:crypto'
import type { Db } from '#database/database.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { type Connection, connectionById } from './connection.ts'
import { actsOfStates, wordsOfCategories } from './mapping.ts'

/** Somebody else has saved since what is saved now was shown. */
export class ChangedMeanwhile extends Conflict {
  override name = 'ChangedMeanwhile'
}

/** What is shown together and saved together. */
const parts = {
  settings: ({ settings }: Connection): unknown => settings,
  categories: ({ settings }: Connection): unknown => [...wordsOfCategories(settings)],
  states: ({ settings }: Connection): unknown => [...actsOfStates(settings)],
  telling: ({ noticeAfterMinutes, alarmsTo }: Connection): unknown => [noticeAfterMinutes, alarmsTo],
}
export type SeenPart = keyof typeof parts

/** Stands for a part of a connection as it is: whoever saves it names by it what they have read. */
export const markOf = (connection: Connection, part: SeenPart): string =>
  createHash('sha256')
    .update(JSON.stringify(parts[part](connection)))
    .digest('base64url')
    .slice(0, 16)

type Seen = { id: string; part: SeenPart; mark: string }

/** A connection as it stands until the transaction ends; `ChangedMeanwhile` where a part of it is not what was read. */
export async function lockSeen(tx: Db, { id, part, mark }: Seen): Promise<Connection> {
  await lockConnection(tx, id)
  const connection = await connectionById(tx, id)
  if (!connection) throw new NotFound('no such connection')
  if (markOf(connection, part) !== mark) throw new ChangedMeanwhile(`its ${part} have changed`)
  return connection
}

/** Whoever changes it meanwhile waits until the transaction ends. */
export const lockConnection = (tx: Db, id: string): Promise<unknown> =>
  tx.selectFrom('connections').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
