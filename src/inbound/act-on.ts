import type { ActOn } from './ledger/incoming-mail.ts'

/** What a mail asks for is for a person to see. */
export const actOn: ActOn = async () => ({ reason: 'unread' })
