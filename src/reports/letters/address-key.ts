import { createHash } from 'node:crypto'

/** An address nobody has proven yet is counted by its hash, never kept. In lower case, as addresses are stored. */
export const addressKey = (email: string): Buffer => createHash('sha256').update(email).digest()
