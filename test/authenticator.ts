import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type { ToAdd, ToSignIn } from '#people/passkeys/begin.ts'
import type { NewKeyAnswer, SignInAnswer } from '#people/passkeys/verify.ts'

/** What a browser and its device say otherwise than they should. */
type Ceremony = {
  origin?: string
  host?: string
  challenge?: string
  counter?: number
  isVerified?: boolean
  handle?: string
}
type Key = { id: Buffer; host: string; handle: string; privateKey: KeyObject; counter: number }

export type Authenticator = ReturnType<typeof softAuthenticator>

/**
 * A device that keeps passkeys, in a browser that stands on a page of this origin: keys are ES256 and found by
 * themselves, attestation is none, whoever holds it is always verified.
 */
export function softAuthenticator(home: string) {
  const keys: Key[] = []
  const found = (host: string): Key => {
    const key = keys.findLast((one) => one.host === host)
    if (!key) throw new Error(`the device has no key for ${host}`)
    return key
  }
  return {
    keys,
    add({ rp, user, challenge }: ToAdd, otherwise: Ceremony = {}): NewKeyAnswer {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const host = rp.id ?? ''
      const key = { id: randomBytes(32), host, handle: user.id, privateKey, counter: 0 }
      keys.push(key)
      const authData = Buffer.concat([
        headOf({ host, counter: 0, ...otherwise }, attested),
        Buffer.concat([Buffer.alloc(16), lengthOf(key.id), key.id, coseOf(publicKey)]),
      ])
      const object: CborMap = [
        ['fmt', 'none'],
        ['attStmt', []],
        ['authData', authData],
      ]
      return answer(key, {
        clientDataJSON: saidBy('webauthn.create', { challenge, origin: home, ...otherwise }),
        attestationObject: cbor(object).toString('base64url'),
      })
    },
    signIn({ rpId, challenge }: ToSignIn, otherwise: Ceremony = {}): SignInAnswer {
      const key = found(rpId ?? '')
      key.counter = otherwise.counter ?? key.counter + 1
      const clientDataJSON = saidBy('webauthn.get', { challenge, origin: home, ...otherwise })
      const authData = headOf({ ...key, ...otherwise }, 0)
      const said = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, said]))
        .sign(key.privateKey)
      return answer(key, {
        clientDataJSON,
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: otherwise.handle ?? key.handle,
      })
    },
  }
}

function answer<Response>({ id }: Key, response: Response) {
  const name = id.toString('base64url')
  return { id: name, rawId: name, type: 'public-key' as const, response, clientExtensionResults: {} }
}

const saidBy = (type: string, { challenge = '', origin = '' }: Ceremony): string =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url')

const [present, verified, attested] = [0x01, 0x04, 0x40]

/** Which site it is for, who was there, and how often the key has been used. */
function headOf({ host = '', counter = 0, isVerified = true }: Ceremony, flags: number): Buffer {
  const head = Buffer.alloc(37)
  createHash('sha256').update(host).digest().copy(head)
  head.writeUInt8(present | (isVerified ? verified : 0) | flags, 32)
  head.writeUInt32BE(counter, 33)
  return head
}

function lengthOf(id: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(id.length)
  return length
}

/** A public key as COSE writes it: elliptic, ES256, on P-256. */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cbor([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ])
}

type CborMap = readonly (readonly [number | string, Cbor])[]
type Cbor = number | string | Buffer | CborMap

/** As much of CBOR as a passkey is written in. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? headed(0, value) : headed(1, -1 - value)
  if (Buffer.isBuffer(value)) return Buffer.concat([headed(2, value.length), value])
  if (typeof value === 'string')
    return Buffer.concat([headed(3, Buffer.byteLength(value)), Buffer.from(value)])
  return Buffer.concat([headed(5, value.length), ...value.flatMap(([key, one]) => [cbor(key), cbor(one)])])
}

function headed(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(kind << 5) | length])
  return length < 256
    ? Buffer.from([(kind << 5) | 24, length])
    : Buffer.from([(kind << 5) | 25, length >> 8, length & 0xff])
}
