import { afterAll, expect, test } from 'vitest'
import { startLeasedWork } from '#database/leased-work.ts'
import { emailReceiver } from '#integrations/email/email-receiver.ts'
import { passkeysOfPerson } from '#people/passkeys/passkeys-of-person.ts'
import { askForAddress } from '#reports/persons/ask-for-address.ts'
import { askToSignIn } from '#reports/persons/ask-to-sign-in.ts'
import { changeAddress } from '#reports/persons/change-address.ts'
import { erasePerson } from '#reports/persons/erase-person.ts'
import { removePasskey } from '#reports/persons/remove-passkey.ts'
import { openTestDatabase } from '../../test/database.ts'
import { sendingLetters } from '../../test/outgoing-letters.ts'
import { anAddress, aPasskey, tablesWith } from '../../test/person.ts'
import { testPhotos } from '../../test/photos.ts'
import { aReport, emptyQueues, fillBodies } from '../../test/reports.ts'
import { outgoingDeliveries } from './send-delivery.ts'
import { waysBack } from './ways-back.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { baseUrl, links, mailer, mailDomain, operatorEmail, server, mailTo } = await sendingLetters(db)
const email = emailReceiver({
  mailer,
  baseUrl,
  takesReplies: true,
  waysBack: (id) => waysBack({ links, mailDomain, operatorEmail }, { what: 'delivery', id }),
  categoryName: (code) => code,
})
const photos = await testPhotos()
const deliveries = startLeasedWork(
  db,
  outgoingDeliveries({
    db,
    links,
    photos,
    email,
    baseUrl: 'http://localhost',
    reachable: [],
    dropFolder: '/nowhere',
  }),
)
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

test('whose keys go on working is told at the old address, and how many', async () => {
  const [email, address] = [anAddress(), anAddress()]
  const { person } = await aReport(db, { email })
  const device = await aPasskey(db, { person, email })
  const added = await mailTo(email, 'En nyckel är tillagd på Min sida')
  expect(added.text).toContain('Var det inte du? Logga in på Min sida med en länk i ett brev')
  expect(added.headers.get('reply-to')).toBe(operatorEmail)
  expect(added.text).not.toContain(device.keys[0]?.id.toString('base64url'))
  await askForAddress(db, { person, address, language: 'sv' })
  const { link } = await db
    .selectFrom('new_addresses')
    .select('link')
    .where('address', '=', address)
    .executeTakeFirstOrThrow()
  await changeAddress(db, { link, door: 'web' })
  const told = await mailTo(email, 'Din e-postadress är ändrad')
  expect(told.text.replace(/\s+/g, ' ')).toContain('En nyckel som du har lagt till fungerar som förut.')
  const [passkey] = await passkeysOfPerson(db, person)
  await removePasskey(db, { person, passkey: passkey?.id ?? '', session: null, door: 'web' })
  const removed = await mailTo(address, 'En nyckel är borttagen från Min sida')
  expect(removed.text.replace(/\s+/g, ' ')).toContain('Länken i ett brev fungerar som förut')
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
