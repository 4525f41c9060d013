import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2, { type Algorithms, type AuthContext, type Connection } from 'ssh2'
import { type Bend, serveFiles } from './bent-sftp-files.ts'

type Options = {
  /** What is taken as a password. */
  password?: string
  /** `prompt`: it is asked for as a question, as many servers do. */
  asks?: 'password' | 'prompt'
  /** It lets people in, and has no SFTP for them. */
  hasNoSftp?: boolean
  /** How it exchanges keys; as it likes if left out. */
  kex?: Algorithms['kex']
  /** How long it thinks before it says whether it lets somebody in. */
  thinksMs?: number
  /** One of an earlier server, so that this is the same, or another if left out. */
  hostKey?: string
}

/**
 * A server over SFTP that can be made to do wrong (`bend`), in ways that a good one can't be brought to. It has none of
 * OpenSSH's extensions. Stop it.
 */
export async function startBentSftpServer(options: Options = {}) {
  const { password = 'hemligt', asks = 'password', hasNoSftp = false, kex, thinksMs = 0 } = options
  const { hostKey = aHostKey() } = options
  const root = mkdtempSync(join(tmpdir(), 'fixamingata-bent-'))
  const open = new Set<Connection>()
  let bend: Bend | null = null
  let tries = 0
  const algorithms = kex && { kex }
  const server = new ssh2.Server({ hostKeys: [hostKey], ...(algorithms && { algorithms }) }, (client) => {
    open.add(client)
    client.on('error', () => undefined)
    client.once('close', () => open.delete(client))
    client.on('authentication', (context) => {
      if (context.method !== 'none') tries += 1
      setTimeout(() => letIn(context, asks, password), thinksMs)
    })
    client.on('session', (accept) => {
      const session = accept()
      if (hasNoSftp) return
      session.on('sftp', (begin) =>
        serveFiles(begin(), {
          ...{ root, bent: () => bend, cut: () => client.end() },
          mend: () => {
            bend = null
          },
        }),
      )
    })
  })
  // It answers in many small pieces, which would wait for each other.
  const door = createServer({ noDelay: true }, (socket) => server.injectSocket(socket))
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const { port } = door.address() as AddressInfo
  const key = ssh2.utils.parseKey(hostKey)
  if (key instanceof Error) throw key
  return {
    ...{ host: '127.0.0.1', port, reachable: `127.0.0.1:${port}`, user: 'kommun', root, password, hostKey },
    /** What its host key is, in its own bytes. */
    publicKey: key.getPublicSSH(),
    /** From now on it does that wrong. */
    bend(how: Bend | null): void {
      bend = how
    },
    /** How many lines there are to it now, and how often somebody has tried to sign in. */
    lines: () => open.size,
    tries: () => tries,
    async stop(): Promise<void> {
      for (const client of open) client.end()
      await new Promise<void>((done) => door.close(() => done()))
      rmSync(root, { recursive: true, force: true })
    },
  }
}
export type BentSftpServer = Awaited<ReturnType<typeof startBentSftpServer>>

/** The library writes one key of three hundred so that it can't read it again: where its own number begins with a zero. */
function aHostKey(): string {
  const { private: made } = ssh2.utils.generateKeyPairSync('ed25519')
  return ssh2.utils.parseKey(made) instanceof Error ? aHostKey() : made
}

function letIn(context: AuthContext, asks: 'password' | 'prompt', password: string): void {
  if (asks === 'prompt' && context.method === 'keyboard-interactive')
    return void context.prompt([{ prompt: 'Lösenord: ', echo: false }], ([typed]) =>
      typed === password ? context.accept() : context.reject(),
    )
  if (asks === 'password' && context.method === 'password' && context.password === password) context.accept()
  else context.reject([asks === 'prompt' ? 'keyboard-interactive' : 'password'])
}
