import { readFile } from 'node:fs/promises'
import type { SMTPServer } from 'smtp-server'
import { log, reasonOf } from '../../log.ts'
import type { SmtpIn } from '../settings.ts'

const readAgainMs = 3_600_000

export async function readCertificate(tls: SmtpIn['tls']): Promise<{ cert: Buffer; key: Buffer } | null> {
  if (!tls) return null
  const [cert, key] = await Promise.all([readFile(tls.cert), readFile(tls.key)])
  return { cert, key }
}

/** A certificate lives for weeks and is renewed in its place; the new one is taken within the hour. */
export function followCertificate(server: SMTPServer, tls: SmtpIn['tls']): () => void {
  if (!tls) return () => undefined
  const reading = setInterval(() => {
    readCertificate(tls)
      .then((certificate) => certificate && server.updateSecureContext(certificate))
      .catch((error: unknown) => log('warn', 'certificate not read again', { reason: reasonOf(error) }))
  }, readAgainMs).unref()
  return () => clearInterval(reading)
}
