import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { loadBodies } from '#bodies/load-bodies.ts'
import { giveAddresses } from '#demo/load-town.ts'
import { emailReceiver } from '#integrations/email/email-receiver.ts'
import { smtpMailer } from '#mail/smtp-mailer.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { confirmReport } from '#reports/confirm-report.ts'
import { handOver } from '#reports/hand-over.ts'
import { moveCase } from '#reports/move-case.ts'
import { saveDraft } from '#reports/save-draft.ts'
import { thank } from '#reports/thanks/thank.ts'
import { giveVerdict } from '#reports/verdicts/give-verdict.ts'
import { openTestDatabase } from '../../test/database.ts'
import { titleOf } from '../../test/outgoing-letters.ts'
import { testPhotos } from '../../test/photos.ts'
import { decidedFor } from '../../test/reports.ts'
import { startSmtpServer } from '../../test/smtp-server.ts'
import { makeTables } from '../../test/tables.ts'
import { aWatch } from '../../test/watches.ts'
import { waysBack } from './ways-back.ts'
import { startWorker } from './worker.ts'

const database = await openTestDatabase()
const { db } = database
await loadBodies(db)
await giveAddresses(db, 'drift@fixamingata.example')
const links = linksSignedBy(await signingKeys(db))
const server = await startSmtpServer()
const baseUrl = 'http://localhost:3000'
const mailDomain = 'svar.fixamingata.example'
const operatorEmail = 'drift@fixamingata.example'
const mailer = smtpMailer({ url: server.url, from: 'felanmalan@fixamingata.example' })
const email = emailReceiver({
  mailer,
  baseUrl,
  takesReplies: true,
  waysBack: (id) => waysBack({ links, mailDomain, operatorEmail }, { what: 'delivery', id }),
  categoryName: (code) => code,
})
const photos = await testPhotos()
const worker = await startWorker({
  photos,
  database: { ...database, close: async () => undefined },
  links,
  mailer,
  email,
  reachable: [],
  dropFolder: '/nowhere',
  tables: () => makeTables(),
  baseUrl,
  mailDomain,
  operatorEmail,
  lettersPerHour: 100_000,
  trafikverket: null,
})
afterAll(async () => {
  await worker.stop()
  mailer.close()
  await server.stop()
})

async function report(email: string): Promise<{ draft: string; number: number }> {
  const draft = randomUUID()
  await saveDraft(db, {
    id: draft,
    lat: 57.93,
    lon: 12.5335,
    placeWords: 'Stora torget',
    municipality: '1489',
    placedBy: 'polygon',
    category: 'hal',
    title: 'Hål i gatan',
    description: 'Stort och djupt.',
    name: null,
    email,
    language: 'sv',
  })
  const { number } = await confirmReport(db, {
    draft,
    link: null,
    decision: decidedFor('1489', 'polygon'),
    door: 'web',
  })
  return { draft, number }
}

const caseOf = (number: number) =>
  db.selectFrom('cases').select('id').where('report', '=', number).executeTakeFirstOrThrow()

const body = { actor: 'body', body: '1489', door: 'web' } as const

test('a confirmed report reaches the municipality, and the reporter hears that it has', async () => {
  const { number } = await report('ada@invanare.example')

  const delivered = await server.waitForMail(
    (mail) => mail.to === 'kommun@alingsas.example' && mail.subject.includes(String(number)),
    5_000,
  )
  const told = await server.waitForMail(
    (mail) => mail.to === 'ada@invanare.example' && mail.subject.includes(String(number)),
    5_000,
  )

  expect(delivered.text).toContain('Stort och djupt.')
  expect(told.subject).toBe(`Hål i gatan [${number}]`)
  expect(titleOf(told)).toBe('Felanmälan är skickad till Alingsås kommun.')
})

test('what the municipality does is told to the reporter once', async () => {
  const { number } = await report('bo@invanare.example')
  const { id } = await caseOf(number)
  await server.waitForMail(
    (mail) => mail.to === 'bo@invanare.example' && mail.text.includes('är skickad'),
    5_000,
  )

  await moveCase(db, { caseId: id, act: 'fix', by: body, words: 'Lagat i dag.' })
  const told = await server.waitForMail(
    (mail) => mail.to === 'bo@invanare.example' && mail.text.includes('Lagat i dag.'),
    5_000,
  )

  expect(titleOf(told)).toBe('Alingsås kommun har åtgärdat problemet.')
  expect(told.headers.get('reply-to')).toMatch(/^svar-l1\.[a-z2-7]{46}@svar\.fixamingata\.example$/)
  expect(told.text).toContain('Du kan svara på det här brevet.')
  expect(server.mails.filter((mail) => mail.messageId === told.messageId)).toHaveLength(1)
})

test('an answer comes back to an address that says which mail it is about, and so does word that it was lost', async () => {
  const email = 'ida@invanare.example'
  const { number } = await report(email)
  const to = (address: string) =>
    server.waitForMail((mail) => mail.to === address && mail.subject.includes(String(number)), 5_000)
  const mails = { delivery: await to('kommun@alingsas.example'), letter: await to(email) }
  for (const [what, mail] of Object.entries(mails)) {
    const [id] = mail.messageId.split('@')
    const [box = '', domain] = (mail.headers.get('reply-to') ?? '').split('@')
    expect(domain).toBe(mailDomain)
    expect(links.readMailbox(box)).toEqual({ way: 'reply', answered: { what, id } })
    expect(links.readMailbox(mail.returnPath.split('@')[0] ?? '')).toEqual({
      way: 'bounce',
      answered: { what, id },
    })
  }
})

test('the letters about one report are one thread', async () => {
  const email = 'siv@invanare.example'
  const { number } = await report(email)
  const { id: caseId } = await caseOf(number)
  const letter = (words: string) =>
    server.waitForMail((mail) => mail.to === email && mail.text.includes(words), 5_000)
  const first = await letter('är skickad till')
  await moveCase(db, { caseId, act: 'fix', by: body, words: 'Klart nu.' })
  const second = await letter('Klart nu.')
  expect(second.headers.get('references')).toMatch(/^<rapport-\d+-[\da-f]{16}@localhost>$/)
  expect(second.headers.get('references')).toBe(first.headers.get('references'))
  const others = await report('ida@invanare.example')
  const other = await server.waitForMail(
    (mail) => mail.to === 'ida@invanare.example' && mail.subject.includes(String(others.number)),
  )
  expect(other.headers.get('references')).not.toBe(first.headers.get('references'))
})

test('the letter of a fix brings a link of the reporter’s own, and thanks by it reach the municipality', async () => {
  const { number } = await report('eva@invanare.example')
  const { id: caseId } = await caseOf(number)
  await moveCase(db, { caseId, act: 'fix', by: body, words: 'Lagat i natt.' })
  const told = await server.waitForMail(
    (mail) => mail.to === 'eva@invanare.example' && mail.text.includes('Lagat i natt.'),
    5_000,
  )
  const [, token = ''] = /\/stammer\/(\S+)/.exec(told.text) ?? []
  const opened = await links.open(db, 'verdict', token)
  if (!opened.ok || opened.link.person === null) throw new Error('the link opens nothing')
  const { id: link, person } = opened.link
  await giveVerdict(db, { id: randomUUID(), link, says: 'fixed', words: '', language: 'sv', door: 'web' })
  await thank(db, { report: number, from: { person, link, words: 'Så fint!', language: 'sv' }, door: 'web' })
  const thanked = await server.waitForMail(
    (mail) => mail.to === 'kommun@alingsas.example' && mail.text.includes('Så fint!'),
    5_000,
  )
  expect(thanked.subject).toMatch(/^Re: Ny felanmälan/)
  expect(thanked.text).toContain('Den som anmälde skriver:')
  expect(JSON.parse(thanked.attachments[0]?.content ?? '')).toMatchObject({ number, kind: 'thanks' })
})

test('what an operator hands on reaches the next body and the reporter as the service’s act', async () => {
  const { number } = await report('dana@invanare.example')
  const { id } = await caseOf(number)
  const by = { actor: 'operator', door: 'command' } as const
  await handOver(db, { caseId: id, by, to: '1281', words: 'Det är er park.' })

  const passedOn = await server.waitForMail(
    (mail) => mail.to === 'kommun@lund.example' && mail.subject.includes(String(number)),
    5_000,
  )
  const told = await server.waitForMail(
    (mail) => mail.to === 'dana@invanare.example' && mail.text.includes('Det är er park.'),
    5_000,
  )

  expect(passedOn.text).toContain('FixaMinGata har skickat en felanmälan från Alingsås kommun till er.')
  expect(passedOn.text).toContain('FixaMinGata skriver:')
  expect(told.text).toMatch(/FixaMinGata har skickat ärendet från Alingsås kommun till Lunds kommun/i)
})

test('who watches the place hears of it within seconds, and the reporter does not', async () => {
  const { id } = await aWatch(db, { email: 'eva@invanare.example', pace: 'at_once' })
  await aWatch(db, { email: 'frank@invanare.example', pace: 'at_once' })
  const { number } = await report('frank@invanare.example')
  const told = await server.waitForMail(
    (mail) => mail.to === 'eva@invanare.example' && mail.subject.startsWith('Nytt där du bevakar'),
    10_000,
  )
  expect(told.text).toContain(`/rapporter/${number}`)
  const { told_at } = await db
    .selectFrom('watches')
    .select('told_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(told_at).not.toBeNull()
  expect(server.mails.filter(isToFrank)).toEqual([])
})

const isToFrank = ({ to, subject }: { to: string; subject: string }) =>
  to === 'frank@invanare.example' && subject.includes('där du bevakar')

test('a report closed before it was sent is still sent', async () => {
  const { number } = await db.transaction().execute(async (tx) => {
    const draft = randomUUID()
    await saveDraft(tx, {
      id: draft,
      lat: 57.93,
      lon: 12.5335,
      placeWords: '',
      municipality: '1489',
      placedBy: 'polygon',
      category: 'hal',
      title: 'Redan lagat',
      description: 'Innan brevet hann iväg.',
      name: null,
      email: 'carmen@invanare.example',
      language: 'sv',
    })
    const confirmed = await confirmReport(tx, {
      draft,
      link: null,
      decision: decidedFor('1489', 'polygon'),
      door: 'web',
    })
    const { id } = await tx
      .selectFrom('cases')
      .select('id')
      .where('report', '=', confirmed.number)
      .executeTakeFirstOrThrow()
    await moveCase(tx, { caseId: id, act: 'fix', by: body })
    return confirmed
  })

  const delivered = await server.waitForMail(
    (mail) => mail.to === 'kommun@alingsas.example' && mail.subject.includes(String(number)),
    5_000,
  )

  expect(delivered.text).toContain('Innan brevet hann iväg.')
})
