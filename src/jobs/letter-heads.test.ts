import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { sendWatchesLink } from '#alerts/send-watches-link.ts'
import { tellWatchers } from '#alerts/tell-watchers.ts'
import { projectFolder } from '#database/project-folder.ts'
import { inTransaction } from '#database/transaction.ts'
import { readDkimKey } from '#mail/dkim-key.ts'
import { tellRemark } from '#moderation/tell-remark.ts'
import { changeFollowPace } from '#reports/change-follow-pace.ts'
import { moveCase } from '#reports/move-case.ts'
import { askForAddress } from '#reports/persons/ask-for-address.ts'
import { askToSignIn } from '#reports/persons/ask-to-sign-in.ts'
import { erasePerson } from '#reports/persons/erase-person.ts'
import { saveDraft } from '#reports/save-draft.ts'
import { openTestDatabase } from '../../test/database.ts'
import { sendingLetters } from '../../test/outgoing-letters.ts'
import { aDraft, alingsas, aQuietReport, emptyQueues, fillBodies, theBody } from '../../test/reports.ts'
import { aSandboxWish } from '../../test/sandbox.ts'
import { aWaitingWatch, aWatch, someAddress } from '../../test/watches.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const folder = await mkdtemp(join(tmpdir(), 'fixamingata-heads-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const keyFile = join(folder, 'key.pem')
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
const dkim = await readDkimKey({ keyFile, selector: 'fmg1' }, 'felanmalan@fixamingata.example')
const { server, links, mailDomain, operatorEmail } = await sendingLetters(db, { dkim })
beforeEach(() => emptyQueues(db))

const by = theBody(alingsas)
const quietReport = (email: string) => aQuietReport(db, { email })
const quietWatch = (email: string) =>
  inTransaction(db, async (tx) => {
    await aWatch(tx, { email })
    await emptyQueues(tx)
  })

/** What makes each letter leave, to this address; and whether it is news, which anybody can end by one press. */
const letters: Readonly<Record<string, { isNews: boolean; make(email: string): Promise<unknown> }>> = {
  confirm: { isNews: false, make: (email) => saveDraft(db, aDraft({ email })) },
  news: {
    isNews: true,
    make: async (email) => {
      const { caseId } = await quietReport(email)
      await moveCase(db, { caseId, act: 'receive', by })
    },
  },
  'a question': {
    isNews: true,
    make: async (email) => {
      const { caseId } = await quietReport(email)
      await moveCase(db, { caseId, act: 'ask', by, words: 'Vilken sida?' })
    },
  },
  'news of a morning': {
    isNews: true,
    make: async (email) => {
      for (const { number, caseId, person } of [await quietReport(email), await quietReport(email)]) {
        await changeFollowPace(db, { report: number, person, pace: 'daily', door: 'web' })
        await moveCase(db, { caseId, act: 'receive', by })
      }
      await allDue()
    },
  },
  'news of several reports': {
    isNews: true,
    make: async (email) => {
      const reports = [await quietReport(email), await quietReport(email)]
      await db.updateTable('followers').set({ told_at: new Date() }).execute()
      for (const { caseId } of reports) await moveCase(db, { caseId, act: 'receive', by })
      await allDue()
    },
  },
  watch: { isNews: false, make: (email) => aWaitingWatch(db, { email }) },
  watches: {
    isNews: false,
    make: async (email) => {
      await quietWatch(email)
      await sendWatchesLink(db, { email, language: 'sv' })
    },
  },
  place_news: {
    isNews: true,
    make: async (email) => {
      await quietWatch(email)
      await quietReport(someAddress())
      await tellWatchers(db)
    },
  },
  sign_in: {
    isNews: false,
    make: async (email) => {
      await quietReport(email)
      await askToSignIn(db, { email, language: 'sv' })
    },
  },
  sandbox: { isNews: false, make: (email) => aSandboxWish(db, { email }) },
  new_address: {
    isNews: false,
    make: async (address) => {
      const { person } = await quietReport(someAddress())
      await askForAddress(db, { person, address, language: 'sv' })
    },
  },
  erased: {
    isNews: false,
    make: async (email) => {
      const { person } = await quietReport(email)
      await erasePerson(db, { person, door: 'web' })
    },
  },
}

const allDue = () =>
  db.updateTable('letters').set({ next_at: new Date() }).where('state', '=', 'queued').execute()

const signed = /v=1; a=rsa-sha256;.* d=fixamingata\.example;.* s=fmg1;/

test.each(Object.keys(letters))('%s leaves with all that mail servers go by', async (kind) => {
  const email = someAddress()
  const { isNews = false, make } = letters[kind] ?? {}
  await make?.(email)
  const mail = await server.waitForMail(({ to }) => to === email, 8_000)
  expect(mail.messageId).toMatch(/^[\w-]{36}@localhost$/)
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  const [id = ''] = mail.messageId.split('@')
  expect(mail.returnPath).toBe(`${links.mailbox('bounce', { what: 'letter', id })}@${mailDomain}`)
  expect(mail.headers.get('dkim-signature')).toMatch(signed)
  expect(mail.headers.get('list-unsubscribe') ?? null).toEqual(
    isNews ? expect.stringMatching(/^<http/) : null,
  )
  expect(mail.headers.get('list-unsubscribe-post') ?? null).toBe(isNews ? 'List-Unsubscribe=One-Click' : null)
  if (isNews)
    expect(mail.headers.get('dkim-signature')).toMatch(/; h=[^;]*list-unsubscribe:list-unsubscribe-post/i)
})

test('so does a letter to the operators', async () => {
  await tellRemark(db, {
    ...{ id: randomUUID(), topic: 'barrier', page: '/karta', words: 'Den läses inte upp.' },
    ...{ language: 'sv', email: someAddress() },
  })
  const mail = await server.waitForMail(({ to }) => to === operatorEmail, 8_000)
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail.headers.get('dkim-signature')).toMatch(signed)
})

test('there is one way out for letters, and one for what bodies get', async () => {
  const names = await readdir(join(projectFolder, 'src'), { recursive: true })
  const files = names.filter((name) => /(?<!\.test)\.tsx?$/.test(name))
  const sending = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(projectFolder, 'src', name), 'utf8')
      return Array.from(text.matchAll(/mailer\s*\.send\(/g), () => name)
    }),
  )
  expect(sending.flat().toSorted()).toEqual(['integrations/email/email-receiver.ts', 'jobs/send-letter.ts'])
})
