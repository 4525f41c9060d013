import type { Kind } from './kind.ts'
import { open311 } from './open311/open311.ts'

/** Every kind of system that a connection can be to. The mailbox is none of them: it needs no connection. */
export const kinds: Readonly<Record<string, Kind>> = { open311 }
