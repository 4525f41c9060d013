import type { ToAdd, ToSignIn } from '#people/passkeys/begin.ts'
import { fromText, toText } from './base64url.ts'

export type Ceremony = 'create' | 'get'

/** Asks the device for what the server asks, and answers with what the device said, as JSON. */
export async function ask(address: string, ceremony: Ceremony): Promise<string> {
  const asked = await fetch(address, { method: 'POST' })
  if (!asked.ok) throw new Error(`${asked.status}`)
  const answered = await (ceremony === 'create' ? create(await asked.json()) : get(await asked.json()))
  if (!(answered instanceof PublicKeyCredential)) throw new Error('no answer')
  return JSON.stringify({
    id: answered.id,
    rawId: toText(answered.rawId),
    type: answered.type,
    response: partsOf(answered.response),
  })
}

// By hand: browsers of last year don't read or write these as JSON themselves, and some keepers of keys still don't.
const create = ({ challenge, user, excludeCredentials = [], ...asked }: ToAdd) =>
  navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: fromText(challenge),
      user: { ...user, id: fromText(user.id) },
      excludeCredentials: excludeCredentials.map(({ id }) => ({ type: 'public-key', id: fromText(id) })),
    },
  })

const get = ({ challenge, ...asked }: ToSignIn) =>
  navigator.credentials.get({ publicKey: { ...asked, challenge: fromText(challenge) } })

/** What is signed, and what it is signed with. */
function partsOf(response: AuthenticatorResponse): Record<string, string> {
  const clientDataJSON = toText(response.clientDataJSON)
  if (response instanceof AuthenticatorAttestationResponse)
    return { clientDataJSON, attestationObject: toText(response.attestationObject) }
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new Error('another answer')
  return {
    clientDataJSON,
    authenticatorData: toText(response.authenticatorData),
    signature: toText(response.signature),
    userHandle: toText(response.userHandle ?? new ArrayBuffer(0)),
  }
}
