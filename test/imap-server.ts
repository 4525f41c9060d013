import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'

const program = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find(existsSync)

/** Debian's dovecot in a folder of its own on a free port of this machine, with one mailbox. Stop it. */
export async function startImapServer() {
  if (!program)
    throw new Error('There is no dovecot: install dovecot-imapd. It is what mailboxes are tried against.')
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-imap-'))
  const port = await freePort()
  const { uid, gid, user, group } = whoRuns()
  await mkdir(join(folder, 'mail'))
  await writeFile(join(folder, 'dovecot.conf'), configuration({ folder, port, user, group, uid, gid }))
  await writeFile(join(folder, 'users'), `brevlada:{PLAIN}hemligt:${uid}:${gid}::${folder}/mail\n`)
  for (const path of [folder, join(folder, 'mail'), join(folder, 'users')]) await chown(path, uid, gid)
  await chmod(folder, 0o755)
  let running = await startAt(folder, port)

  const box = async <T>(act: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, logger: false },
      auth: { user: 'brevlada', pass: 'hemligt' },
    })
    await client.connect()
    return act(client).finally(() => client.logout())
  }
  const stop = async () => {
    if (running.exitCode !== null) return
    running.kill('SIGTERM')
    await once(running, 'exit')
    // Who serves a client outlives the first process, and would write what it knew of the mailbox.
    endGroup(running)
    while (isAlive(running)) await pause(25)
  }
  process.once('exit', () => endGroup(running))
  return {
    mailbox: {
      ...{ host: '127.0.0.1', port, secure: false, user: 'brevlada', password: 'hemligt', folder: 'INBOX' },
      ...{ doneFolder: null, authservId: null },
    },
    /** Puts mails into the mailbox, as its server would. */
    put: (mails: readonly string[], flags: string[] = []) =>
      box(async (client) => {
        for (const mail of mails) await client.append('INBOX', mail, flags)
      }),
    count: (path: string, unseen = false) =>
      box(async (client) => {
        const status = await client.status(path, { messages: true, unseen: true })
        return (status && (unseen ? status.unseen : status.messages)) || 0
      }),
    mark: (flags: string[], isAdded: boolean) =>
      box(async (client) => {
        const lock = await client.getMailboxLock('INBOX')
        if (isAdded) await client.messageFlagsAdd('1:*', flags)
        else await client.messageFlagsRemove('1:*', flags)
        lock.release()
      }),
    /** Every mail gets a new number, as after a mailbox was restored. */
    async renumber() {
      await stop()
      const list = join(folder, 'mail/Maildir/dovecot-uidlist')
      const before = await readFile(list, 'utf8')
      await writeFile(
        list,
        before.replace(/ V(\d+)/, (_, validity) => ` V${Number(validity) + 1}`),
      )
      for (const name of await readdir(join(folder, 'mail/Maildir'))) {
        if (name.startsWith('dovecot.index')) await rm(join(folder, 'mail/Maildir', name))
      }
      running = await startAt(folder, port)
    },
    async restart(meanwhile: () => Promise<void>) {
      await stop()
      await meanwhile()
      running = await startAt(folder, port)
    },
    async stop() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** As root it is served by somebody who may do nothing else. */
function whoRuns() {
  const name = (flag: string, ...of: string[]) =>
    execFileSync('id', [flag, ...of], { encoding: 'utf8' }).trim()
  const of = process.getuid?.() === 0 ? ['nobody'] : []
  return {
    ...{ uid: Number(name('-u', ...of)), gid: Number(name('-g', ...of)) },
    ...{ user: name('-un', ...of), group: name('-gn', ...of) },
  }
}

type Own = { folder: string; port: number; user: string; group: string; uid: number; gid: number }

const configuration = ({ folder, port, user, group, uid, gid }: Own) => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${folder}/mail/Maildir
mail_uid = ${uid}
mail_gid = ${gid}
mail_max_userip_connections = 50
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`

async function startAt(folder: string, port: number): Promise<ChildProcess> {
  const child = spawn(program ?? 'dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // a group of its own, to see the end of all of it
  })
  let said = ''
  child.stderr?.on('data', (words) => {
    said += words
  })
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null)
      throw new Error(`dovecot ended: ${said} ${await readFile(join(folder, 'log'), 'utf8').catch(() => '')}`)
    if (await answers(port)) return child
    await pause(50)
  }
  throw new Error('dovecot did not answer within five seconds')
}

function isAlive({ pid }: ChildProcess): boolean {
  try {
    return pid !== undefined && process.kill(-pid, 0)
  } catch {
    return false
  }
}

/** Out of reach of whoever ends the tests, so that it ends with them. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

async function answers(port: number): Promise<boolean> {
  const client = new ImapFlow({
    ...{ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, logger: false, verifyOnly: true },
    auth: { user: 'brevlada', pass: 'hemligt' },
  })
  client.on('error', () => undefined)
  return client.connect().then(
    () => true,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
