import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startLeasedWork } from '#database/leased-work.ts'
import { projectFolder } from '#database/project-folder.ts'
import { openTestDatabase } from '../../test/database.ts'
import { inspectProgram } from '../../test/inspect-program.ts'
import { emptyNames } from '../../test/name-server.ts'
import { aMail, talkSmtp } from '../../test/smtp-talk.ts'
import { openInspector } from './inspect/inspector.ts'
import { incomingMails } from './work-on-mails.ts'

const { db, connection } = await openTestDatabase()
const program = await inspectProgram()

/** Another process of ours, with a door for mail, and a worker that is in the middle of each act for ever. */
async function anotherService(): Promise<{ child: ChildProcess; port: number }> {
  const contents = `
    import { sql } from 'kysely'
    import { openDatabase } from '#database/database.ts'
    import { emptyNames } from './test/name-server.ts'
    import { startInbound } from '#inbound/start-inbound.ts'
    const [connection, inspectProgram] = process.argv.slice(1).map((word) => { try { return JSON.parse(word) } catch { return word } })
    const { db } = openDatabase(connection, { max: 4 })
    const actOn = async (tx, { id }) => {
      await sql\`update incoming_mails set helo = 'half done' where id = \${id}\`.execute(tx)
      console.log('acting')
      return new Promise(() => {})
    }
    const smtp = { host: '127.0.0.1', port: 0, domain: 'mail.example', tls: null }
    const inbound = await startInbound({ database: { db, connection }, mailIn: { smtp, mailbox: null }, host: 'mail.example', rateLimits: true, inspectProgram, resolve: emptyNames, actOn })
    console.log('port ' + inbound.smtpPort)`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: projectFolder },
    ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external', write: false },
  })
  const words = ['--input-type=module', '-e', outputFiles[0]?.text ?? '', JSON.stringify(connection), program]
  const child = spawn(process.execPath, words, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('port ')) return { child, port: Number(line.slice(5)) }
  }
  throw new Error('the other service ended')
}

test('a service killed after its yes, or in the middle of an act, has lost nothing and done nothing by halves', {
  timeout: 60_000,
}, async () => {
  const ids: string[] = []
  for (let round = 0; round < 2; round += 1) {
    const { child, port } = await anotherService()
    const talk = await talkSmtp(port)
    await talk.say('EHLO mx.invanare.example')
    for (let count = 0; count < 5; count += 1) {
      const id = `dod${round}.${count}@invanare.example`
      const answer = await talk.send(`${count}@invanare.example`, 'svar@mail.example', aMail({ id }))
      if (answer.startsWith('250')) ids.push(id)
    }
    if (round === 1)
      await vi.waitFor(async () => expect(await busy()).toBeGreaterThan(0), { timeout: 25_000 })
    child.kill('SIGKILL')
    await once(child, 'exit')
    talk.end()
  }
  await db
    .updateTable('incoming_mails')
    .set({ leased_until: new Date(0) })
    .execute()
  const acted: string[] = []
  const inspector = openInspector({ program, resolve: emptyNames })
  const actOn = async (_: unknown, { messageId }: { messageId: string }) => {
    acted.push(messageId)
    return { reason: 'unknown_address' } as const
  }
  const loop = startLeasedWork(db, incomingMails({ db, inspector, host: 'mail.example', actOn }))
  onTestFinished(async () => {
    await loop.stop()
    inspector.stop()
  })
  await vi.waitFor(() => expect(acted.toSorted()).toEqual(ids.toSorted()), { timeout: 20_000 })
  expect(ids).toHaveLength(10)
  const rows = await db.selectFrom('incoming_mails').select('helo').execute()
  expect(new Set(rows.map(({ helo }) => helo))).toEqual(new Set(['mx.invanare.example']))
})

/** How many acts are under way: their rows are locked. */
async function busy(): Promise<number> {
  const all = await db.selectFrom('incoming_mails').select('id').execute()
  const free = await db
    .transaction()
    .execute((tx) => tx.selectFrom('incoming_mails').select('id').forUpdate().skipLocked().execute())
  return all.length - free.length
}
