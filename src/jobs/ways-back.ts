import type { Links } from '#people/links/links.ts'
import type { Answered } from '#people/links/mail-address.ts'

export type WaysBack = { replyTo: string; returnPath?: string }

type Rooms = { links: Links; mailDomain: string | null; operatorEmail: string }

/**
 * Where answers to one mail go, and word that it could not be left: to addresses that say which mail it was
 * (for bounces this is known as VERP). Where no mail comes in to us, a person reads the answers.
 */
export function waysBack({ links, mailDomain, operatorEmail }: Rooms, answered: Answered): WaysBack {
  if (mailDomain === null) return { replyTo: operatorEmail }
  return {
    replyTo: `${links.mailbox('reply', answered)}@${mailDomain}`,
    returnPath: `${links.mailbox('bounce', answered)}@${mailDomain}`,
  }
}
