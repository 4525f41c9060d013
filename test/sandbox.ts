import { createHash } from 'node:crypto'
import { addKey, createKey } from '#bodies/keys/create-key.ts'
import type { Db } from '#database/database.ts'
import { askForSandboxKey } from '#reports/sandbox/ask-for-sandbox-key.ts'
import { open311Client } from './open311.ts'
import { answered, aPost, formOf } from './open311-posts.ts'
import { someAddress } from './watches.ts'

/** A report that a vendor has sent to the sandbox, with an address, and moved. */
export async function aSandboxReport(
  db: Db,
  { title, service_code }: { title: string; service_code: string },
) {
  const { key } = await createKey(db, {
    ...{ body: null, name: 'Prov', scope: 'sandbox', isTrusted: true, perMinute: 60 },
  })
  const { post } = await open311Client(db)
  const shared = { jurisdiction_id: 'sandlada', api_key: key }
  const email = 'prov@leverantor.example'
  const sent = await post('requests.json', aPost({ ...shared, title, service_code, email }))
  const number: string = (await answered(sent)).service_request_id
  const told = { service_request_id: number, update_id: 'A-1', status: 'in_progress', description: title }
  const updated_datetime = new Date().toISOString()
  const moved = await post('servicerequestupdates.json', formOf({ ...shared, ...told, updated_datetime }))
  if (moved.status !== 200) throw new Error(`it was not moved: ${moved.status}`)
  return { number, key, title, email }
}

/** What somebody has asked a key for, of an address of its own if none is said. */
export function aSandboxWish(db: Db, { email = someAddress(), name = 'Appen' } = {}): Promise<void> {
  const addressHash = createHash('sha256').update(email).digest()
  return askForSandboxKey(db, { email, addressHash, name, language: 'sv' })
}

/** The door of the sandbox, and the hands of a program that asks there. */
export async function sandboxClient(db: Db) {
  const { ask, photos, post } = await open311Client(db)
  const there = { jurisdiction_id: 'sandlada' }
  const send = (key: string, changes: Sent = {}) =>
    post('requests.json', aPost({ ...there, api_key: key, ...changes }))
  const read = (path: string, key?: string) =>
    ask(`${path}${path.includes('?') ? '&' : '?'}jurisdiction_id=sandlada`, {
      ...(key && { headers: { 'x-api-key': key } }),
    })
  return {
    ...{ ask, photos, post, read, send, there },
    made: async (key: string, changes: Sent = {}): Promise<string> =>
      (await answered(await send(key, changes))).service_request_id,
    rowsOf: async (path: string, key: string) => (await read(path, key)).json(),
    tell: (key: string, fields: Sent) =>
      post(
        'servicerequestupdates.json',
        formOf({
          ...there,
          ...{ api_key: key, update_id: 'A-1', status: 'in_progress', description: 'Vi lagar.' },
          ...{ updated_datetime: new Date().toISOString(), ...fields },
        }),
      ),
  }
}

type Sent = Record<string, string | undefined>

/** A vendor's two keys: what is sent by one of them waits to be confirmed. */
export async function aVendor(db: Db) {
  const { id: trustedId, key: trusted } = await createKey(db, {
    ...{ body: null, name: 'Leverantören', scope: 'sandbox', isTrusted: true, perMinute: 60 },
  })
  const { caller } = await db
    .selectFrom('api_keys')
    .select('caller')
    .where('id', '=', trustedId)
    .executeTakeFirstOrThrow()
  const { key: waiting } = await addKey(db, { caller, expires_at: null, is_untrusted: true })
  return { trusted, waiting }
}
