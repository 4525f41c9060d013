import ssh2 from 'ssh2'
import type { KindRooms } from '../../kind.ts'
import { secretValues } from '../../secret-values.ts'
import { NotDone } from '../file-place.ts'

/** What one signing in is tried with: whichever of them the server takes. */
export type Credential = { password?: string; privateKey?: string; passphrase?: string }

/** The present ones first; what they were until lately, while they are being exchanged, after. Throws `NotDone`. */
export function credentialsOf(secret: KindRooms<unknown>['secret']): Credential[] {
  const passwords = secretValues(secret, 'password')
  const given = secretValues(secret, 'private_key')
  const keys = given.flatMap((key) => opened(key, secretValues(secret, 'passphrase')))
  if (given.length > 0 && keys.length === 0 && passwords.length === 0)
    throw notSignedIn('the private key can’t be read: of another kind, or the passphrase is wrong')
  const tries = Math.max(passwords.length, keys.length)
  if (tries === 0) throw notSignedIn('neither a password nor a private key is set')
  return Array.from({ length: tries }, (_, one) => {
    const password = passwords[one] ?? passwords[0]
    return { ...(password !== undefined && { password }), ...(keys[one] ?? keys[0]) }
  })
}

/** A key with the passphrase that opens it; none where none does. */
function opened(privateKey: string, phrases: readonly string[]): Credential[] {
  for (const passphrase of [undefined, ...phrases]) {
    const read = ssh2.utils.parseKey(`${privateKey.trim()}\n`, passphrase)
    const isPrivate = !(read instanceof Error) && [read].flat().every((key) => key.isPrivateKey())
    if (isPrivate) return [{ privateKey: `${privateKey.trim()}\n`, ...(passphrase && { passphrase }) }]
  }
  return []
}

const notSignedIn = (answer: string): NotDone =>
  new NotDone({ outcome: 'refused', answer }, { step: 'sign_in' })
