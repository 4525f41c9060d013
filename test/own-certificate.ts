import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const made = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=mail.example'

/** Files with a certificate that nobody has signed but itself, gone when the test has finished. */
export async function ownCertificate(): Promise<{ cert: string; key: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-tls-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const tls = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  execFileSync('openssl', [...made.split(' '), '-keyout', tls.key, '-out', tls.cert], { stdio: 'ignore' })
  return tls
}
