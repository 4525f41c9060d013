import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const program = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find(existsSync)

type Options = {
  /** What its SFTP is told besides: `-P posix-rename` refuses that, `-R` all that writes. */
  words?: string
}

/**
 * OpenSSH's own server in a folder of its own, on a free port of this machine, for whoever runs the tests, by a key. What is
 * left by SFTP is in `root`. Stop it.
 */
export async function startSftpServer({ words = '' }: Options = {}) {
  if (!program) throw new Error('There is no sshd: install openssh-server. It is what SFTP is tried against.')
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-sftp-'))
  const port = await freePort()
  const root = join(folder, 'filer')
  await mkdir(root)
  const of = (name: string) => join(folder, name)
  const hosts = ['ed25519', 'rsa'] as const
  for (const kind of hosts) makeKey(of(`host_${kind}`), kind)
  const key = await keyIn(of('key'))
  await writeFile(of('authorized_keys'), await readFile(of('key.pub')))
  await writeFile(of('sshd_config'), configuration({ folder, port, words, root }))
  // Where root starts it, it wants a folder for the part of it that has no rights.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 })
  const running = spawn(program, ['-D', '-e', '-f', of('sshd_config')], { stdio: 'ignore' })
  await answering(running, port)
  process.once('exit', () => running.kill('SIGKILL'))
  return {
    ...{ host: '127.0.0.1', port, reachable: `127.0.0.1:${port}`, user: userInfo().username, root, key },
    hostKeys: { ed25519: fingerprint(of('host_ed25519')), rsa: fingerprint(of('host_rsa')) },
    /** A key that it lets in too, locked by a passphrase. */
    async lockedKey(passphrase: string): Promise<string> {
      const locked = await keyIn(of('locked'), passphrase)
      await writeFile(of('authorized_keys'), await readFile(of('locked.pub')), { flag: 'a' })
      return locked
    },
    /** A key that it lets nobody in by. */
    strangeKey: () => keyIn(of('strange')),
    async stop(): Promise<void> {
      running.kill('SIGTERM')
      if (running.exitCode === null && running.signalCode === null) await once(running, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type Configured = { folder: string; port: number; words: string; root: string }

const configuration = ({ folder, port, words, root }: Configured): string => `
Port ${port}
ListenAddress 127.0.0.1
HostKey ${folder}/host_ed25519
HostKey ${folder}/host_rsa
PidFile ${folder}/pid
AuthorizedKeysFile ${folder}/authorized_keys
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
PasswordAuthentication no
LogLevel ERROR
Subsystem sftp internal-sftp -d ${root} ${words}
`

function makeKey(file: string, kind: 'ed25519' | 'rsa', passphrase = ''): void {
  execFileSync('ssh-keygen', ['-q', '-t', kind, '-N', passphrase, '-C', 'prov', '-f', file])
}

async function keyIn(file: string, passphrase = ''): Promise<string> {
  if (!existsSync(file)) makeKey(file, 'ed25519', passphrase)
  return readFile(file, 'utf8')
}

/** As those who keep the server would read it out. */
const fingerprint = (file: string): string =>
  execFileSync('ssh-keygen', ['-l', '-f', `${file}.pub`], { encoding: 'utf8' }).split(' ')[1] ?? ''

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

async function answering(running: ChildProcess, port: number): Promise<void> {
  for (let tried = 0; tried < 200; tried += 1) {
    if (running.exitCode !== null) throw new Error(`sshd ended with ${running.exitCode}`)
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket
        .once('error', () => resolve(false))
        .once('data', () => {
          socket.destroy()
          resolve(true)
        })
    })
    if (isOpen) return
    await pause(25)
  }
  throw new Error('sshd does not answer')
}
