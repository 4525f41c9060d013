import { beforeAll, expect, test } from 'vitest'
import { importDutyNumbers } from '#bodies/duty/import-duty-numbers.ts'
import { importNotices } from '#bodies/notices/import-notices.ts'
import { importQuestions } from '#bodies/questions/import-questions.ts'
import { openTestDatabase } from '../../test/database.ts'
import { fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
beforeAll(() => fillBodies(db))
const { page, post, token } = await browse(db)

const form = '/anmal?lat=57.93018&lon=12.53352'
const written = {
  category: 'hal',
  title: 'Djupt hål',
  description: 'En halv meter brett.',
  place: '',
  email: 'ada@invanare.example',
  name: '',
}
const filled = async (otherwise: Record<string, string> = {}) => ({
  ...hiddenFields(await page(form)),
  ...written,
  ...otherwise,
})
const where = (answer: Response) => answer.headers.get('location') ?? ''
const confirmed = async (fields: Record<string, string>) => {
  const sent = await post('/anmal', fields)
  expect(sent.status).toBe(303)
  const confirmation = `/bekrafta/${await token('confirm')}`
  const shown = await page(confirmation)
  const report = await page(where(await post(confirmation)))
  return { receipt: where(sent), shown, report, handled: await page(`/svar/${await token('case')}`) }
}
const about = (code: string, otherwise: object) => ({
  code,
  categories: ['lekplats'],
  sv: { label: `Frågan ${code}?` },
  ...otherwise,
})
const ask = (...questions: object[]) =>
  importQuestions(db, { body: '1489', json: JSON.stringify({ questions }) })

test('a required question that was not seen sends the form back once, with all that was typed', async () => {
  await ask(
    about('antal', { kind: 'number', required: true, least: 0, most: 20 }),
    about('regnr', { kind: 'text', private: true, plate: true }),
    about('fel', {
      kind: 'many',
      options: [
        { code: 'trasig', sv: 'Trasigt' },
        { code: 'smutsig', sv: 'Smutsigt' },
      ],
    }),
  )
  const fields = await filled({ category: 'lekplats' })
  const untold = await post('/anmal', fields)
  expect(untold.status).toBe(422)
  const asked = await untold.text()
  expect(asked).toContain('Frågan antal?: Svara på frågan')
  expect(asked).toContain('En halv meter brett.')
  const wrong = await post('/anmal', {
    ...fields,
    'q-antal': 'många',
    'q-fel-trasig': '1',
    'q-regnr': 'ABC 123',
  })
  const kept = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(kept).toContain('Svara med ett tal, till exempel 3')
  expect(kept).toMatch(/name="q-antal"[^>]*value="många"/)
  expect(kept).toMatch(/name="q-fel-trasig"[^>]* checked/)
  const answers = { 'q-antal': '0', 'q-fel-trasig': '1', 'q-fel-smutsig': '1', 'q-regnr': 'ABC 123' }
  const { receipt, shown, report, handled } = await confirmed({ ...fields, ...answers })
  expect(receipt).toContain('/utkast/')
  expect(shown).toMatch(/Frågan antal\?<\/dt><dd>0/)
  expect(report).toContain('Trasigt, Smutsigt')
  expect(report).not.toContain('ABC 123')
  expect(handled).toMatch(/Frågan regnr\?<\/dt><dd><span>ABC 123/)
})

test('answers stay with the draft, to be changed until it is confirmed', async () => {
  const sent = await post(
    '/anmal',
    await filled({ category: 'lekplats', 'q-antal': '7', 'q-fel-smutsig': '1' }),
  )
  const draft = await page(where(sent))
  expect(draft).toMatch(/name="q-antal"[^>]*value="7"/)
  expect(draft).toMatch(/name="q-fel-smutsig"[^>]* checked/)
})

test('the button that tells who gets it asks the questions too, without complaining', async () => {
  const shown = await post('/anmal', await filled({ category: 'lekplats', show: 'recipient' }))
  expect(shown.status).toBe(200)
  expect(await shown.text()).toContain('Frågan antal?')
})

test('an answer that ends it says what to do instead; with another the report goes on', async () => {
  await ask(
    about('mark', {
      kind: 'one',
      options: [
        { code: 'kommun', sv: 'Kommunens' },
        { code: 'brf', sv: 'En förenings', stop: { sv: 'Fråga föreningen.' } },
      ],
    }),
  )
  const stopped = await post('/anmal', await filled({ category: 'lekplats', 'q-mark': 'brf' }))
  expect(stopped.status).toBe(422)
  expect(await stopped.text()).toMatch(/Fråga föreningen\./)
  expect((await post('/anmal', await filled({ category: 'lekplats', 'q-mark': 'kommun' }))).status).toBe(303)
  await ask()
})

test('what a body tells about a place is in the form, in its language, before and after the category is chosen', async () => {
  const notices = [
    {
      code: 'strom',
      sv: 'Vi vet om strömavbrottet.',
      en: 'We know of the power cut.',
      link: 'https://nat.example/',
    },
    { code: 'sno', sv: 'Alla plogar är ute.', categories: ['snorojning'] },
  ]
  await importNotices(db, { body: '1489', json: JSON.stringify({ notices }) })
  expect(await page(form)).toMatch(/Vi vet om strömavbrottet\.[\s\S]*href="https:\/\/nat\.example\/"/)
  expect(await page(form)).not.toContain('Alla plogar är ute.')
  expect(await page(`/en${form}`)).toContain('We know of the power cut.')
  const fields = await filled({ category: 'snorojning', show: 'recipient' })
  expect(await (await post('/en/anmal', fields)).text()).toMatch(/lang="sv"[^>]*>Alla plogar är ute\./)
  await importNotices(db, { body: '1489', json: '{"notices":[]}' })
})

test('J7: words of danger send the form back once with 112; whoever ticks the box goes on, and the holder is told', async () => {
  const fields = await filled({ title: 'Gasläcka vid hålet' })
  const stopped = await post('/anmal', fields)
  expect(stopped.status).toBe(422)
  const interrupted = await stopped.text()
  expect(interrupted).toContain('Ring 112 vid fara för liv, hälsa eller egendom.')
  expect(interrupted).toContain('href="tel:112"')
  expect(interrupted).toContain('En halv meter brett.')
  expect(interrupted).toMatch(/name="calm"[^>]* value="gas"/)
  const other = await post('/anmal', { ...fields, calm: 'fire' })
  expect(other.status).toBe(422)
  const { receipt, report, handled } = await confirmed({ ...fields, calm: 'gas' })
  expect(receipt).toContain('/utkast/')
  expect(handled).toContain('Kan vara akut: anmälan tyder på gas.')
  expect(report).not.toContain('Kan vara akut')
  const event = await db
    .selectFrom('events')
    .select('facts')
    .where('act', '=', 'confirm')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(event.facts).toEqual({ urgent: 'gas' })
})

test('J7: an urgent category and an urgent answer show whom to ring at that hour, of who would get it', async () => {
  const dutyNumbers = [
    { telephone: '0322-61 60 01', sv: 'jouren på natten', hours: 'mån 00:00-00:01', categories: ['brunn'] },
    { telephone: '0322-61 60 00', sv: 'Alingsås kommuns jour' },
  ]
  await importDutyNumbers(db, { body: '1489', json: JSON.stringify({ dutyNumbers }) })
  const cabinet = await post('/anmal', await filled({ category: 'belysning_skada' }))
  expect(cabinet.status).toBe(422)
  const shown = await cabinet.text()
  expect(shown).toContain('Ring Alingsås kommuns jour på 0322-61 60 00')
  expect(shown).toContain('href="tel:0322616000"')
  const drain = await filled({ category: 'brunn', 'q-lock': 'saknas' })
  const missing = await post('/anmal', drain)
  expect(missing.status).toBe(422)
  expect(await missing.text()).toMatch(/name="calm"[^>]* value="answer"/)
  const { handled } = await confirmed({ ...drain, calm: 'answer' })
  expect(handled).toContain('Kan vara akut: anmälan tyder på fara, enligt ett svar.')
  expect((await post('/anmal', await filled({ category: 'brunn', 'q-lock': 'igensatt' }))).status).toBe(303)
})

test('without a category the words suggest one; it is chosen by sending the form again, never unseen', async () => {
  const fields = await filled({ category: '', title: 'Gatlampan lyser inte', description: 'Det är mörkt.' })
  const missing = await post('/anmal', fields)
  expect(missing.status).toBe(422)
  const suggested = await missing.text()
  expect(suggested).toContain('Stämmer förslaget på kategori?')
  expect(suggested).toMatch(/name="suggested" value="belysning" checked/)
  expect((await post('/anmal', { ...fields, suggested: '' })).status).toBe(422)
  const { report } = await confirmed({ ...fields, suggested: 'belysning' })
  expect(report).toContain('Lampa lyser inte')
  const silent = await post('/anmal', await filled({ category: '', title: 'Hej', description: 'Hej' }))
  expect(await silent.text()).toContain('Välj en kategori')
})

test('GDPR-4: what tells of a person is told of beside its field, and taken out at one press', async () => {
  const description = 'Fråga Bo på 070-123 45 67, bilen är ABC 123. Mitt nummer är 19811218-9876.'
  const fields = await filled({ description })
  const told = await (await post('/anmal', fields)).text()
  expect(told).toContain('Här står ett telefonnummer.')
  expect(told).toContain('value="description:070-123 45 67"')
  const without = await post('/anmal', { ...fields, remove: 'description:19811218-9876' })
  expect(without.status).toBe(200)
  const cleaned = await without.text()
  expect(cleaned).toContain('Fråga Bo på 070-123 45 67, bilen är ABC 123. Mitt nummer är.')
  expect(cleaned).not.toContain('19811218-9876')
  const nothing = await (await post('/anmal', { ...fields, remove: 'description:Fråga' })).text()
  expect(nothing).toContain('Fråga Bo')
  const { report, handled } = await confirmed(
    await filled({ description: 'Fråga Bo på 070-123 45 67, bilen är ABC 123.' }),
  )
  expect(report).toContain('Fråga Bo på […], bilen är […].')
  expect(handled).toContain('070-123 45 67')
})

test('GDPR-2: a personal number is refused in an answer too', async () => {
  const refused = await post('/anmal', await filled({ category: 'belysning', 'q-stolpe': '19811218-9876' }))
  expect(refused.status).toBe(422)
  const told = await refused.text()
  expect(told).toContain('Här står något som ser ut som ett personnummer. Ta bort det.')
  expect(told).toContain('value="q-stolpe:19811218-9876"')
  const removed = await filled({
    category: 'belysning',
    'q-stolpe': 'Nr 4, 19811218-9876',
    remove: 'q-stolpe:19811218-9876',
  })
  expect(await (await post('/anmal', removed)).text()).toContain('value="Nr 4,"')
})
