import { X509Certificate } from 'node:crypto'
import type { Db } from '#database/database.ts'

/** The name of the key that is a certificate of ours, for far sides that ask who we are. */
export const ownCertificate = 'client_certificate'

/** When a certificate (the first, where several are chained) runs out; null: it is none. */
export function certificateUntil(pem: string): Date | null {
  try {
    return new Date(new X509Certificate(pem).validTo)
  } catch {
    return null
  }
}

/** Notes when those run out that were set before that was noted. Returns how many. */
export async function noteOwnCertificates(db: Db): Promise<number> {
  const unnoted = await db
    .selectFrom('connection_secrets')
    .select(['connection', 'value'])
    .where('name', '=', ownCertificate)
    .where('certificate_until', 'is', null)
    .execute()
  let noted = 0
  for (const { connection, value } of unnoted) {
    const until = certificateUntil(value)
    if (until === null) continue
    await db
      .updateTable('connection_secrets')
      .set({ certificate_until: until })
      .where('connection', '=', connection)
      .where('name', '=', ownCertificate)
      .where('value', '=', value)
      .execute()
    noted += 1
  }
  return noted
}
