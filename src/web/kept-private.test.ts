import { expect, test } from 'vitest'
import { importBodies } from '#bodies/import-bodies.ts'
import { importRoads } from '#bodies/road-sets.ts'
import { saveDraft } from '#reports/save-draft.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aDraft, fillBodies } from '../../test/reports.ts'
import { beside, eastward, street } from '../../test/roads.ts'
import { square } from '../../test/tables.ts'
import { someAddress } from '../../test/watches.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
await importBodies(db, 'body,category,private\n1489,klotter,yes\n')
const { page, post, token } = await browse(db)

const form = '/anmal?lat=57.93018&lon=12.53352'

/** What somebody sees, without what is there for another choice. */
const seen = (html: string) =>
  html
    .replace(/<span data-seen="[^"]*" hidden[^>]*>.*?<\/span>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

async function answered(fields: Record<string, string>): Promise<string> {
  const answer = await post('/anmal', { ...hiddenFields(await page(form)), ...fields })
  return seen(await answer.text())
}

test('the form says that all will see it, until a category says otherwise', async () => {
  const html = seen(await page(form))
  expect(html).toContain('Texten visas för alla.')
  expect(html).toContain('Rubrik, beskrivning, foton och plats visas för alla.')
  expect(html).not.toContain('Bara mottagaren och du ser')
})

test('without script the button that asks who gets it tells that nobody else will see it', async () => {
  const html = await answered({ category: 'klotter', show: 'recipient' })
  expect(html).toContain('Anmälan visas inte på webben. Bara mottagaren och du ser den.')
  expect(html).toContain('Bara mottagaren och du ser texten.')
  expect(html).toContain('Anmälan visas inte för någon annan.')
  expect(html).not.toContain('visas för alla')
  const open = await answered({ category: 'belysning', show: 'recipient' })
  expect(open).toContain('Texten visas för alla.')
  expect(open).not.toContain('visas inte på webben')
})

test('a form that comes back with mistakes says so too, in English as well', async () => {
  const html = await answered({ category: 'klotter', title: '', description: '', email: '' })
  expect(html).toContain('Skriv en rubrik')
  expect(html).toContain('Bara mottagaren och du ser texten.')
  expect(html).not.toContain('visas för alla')
  const english = await post('/en/anmal', { ...hiddenFields(await page(form)), category: 'klotter' })
  const words = seen(await english.text())
  expect(words).toContain('The report is not shown on the web. Only the recipient and you see it.')
  expect(words).not.toContain('verybody can')
})

test('who chooses another recipient is told what holds for that one', async () => {
  await importBodies(db, 'body,category,private\n1489,hal,yes\n')
  const road = street('180', eastward(square), { owner: 'state', number: '180', name: null })
  const named = { name: 'prov.geojson', municipality: null, areas: null }
  await importRoads(db, [road], named)
  const { lat, lon } = beside(square, { east: 50 })
  const fields = { ...hiddenFields(await page(`/anmal?lat=${lat}&lon=${lon}`)), category: 'hal' }
  const theirs = seen(await (await post('/anmal', fields)).text())
  expect(theirs).toContain('Går till Trafikverket')
  expect(theirs).toContain('Texten visas för alla.')
  const chosen = { ...fields, recipient: '1489', objection: 'keeper' }
  expect(seen(await (await post('/anmal', chosen)).text())).toContain('Bara mottagaren och du ser texten.')
})

test('what was sent and waits is not said to be shown on the website', async () => {
  await saveDraft(db, aDraft({ category: 'klotter', email: someAddress() }))
  const waiting = seen(await page(`/utkast/${await token('draft')}`))
  expect(waiting).toContain('Då skickas anmälan till Alingsås kommun. Den visas inte för någon annan.')
  expect(waiting).not.toContain('visas på webbplatsen')
})

test('of several that wait each says whether it will be shown', async () => {
  const email = someAddress()
  for (const category of ['klotter', 'belysning']) await saveDraft(db, aDraft({ category, email }))
  const html = seen(await page(`/bekrafta/${await token('confirm')}`))
  expect(html.match(/Den visas inte på webbplatsen\./g)).toHaveLength(1)
})

test('a body that changes its mind is heard by the forms shown from then on', async () => {
  await importBodies(db, 'body,category,private\n1489,klotter,no\n')
  expect(await answered({ category: 'klotter', show: 'recipient' })).toContain('Texten visas för alla.')
})
