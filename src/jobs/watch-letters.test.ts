import { expect, test } from 'vitest'
import { mostInLetter } from '#alerts/news-in-letter.ts'
import { sendWatchesLink } from '#alerts/send-watches-link.ts'
import { stopWatches } from '#alerts/stop-watches.ts'
import { tellWatchers } from '#alerts/tell-watchers.ts'
import { followReport } from '#reports/follow-report.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { sendingLetters } from '../../test/outgoing-letters.ts'
import { alingsas, aReport, emptyQueues, fillBodies, theBody } from '../../test/reports.ts'
import { aroundSquare, aWaitingWatch, aWatch, someAddress } from '../../test/watches.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { links, server, baseUrl, mailTo } = await sendingLetters(db)
const token = /k1\.[\w-]{22}\.[\w-]{22}/

test('an address nobody has proven is asked, in words that are ours alone', async () => {
  const email = someAddress()
  const watched = aroundSquare(250, 'Köp klockor på evil.example')
  await aWaitingWatch(db, { email, watched, pace: 'daily' })
  const mail = await mailTo(email, 'Bekräfta din bevakning')
  expect(mail.text).toMatch(/Bevakas: Inom 250\sm från en plats nära Alingsås\nBrev: Varje dag/)
  expect(mail.text).toMatch(/\/bevaka\/bekrafta\/k1\./)
  expect(mail.text).not.toContain('evil')
})

test('what is new, and what got fixed, in one letter with the way to end it', async () => {
  const email = someAddress()
  const before = await aReport(db, { email: someAddress(), title: 'Gammalt hål' })
  await aWatch(db, { email, watched: aroundSquare(1_000) })
  await aReport(db, { email: someAddress(), title: 'Nytt <b>hål</b>' })
  await moveCase(db, { caseId: before.caseId, act: 'fix', by: theBody(alingsas) })
  await emptyQueues(db)
  await tellWatchers(db)
  const mail = await mailTo(email, '1 ny anmälan och 1 åtgärdad där du bevakar')
  expect(mail.text).toMatch(
    /NYTT\s+Nytt <b>hål<\/b>:\nhttp.*\s+Hål i gatan eller vägen · Stora torget, Alingsås/,
  )
  expect(mail.text).toMatch(/ÅTGÄRDAT\s+Gammalt hål:/)
  expect(mail.html).toContain('Nytt &lt;b>hål&lt;/b>')
  expect(mail.text).toMatch(/du bevakar: Inom 1\skm från en plats nära Alingsås\./)
  expect(mail.headers.get('list-unsubscribe')).toMatch(/^<http:.*\/avsluta-bevakning\/k1\..*>$/)
  expect(mail.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(mail.text).toMatch(/\/mina-bevakningar\/k1\./)
})

test('a letter of very much tells of twenty, and how many there are besides', async () => {
  const email = someAddress()
  await aWatch(db, { email, language: 'en' })
  for (let count = 0; count < mostInLetter + 4; count += 1) await aReport(db, { email: someAddress() })
  await emptyQueues(db)
  await tellWatchers(db)
  const mail = await mailTo(email, `${mostInLetter + 4} pieces of news where you watch`)
  expect(mail.text.match(/\/en\/rapporter\/\d+/g)).toHaveLength(mostInLetter)
  expect(mail.text).toContain(`… and 4 more:\n${baseUrl}/en/kommuner/alingsas?visa=alla`)
})

test('a letter on its way has nobody to go to when they have stopped, or follow it by now', async () => {
  const [gone, follower, other] = [someAddress(), someAddress(), someAddress()]
  const left = await aWatch(db, { email: gone })
  const follows = await aWatch(db, { email: follower })
  await aWatch(db, { email: other })
  const { number } = await aReport(db, { email: someAddress(), title: 'Bara till en' })
  await db.transaction().execute(async (tx) => {
    await tellWatchers(tx)
    await followReport(tx, { report: number, municipality: alingsas }, follows.person, 'sv')
    await stopWatches(tx, { watch: left.id, person: left.person, door: 'web' })
  })
  await mailTo(other, 'Bara till en')
  await expect.poll(() => lettersTo(left.person, follows.person)).toEqual(['dropped', 'dropped'])
  // That they watch may have been asked of them by letter before it was so.
  const told = server.mails.filter(({ text }) => text.includes('Bara till en'))
  expect(told.filter(({ to }) => to === gone || to === follower)).toEqual([])
})

async function lettersTo(...people: number[]): Promise<string[]> {
  const rows = await db
    .selectFrom('letters')
    .select('state')
    .where('kind', '=', 'place_news')
    .where('person', 'in', people)
    .execute()
  return rows.map(({ state }) => state)
}

test('the link that was asked for opens all they follow', async () => {
  const email = someAddress()
  await aWatch(db, { email })
  await sendWatchesLink(db, { email, language: 'sv' })
  const mail = await mailTo(email, 'Dina bevakningar')
  const [made = ''] = token.exec(mail.text) ?? []
  expect(await links.open(db, 'watches', made)).toMatchObject({ ok: true })
})
