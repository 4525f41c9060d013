import type { Context } from 'hono'
import type { Db } from '#database/database.ts'
import type { Tables } from '#responsibility/tables.ts'

/** What the API door needs of the house, handed in by whoever starts it. */
export type ApiRooms = {
  db: Db
  /** Without a slash at the end. */
  baseUrl: string
  /** What tells who receives a report, as it is now. */
  tables(): Tables
}

export type ApiAsk = { c: Context; rooms: ApiRooms }
export type ApiHandler = (ask: ApiAsk) => Response | Promise<Response>
