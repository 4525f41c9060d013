import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startSmtpServer } from '../../test/smtp-server.ts'
import { chooseMailer, mailFolder } from './choose-mailer.ts'
import { folderMailer } from './folder-mailer.ts'
import type { Mail } from './mail.ts'
import { listLetters, readLetter } from './read-folder.ts'
import { smtpMailer } from './smtp-mailer.ts'

const from = 'felanmalan@fixamingata.example'
const mail: Mail = {
  messageId: '3f2a-1@fixamingata.example',
  date: new Date('2026-11-23T13:30:00Z'),
  to: 'bo@exempel.example',
  subject: 'Bekräfta din felanmälan',
  text: 'Hej Bo, öppna länken:\nhttps://fixamingata.example/bekrafta/x',
  html: '<p>Hej Bo</p>',
  attachments: [{ name: 'arende.json', type: 'application/json', content: '{}' }],
}

let dataDir = ''
let folder = ''
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fixamingata-mail-'))
  folder = mailFolder(dataDir)
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('a letter lies in the folder, whole and for our eyes only', async () => {
  const mailer = chooseMailer({ smtpUrl: null, mailFrom: from, dkimKey: null, dataDir })
  expect(await mailer.check()).toMatchObject({ ok: true })
  expect(await mailer.send(mail)).toMatchObject({ outcome: 'sent' })
  expect(await mailer.send(mail)).toMatchObject({ outcome: 'sent' })
  expect(await readdir(folder)).toEqual(['3f2a-1.eml'])
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, '3f2a-1.eml'))).mode & 0o777).toBe(0o600)
})

test('the folder has the bytes that SMTP carries', async () => {
  const server = await startSmtpServer()
  const bySmtp = smtpMailer({ url: server.url, from })
  await bySmtp.send(mail)
  await folderMailer({ folder, from }).send(mail)
  bySmtp.close()
  await server.stop()
  const written = await readFile(join(folder, '3f2a-1.eml'))
  expect(server.mails[0]?.raw.toString().trimEnd()).toBe(written.toString().trimEnd())
})

test('letters in the folder can be listed, newest first, and read', async () => {
  const mailer = folderMailer({ folder, from })
  await mailer.send(mail)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await mailer.send({ ...mail, messageId: '4b@fixamingata.example', subject: 'Åtgärdat: Hål' })
  const letters = await listLetters(folder, 10)
  expect(letters.map(({ id, subject, to }) => [id, subject, to])).toEqual([
    ['4b', 'Åtgärdat: Hål', mail.to],
    ['3f2a-1', mail.subject, mail.to],
  ])
  expect((await listLetters(folder, 1)).length).toBe(1)
  expect(await readLetter(folder, '3f2a-1')).toMatchObject({
    from,
    at: mail.date,
    text: expect.stringContaining('https://fixamingata.example/bekrafta/x'),
    html: '<p>Hej Bo</p>',
    attachments: [{ name: 'arende.json', content: '{}' }],
  })
})

test.for(['../package', '..', '', 'finns-inte', 'a/b', 'a\0b'])('%j is no letter', async (id) => {
  expect(await readLetter(folder, id)).toBe(null)
})

test('a folder that is not there yet has no letters', async () => {
  expect(await listLetters(join(folder, 'ingen'), 10)).toEqual([])
})

test('a folder that cannot be written is for later', async () => {
  const mailer = folderMailer({ folder: '/dev/null/mail', from })
  expect(await mailer.send(mail)).toMatchObject({ outcome: 'later' })
  expect(await mailer.check()).toMatchObject({ ok: false })
})
