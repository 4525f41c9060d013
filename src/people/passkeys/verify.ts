import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Site } from './site.ts'

export type NewKeyAnswer = RegistrationResponseJSON
export type SignInAnswer = AuthenticationResponseJSON

/** ES256 and RS256: what every device has one of. */
export const algorithms = [-7, -257]

type Asked = { challenge: string; site: Site }
export type NewKey = { credential: Buffer; publicKey: Buffer; counter: number }

/** The key in a device's answer; null where anything of it is not as it was asked. */
export async function verifyNewKey(
  response: NewKeyAnswer,
  { challenge, site }: Asked,
): Promise<NewKey | null> {
  const { verifyRegistrationResponse } = await library()
  const verified = await unlessRefused(
    verifyRegistrationResponse({ response, ...expected(challenge, site), supportedAlgorithmIDs: algorithms }),
  )
  if (!verified?.verified) return null
  const { id, publicKey, counter } = verified.registrationInfo.credential
  return { credential: Buffer.from(id, 'base64url'), publicKey: Buffer.from(publicKey), counter }
}

/** The counter a known key has come to; null where it did not sign what was asked, or has counted back. */
export async function verifySignIn(
  response: SignInAnswer,
  { challenge, site, key }: Asked & { key: NewKey },
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library()
  const credential = {
    id: key.credential.toString('base64url'),
    publicKey: new Uint8Array(key.publicKey),
    counter: key.counter,
  }
  const verified = await unlessRefused(
    verifyAuthenticationResponse({ response, ...expected(challenge, site), credential }),
  )
  return verified?.verified ? verified.authenticationInfo.newCounter : null
}

const expected = (challenge: string, { host, origin }: Site) => ({
  expectedChallenge: challenge,
  expectedOrigin: origin,
  expectedRPID: host,
  requireUserVerification: true,
})

/** Loaded by the first who has a key: it is 30 MB, and most processes never see one. */
const library = () => import('@simplewebauthn/server')

/** The library says no by throwing: at a wrong origin as at bytes that can't be read. Its words may hold both. */
const unlessRefused = <T>(verified: Promise<T>): Promise<T | null> => verified.catch(() => null)
