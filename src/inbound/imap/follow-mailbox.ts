import { ImapFlow } from 'imapflow'
import type { Db } from '#database/database.ts'
import { backOffMs } from '#database/lease.ts'
import { makeBell } from '#database/leased-work.ts'
import { log, whyOf } from '../../log.ts'
import type { Mailbox } from '../settings.ts'
import { holdMailbox, letGoOfMailbox, type Progress } from './hold-mailbox.ts'
import { readMailbox } from './read-mailbox.ts'

type Rooms = { db: Db; mailbox: Mailbox; lookEveryMs?: number }

/** Reads a mailbox until stopped: as soon as its server tells of mail, and now and then besides. */
export function followMailbox({ db, mailbox, lookEveryMs = 60_000 }: Rooms): { stop(): Promise<void> } {
  const name = `${mailbox.user}@${mailbox.host}/${mailbox.folder}`
  const bell = makeBell()
  const inVain = new Map<number, number>()
  let client: ImapFlow | null = null
  let stopping = false
  let failures = 0
  const finished = run()
  return {
    async stop() {
      stopping = true
      bell.ring()
      client?.close()
      await finished
    },
  }

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        client = await connect()
        await follow(client)
      } catch (error) {
        failures += 1
        if (!stopping) log('warn', 'mailbox not read', { failures, reason: whyOf(error) })
        const broken = client
        client = null
        broken?.close()
        if (!stopping) await bell.rung(Math.min(backOffMs(failures), 300_000))
      }
    }
  }

  async function follow(client: ImapFlow): Promise<void> {
    while (!stopping) {
      const progress = await holdMailbox(db, name)
      if (progress) await look(client, progress).finally(() => letGoOfMailbox(db, name))
      failures = 0
      if (!client.usable) throw new Error('the line to the mailbox broke')
      if (!stopping) await bell.rung(lookEveryMs)
    }
  }

  async function look(client: ImapFlow, progress: Progress): Promise<void> {
    const lock = await client.getMailboxLock(mailbox.folder)
    try {
      await readMailbox(client, { db, mailbox, name, progress, inVain })
    } finally {
      lock.release()
    }
  }

  async function connect(): Promise<ImapFlow> {
    const { host, port, secure, user, password } = mailbox
    const fresh = new ImapFlow({
      ...{ host, port, secure, auth: { user, pass: password }, logger: false },
      // A password never goes in clear but to this machine.
      ...(!secure && { doSTARTTLS: !isLoopback(host) }),
      // Between two looks we listen: an answer shall not wait for a quarter of a minute of silence first.
      autoIdleDelay: 100,
      ...{ connectionTimeout: 30_000, greetingTimeout: 15_000, socketTimeout: 300_000 },
    })
    // A line that is given up rings no more: its end would end the pause before the next is tried.
    const ring = () => {
      if (client === fresh) bell.ring()
    }
    fresh.on('error', ring)
    fresh.on('close', ring)
    fresh.on('exists', ring)
    await fresh.connect()
    if (mailbox.doneFolder) await fresh.mailboxCreate(mailbox.doneFolder)
    return fresh
  }
}

const isLoopback = (host: string): boolean => /^(127\.[\d.]+|localhost|\[?::1\]?)$/.test(host)
