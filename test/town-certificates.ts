import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type Certificate = { cert: string; key: string }

const run = promisify(execFile)
const openssl = (folder: string, words: string) => run('openssl', words.split(' '), { cwd: folder })

/** What each is for, how many days it is good, and who has signed it: an authority of one's own, or nobody but itself. */
const kinds = {
  right: { names: 'IP:127.0.0.1,DNS:localhost', days: 90, isSigned: true },
  soon: { names: 'IP:127.0.0.1,DNS:localhost', days: 5, isSigned: true },
  expired: { names: 'IP:127.0.0.1,DNS:localhost', days: -1, isSigned: true },
  other_name: { names: 'DNS:en-annan.example', days: 90, isSigned: true },
  self_signed: { names: 'IP:127.0.0.1,DNS:localhost', days: 90, isSigned: false },
} as const
export type CertificateKind = keyof typeof kinds

type Certificates = { authority: string; of: Readonly<Record<CertificateKind, Certificate>> }

let made: Promise<Certificates> | null = null

/** Of systems on this machine, made once a process: one that is right, some that are not, and whom to trust for the right one. */
export function townCertificates(): Promise<Certificates> {
  made ??= makeAll()
  return made
}

async function makeAll(): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-certificates-'))
  try {
    await openssl(
      folder,
      `${newKey} -x509 -days 90 -subj /CN=Stadens-utfärdare -keyout authority.key -out authority.pem`,
    )
    const pairs: [CertificateKind, Certificate][] = []
    for (const kind of Object.keys(kinds) as CertificateKind[]) pairs.push([kind, await make(folder, kind)])
    const of = Object.fromEntries(pairs) as Record<CertificateKind, Certificate>
    return { authority: await readFile(join(folder, 'authority.pem'), 'utf8'), of }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const newKey = 'req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -utf8'

async function make(folder: string, kind: CertificateKind): Promise<Certificate> {
  const { names, days, isSigned } = kinds[kind]
  await writeFile(join(folder, `${kind}.ext`), `subjectAltName=${names}\n`)
  await openssl(folder, `${newKey} -subj /CN=${kind} -keyout ${kind}.key -out ${kind}.csr`)
  const by = isSigned ? '-CA authority.pem -CAkey authority.key -CAcreateserial' : `-signkey ${kind}.key`
  await openssl(folder, `x509 -req -in ${kind}.csr ${by} -days ${days} -extfile ${kind}.ext -out ${kind}.pem`)
  const of = (ending: string) => readFile(join(folder, `${kind}.${ending}`), 'utf8')
  return { cert: await of('pem'), key: await of('key') }
}
