import { createHash } from 'node:crypto'
import { createKey } from '#bodies/keys/create-key.ts'
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
