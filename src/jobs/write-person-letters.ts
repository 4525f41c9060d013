import {
  addressChangedLetter,
  erasedLetter,
  newAddressLetter,
  passkeyLetter,
  signInLetter,
} from '#letters/to-person.ts'
import { countPasskeys } from '#people/passkeys/passkeys-of-person.ts'
import type { Write } from './write-letter.ts'

/** To nobody where the address is nobody's: whoever asked is told the same. */
export const signIn: Write = async ({ links, baseUrl }, { address, person, link, language }) => {
  if (!address || !link || person === null) return null
  return { to: address, ...signInLetter({ language, baseUrl, token: links.token('sign_in', link) }) }
}

export const newAddress: Write = async ({ links, baseUrl }, { address, link, language }) => {
  if (!address || !link) return null
  return { to: address, ...newAddressLetter({ language, baseUrl, token: links.token('new_address', link) }) }
}

export const addressChanged: Write = async ({ db }, { address, person, language }) => {
  if (!address) return null
  const passkeys = person === null ? 0 : await countPasskeys(db, person)
  return { to: address, ...addressChangedLetter(language, passkeys) }
}

export const passkeyAdded: Write = async (_, { address, language }) =>
  address ? { to: address, ...passkeyLetter(language, 'passkeyAdded') } : null

export const passkeyRemoved: Write = async (_, { address, language }) =>
  address ? { to: address, ...passkeyLetter(language, 'passkeyRemoved') } : null

export const erased: Write = async (_, { address, language }) =>
  address ? { to: address, ...erasedLetter(language) } : null
