import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import ssh2, { type AnyAuthMethod, type ParsedKey } from 'ssh2'
import type { KindRooms } from '../../kind.ts'
import { secretValues } from '../../secret-values.ts'
import { NotDone } from '../file-place.ts'

/** What one signing in is tried with: whichever of them the server takes. */
export type Credential = { key?: ParsedKey; password?: string }

/** The present ones first; what they were until lately, while they are being exchanged, after. Throws `NotDone`. */
export function credentialsOf(secret: KindRooms<unknown>['secret']): Credential[] {
  const passwords = secretValues(secret, 'password')
  const given = secretValues(secret, 'private_key')
  const keys = given.flatMap((key) => opened(key, secretValues(secret, 'passphrase')) ?? [])
  if (given.length > 0 && keys.length === 0 && passwords.length === 0)
    throw notSignedIn('the private key can’t be read: of another kind, or the passphrase is wrong')
  const tries = Math.max(passwords.length, keys.length)
  if (tries === 0) throw notSignedIn('neither a password nor a private key is set')
  return Array.from({ length: tries }, (_, one) => {
    const [key, password] = [keys[one] ?? keys[0], passwords[one] ?? passwords[0]]
    return { ...(key && { key }), ...(password !== undefined && { password }) }
  })
}

/** By itself and its passphrases: opening a locked one takes a good part of a second, on purpose. */
const keysOpened = new LRUCache<string, { key: ParsedKey | null }>({ max: 200 })

/** A key with the passphrase that opens it; null where none does. */
function opened(privateKey: string, phrases: readonly string[]): ParsedKey | null {
  const name = createHash('sha256')
    .update(JSON.stringify([privateKey, phrases]))
    .digest('hex')
  const kept = keysOpened.get(name) ?? { key: openedBy(privateKey, [undefined, ...phrases]) }
  keysOpened.set(name, kept)
  return kept.key
}

function openedBy(privateKey: string, phrases: readonly (string | undefined)[]): ParsedKey | null {
  for (const phrase of phrases) {
    const [key] = [ssh2.utils.parseKey(`${privateKey.trim()}\n`, phrase)].flat()
    if (key && !(key instanceof Error) && key.isPrivateKey()) return key
  }
  return null
}

/** The ways to show it, in order. Many servers ask for a password as the only one of any questions; others we can't answer. */
export function waysToSignIn(username: string, { key, password }: Credential): AnyAuthMethod[] {
  return [
    { type: 'none', username },
    ...(key ? [{ type: 'publickey', username, key } as const] : []),
    ...(password === undefined
      ? []
      : ([
          { type: 'password', username, password },
          {
            ...{ type: 'keyboard-interactive', username },
            prompt: (_name, _words, _language, prompts, answer) =>
              answer(prompts.length === 1 && prompts[0]?.echo === false ? [password] : []),
          },
        ] satisfies AnyAuthMethod[])),
  ]
}

/** It waits: a password is forgotten when the server changes, and what was to be left then goes when the new one is set. */
const notSignedIn = (answer: string): NotDone =>
  new NotDone({ outcome: 'later', answer }, { step: 'sign_in' })
