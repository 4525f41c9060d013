import type { Outcome } from './receiver.ts'

/** A system that takes no such thing, as it is or as it is set up: its holder's mailbox does. */
export const notTaken = (answer: string): Outcome => ({ outcome: 'refused', answer, byMail: true })
