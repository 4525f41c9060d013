import type { ActingRooms } from './acting-rooms.ts'

/**
 * Whether a mail to an address is meant to be a report: to one that our letters come from, or to any at the domain that
 * mail is taken for, but for those of people and of what is answered.
 */
export function isForReports(
  { ownAddresses, domain, operatorEmail }: Pick<ActingRooms, 'ownAddresses' | 'domain' | 'operatorEmail'>,
  recipient: string,
): boolean {
  const address = recipient.toLowerCase()
  if (ownAddresses.some((own) => own.toLowerCase() === address)) return true
  const at = address.lastIndexOf('@')
  return (
    address.slice(at + 1) === domain &&
    address !== operatorEmail?.toLowerCase() &&
    !ofOthers.test(address.slice(0, at))
  )
}

/** What answers a mail of ours by a seal that has been broken; and who is written to about other things. */
const ofOthers =
  /^(?:(?:svar|studs)-.*|postmaster|abuse|hostmaster|webmaster|mailer-daemon|no-?reply|drift|support|security|dataskydd|dpo|privacy|press)$/
