import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { findNews } from './find-news.ts'
import { queueNews } from './queue-news.ts'

/**
 * Finds what has happened where people watch, and queues the letters that are due. All of it or nothing: who dies on
 * the way has told nobody, and the next goes on from the same place.
 */
export const tellWatchers = (db: Db, now = new Date()): Promise<number> =>
  inTransaction(db, async (tx) => {
    await findNews(tx)
    return queueNews(tx, now)
  })
