import { Unreadable } from '#http/exchange.ts'
import type { Document } from './read-document.ts'
import { requestNames } from './read-requests.ts'
import { isRow, type ListNames, type Row, rowsIn } from './read-rows.ts'

/** The one thing a post, or a question about one, is answered with, wrapped or bare; null where there is none. */
export function postedRow(document: Document, names: ListNames = requestNames): Row | null {
  try {
    const [first] = rowsIn(document, names)
    return first ?? null
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return isRow(document) ? document : null
  }
}
