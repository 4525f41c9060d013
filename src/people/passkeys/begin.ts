import { randomBytes } from 'node:crypto'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Db } from '#database/database.ts'
import { challengeMs, makeChallenge } from './challenges.ts'
import type { Site } from './site.ts'
import { algorithms } from './verify.ts'

/** What a browser hands to its device, and the cookie that says it was this browser. */
export type Begun<Options> = { browser: string; options: Options }
export type ToAdd = Omit<PublicKeyCredentialCreationOptionsJSON, 'extensions'>
export type ToSignIn = Omit<PublicKeyCredentialRequestOptionsJSON, 'extensions' | 'allowCredentials'>

type Adding = { person: number; email: string; site: Site }

/** Asks a device for a new key of a person: one that it finds by itself later, and unlocks by finger, face or code. */
export async function beginAdding(db: Db, { person, email, site }: Adding): Promise<Begun<ToAdd>> {
  const known = await db
    .selectFrom('passkeys')
    .select(['credential', 'handle'])
    .where('person', '=', person)
    .orderBy('created_at')
    .execute()
  const handle = known[0]?.handle ?? randomBytes(32)
  const { browser, challenge } = await makeChallenge(db, { person, handle })
  const options: ToAdd = {
    challenge,
    rp: { id: site.host, name: 'FixaMinGata' },
    user: { id: handle.toString('base64url'), name: email, displayName: email },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: known.map(({ credential }) => ({
      type: 'public-key',
      id: credential.toString('base64url'),
    })),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
    timeout: challengeMs,
  }
  return { browser, options }
}

/** Asks a device for any key it has for us: nobody has said who they are. */
export async function beginSigningIn(db: Db, site: Site): Promise<Begun<ToSignIn>> {
  const { browser, challenge } = await makeChallenge(db, null)
  return {
    browser,
    options: { challenge, rpId: site.host, userVerification: 'required', timeout: challengeMs },
  }
}
