import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import { addressesIn } from '#text/addresses-in.ts'

/**
 * Stands for an address: the same however it is written, and nothing to write to. Names of domains in letters beyond a–z have
 * two spellings.
 */
export function addressKeyOf(address: string): string {
  const [local = '', domain = ''] = address.toLowerCase().normalize('NFC').split('@')
  const whole = `${local}@${domainToASCII(domain) || domain}`
  return createHash('sha256').update(whole).digest('base64url').slice(0, 22)
}

/** The keys of all addresses in what was said. */
export const addressKeysIn = (...texts: readonly string[]): string[] => {
  const found = new Set<string>()
  for (const text of texts) for (const address of addressesIn(text)) found.add(addressKeyOf(address))
  return [...found]
}
