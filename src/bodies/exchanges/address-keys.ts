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

/** The keys of all addresses in what was said; null where there is too much of it, and it is read as it stands instead. */
export function addressKeysIn(...texts: readonly string[]): string[] | null {
  const keys = new Set<string>()
  for (const text of texts) {
    const found = addressesIn(text)
    if (!found) return null
    for (const address of found) keys.add(addressKeyOf(address))
  }
  return [...keys]
}
