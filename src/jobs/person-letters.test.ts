import { afterAll, expect, test } from 'vitest'
import { startLeasedWork } from '#database/leased-work.ts'
import { emailReceiver } from '#integrations/email/email-receiver.ts'
import { askForAddress } from '#reports/persons/ask-for-address.ts'
import { askToSignIn } from '#reports/persons/ask-to-sign-in.ts'
import { changeAddress } from '#reports/persons/change-address.ts'
import { erasePerson } from '#reports/persons/erase-person.ts'
import { openTestDatabase } from '../../test/database.ts'
import { sendingLetters } from '../../test/outgoing-letters.ts'
import { anAddress, tablesWith } from '../../test/person.ts'
import { testPhotos } from '../../test/photos.ts'
import { aReport, emptyQueues, fillBodies } from '../../test/reports.ts'
import { outgoingDeliveries } from './send-delivery.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { baseUrl, links, mailer, operatorEmail, server, mailTo } = await sendingLetters(db)
const receiver = emailReceiver({ mailer, baseUrl, replyTo: operatorEmail, categoryName: (code) => code })
const photos = await testPhotos()
const deliveries = startLeasedWork(db, outgoingDeliveries({ db, links, photos, receiver }))
afterAll(() => deliveries.stop())

const letterTo = (address: string) =>
  db.selectFrom('letters').select(['state', 'address']).where('address', '=', address).execute()

test('the link to one’s page comes by letter, in the language it was asked in; to a stranger nothing comes', async () => {
  const [email, stranger] = [anAddress(), anAddress()]
  await aReport(db, { email })
  await askToSignIn(db, { email: stranger, language: 'sv' })
  await askToSignIn(db, { email, language: 'en' })
  const mail = await mailTo(email, 'Your link to My page')
  expect(mail.text).toMatch(/\/en\/min-sida\/oppna\/k1\.[\w-]{22}\.[\w-]{22}/)
  await expect.poll(() => letterTo(stranger)).toEqual([])
  expect(server.mails.filter(({ to }) => to === stranger)).toEqual([])
  expect(await tablesWith(db, stranger)).toEqual([])
})

test('a new address is asked, and the old one told, with what to do if it was somebody else', async () => {
  const [email, address] = [anAddress(), anAddress()]
  const { person } = await aReport(db, { email })
  await askForAddress(db, { person, address, language: 'sv' })
  const asked = await mailTo(address, 'Bekräfta din nya e-postadress')
  expect(asked.text).not.toContain(email)
  expect(asked.text).toMatch(/\/min-sida\/ny-adress\/k1\./)
  const { link } = await db
    .selectFrom('new_addresses')
    .select('link')
    .where('address', '=', address)
    .executeTakeFirstOrThrow()
  await changeAddress(db, { link, door: 'web' })
  const told = await mailTo(email, 'Din e-postadress är ändrad')
  expect(told.text).toContain('Var det inte du? Svara på det här brevet genast')
  expect(told.headers.get('reply-to')).toBe(operatorEmail)
  expect(told.text).not.toContain(address)
  await expect.poll(() => tablesWith(db, email)).toEqual([])
})

test('one last letter says it is done, and whoever holds the report hears that nobody can be asked', async () => {
  const email = anAddress()
  await emptyQueues(db)
  const { person, number } = await aReport(db, { email })
  await erasePerson(db, { person, door: 'web' })
  const last = await mailTo(email, 'Dina uppgifter är borttagna')
  expect(last.text).toContain('vårt sista brev till dig')
  const told = await server.waitForMail(
    (mail) => mail.text.includes('har tagit bort sina uppgifter') && mail.to !== email,
    5_000,
  )
  expect(told.raw.toString()).not.toContain(email)
  const attached = told.attachments.find(({ name }) => name === 'arende.json')
  expect(JSON.parse(attached?.content ?? '{}')).toMatchObject({ kind: 'erasure', number })
  await expect.poll(() => tablesWith(db, email)).toEqual([])
})
