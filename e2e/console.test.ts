import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#config.ts'
import type { Db } from '#database/database.ts'
import { openConfigured } from '#database/open-configured.ts'
import { projectFolder } from '#database/project-folder.ts'
import { beginOrder } from '#reports/begin-order.ts'
import { anAskingConnection, anAttribute } from '../test/asking-connection.ts'
import { startInfracontrol } from '../test/infracontrol/simulator.ts'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { expectToStandEveryLook } from './looks.ts'
import { numberOnPage, reportProblem } from './report.ts'
import { untilGiven } from './until-given.ts'

const far = await startInfracontrol()
const dataDir = await mkdtemp(join(tmpdir(), 'fixamingata-console-'))
const { service, browser } = await openHouse({ DATA_DIR: dataDir, FMG_REACHABLE: new URL(far.url).host })
afterAll(async () => {
  await far.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** As an operator does it, with the service running; returns what it says last. */
async function integrations(words: readonly string[], input = ''): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir }
  const child = spawn(process.execPath, ['scripts/run.mjs', 'integrations', '--', ...words], {
    ...{ cwd: projectFolder, env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  child.stdin.end(input)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(said)
  return said.trim().split('\n').at(-1) ?? ''
}

let console = ''
beforeAll(async () => {
  const file = join(dataDir, 'settings.json')
  await writeFile(
    file,
    JSON.stringify({ transport: 'rest', endpoint: far.rest, organisation: 'Alingsås kommun' }),
  )
  const making = ['--body', '1489', '--kind', 'infracontrol', '--name', 'Gata och park', '--settings', file]
  await integrations(['make', 'gata', ...making])
  await integrations(['secret', 'gata', 'api_key'], 'nyckel')
  const link = await integrations(['console', '--body', '1489', '--sees-persons', '--days', '30'])
  console = service.url + new URL(link).pathname
}, 120_000)

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('a connection is tried, put into use and looked after, without script', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await page.goto(console)
  await page.getByRole('link', { name: 'Gata och park' }).click()
  await press(page, 'Prova anslutningen')
  await page.getByText('Allt gick bra.').waitFor()
  await page.getByText('Nyckeln släpper in oss.').waitFor()

  await page.getByRole('link', { name: 'Gata och park' }).click()
  await press(page, 'Skicka ett testärende')
  await page.getByText('Systemet tog emot ärendet.').waitFor()
  expect(far.book.cases.map(({ title }) => title)).toEqual(['Test från FixaMinGata'])

  await page.getByRole('link', { name: 'Gata och park' }).click()
  await press(page, 'Sätt i drift')
  await page.getByText('Läget är ändrat.').waitFor()

  await reportProblem(page, service.url, 'Klotter på muren')
  const number = numberOnPage(page)
  await untilGiven('a case there', 20_000, async () => far.book.cases.find((one) => one.number === number))

  const sent = page.getByRole('link', { name: 'HTTP 201' })
  await untilGiven('what was said', 10_000, async () => {
    await page.goto(`${console}/gata/logg?nummer=${number}`)
    return (await sent.count()) > 0 || null
  })
  await sent.click()
  const body = page.locator('.transcript').nth(1)
  expect(await body.textContent()).toContain('Klotter på muren')
  expect(await body.textContent()).not.toContain('@invanare.example')
  await press(page, 'Visa namn och e-post')
  expect(await page.locator('.transcript').nth(1).textContent()).toContain('@invanare.example')
})

const pages = [
  ...['', '/gata', '/gata/logg', '/gata/leveranser', '/gata/skicka-om?day=2026-01-01&time=08.00'],
  ...['/gata/nycklar', '/gata/kategorier', '/gata/lagen', '/gata/oense', '/gata/manad'],
]

test.each(pages)('A11Y-7: the console’s page %s stands every look', async (path) => {
  const { page, troubles } = await visit(browser)
  await page.goto(console + path)
  await expectToStandEveryLook(page)
  expect(troubles).toEqual([])
})

test('A11Y-7: what a body has for itself alone is found and shown to everybody, on pages that stand every look', async () => {
  const { page, troubles } = await visit(browser)
  const number = await anOrder()
  await page.goto(console)
  await page.getByRole('link', { name: 'Ärenden som bara ni ser' }).click()
  await page.getByRole('button', { name: 'Skicka länken till vår brevlåda' }).first().waitFor()
  await expectToStandEveryLook(page)
  await page.getByRole('link', { name: `Ärende ${number}` }).click()
  await page.getByText('Det här skulle alla få läsa').waitFor()
  await expectToStandEveryLook(page)

  const { page: narrow } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await narrow.goto(page.url())
  await press(narrow, 'Skicka länken till vår brevlåda')
  await narrow.getByText('Länken till ärendet är på väg till er brevlåda.').waitFor()
  await narrow.getByRole('link', { name: `Ärende ${number}` }).click()
  await press(narrow, 'Visa ärendet för alla')
  await narrow.getByText('Nu kan alla läsa ärendet.').waitFor()
  expect((await narrow.goto(`${service.url}/rapporter/${number}`))?.status()).toBe(200)
  expect(troubles).toEqual([])
})

test('an operator’s file of settings is not written over what somebody has saved since', async () => {
  const file = join(dataDir, 'settings.json')
  await expect(integrations(['settings', 'gata', file])).rejects.toThrow('has no "seen"')
  const settings: object = JSON.parse(await readFile(file, 'utf8'))
  const old = join(dataDir, 'old.json')
  await writeFile(old, JSON.stringify({ seen: 'innan', ...settings }))
  await expect(integrations(['settings', 'gata', old])).rejects.toThrow('changed since')
  expect(await integrations(['settings', 'gata', file, '--overwrite'])).toContain('new settings')
}, 180_000)

/** As its holder makes one from the page of a case. */
const anOrder = () =>
  inDatabase(async (db) => {
    const held = await db
      .selectFrom('cases')
      .select('id')
      .where('holder', '=', '1489')
      .where('is_present', '=', true)
      .limit(1)
      .executeTakeFirstOrThrow()
    const by = { actor: 'body', door: 'web', body: '1489' } as const
    return beginOrder(db, { caseId: held.id, by, title: 'Byt brunnslock', words: '' })
  })

async function inDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const database = await openConfigured(readConfig({ DATA_DIR: dataDir }, projectFolder), { max: 1 })
  try {
    return await work(database.db)
  } finally {
    await database.close()
  }
}

test('A11Y-7: what a system asks is read and made the body’s questions, on pages that stand every look', async () => {
  const { id, service: asking } = await inDatabase((db) =>
    anAskingConnection(db, {
      attributes: [
        anAttribute('antal', { description: 'Hur många lampor?', datatype: 'number', isRequired: true }),
        anAttribute('kanal', { description: 'Varifrån?', datatype: 'singlevaluelist', values: manyValues }),
      ],
    }),
  )
  const { page, troubles } = await visit(browser)
  await page.goto(`${console}/${id}/fragor`)
  await expectToStandEveryLook(page)
  await page.getByRole('link', { name: 'Lampor' }).click()
  await page.getByText('Hur många lampor?').waitFor()
  await page.getByText('fler än tolv svar att välja på').waitFor()
  await expectToStandEveryLook(page)
  await press(page, 'Gör det till våra frågor')
  await page.getByText('Nu ställs frågorna till den som anmäler.').waitFor()
  await page.goto(`${console}/${id}/fragor?${new URLSearchParams({ tjanst: asking })}`)
  await page.getByText('Inget blir annorlunda.').waitFor()
  expect(troubles).toEqual([])
})

const manyValues = Array.from({ length: 13 }, (_, place) => ({ key: `${place}`, name: `Val ${place}` }))

test('A11Y-7: of two who save at once the second gets a page that stands every look', async () => {
  const [{ page }, { page: other }] = [
    await visit(browser),
    await visit(browser, { javaScriptEnabled: false }),
  ]
  for (const one of [page, other]) await one.goto(`${console}/gata/kategorier`)
  for (const one of [other, page]) {
    await one
      .getByLabel('Dött djur', { exact: false })
      .first()
      .fill(one === page ? 'Katter' : 'Djur')
    await press(one, 'Spara')
  }
  await page.getByText('Någon annan har sparat sedan du öppnade sidan').waitFor()
  await expectToStandEveryLook(page)
})

test('A11Y-7: a message, a trial and a form with mistakes stand every look', async () => {
  const { page } = await visit(browser)
  await page.goto(`${console}/gata/logg`)
  await page.locator('.rows a').first().click()
  await page.getByRole('heading', { name: 'Frågan' }).waitFor()
  await expectToStandEveryLook(page)
  await page.goto(`${console}/gata`)
  await page.locator('.rows a').first().click()
  await page.getByText('Begärt').waitFor()
  await expectToStandEveryLook(page)
  await page.goto(`${console}/gata`)
  await page.getByLabel('E-post efter så här många minuter').fill('en timme')
  await press(page, 'Spara inställningar')
  await page.getByRole('alert').waitFor()
  await expectToStandEveryLook(page)
})

test('what a program has sent by its key is found in the key’s log, without script, on pages that stand every look', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await page.goto(console)
  await page.getByRole('link', { name: 'Nycklar till vårt Open311' }).click()
  await page.getByLabel('Vad heter programmet?').fill('Växeln')
  await press(page, 'Gör nyckeln')
  const key = (await page.locator('.transcript').textContent()) ?? ''
  const sent = {
    ...{ service_code: 'hal', description: 'Grop vid bron', email: 'ada@invanare.example' },
    ...{ lat: '57.930180', long: '12.533520' },
  }
  const { status } = await fetch(`${service.url}/open311/v2/requests.json`, {
    ...{ method: 'POST', headers: { authorization: `Bearer ${key}` }, body: new URLSearchParams(sent) },
  })
  expect(status).toBe(200)
  await page.getByRole('link', { name: 'Jag har kopierat den' }).click()
  await page.getByRole('link', { name: 'Växeln' }).click()
  await page.getByRole('link', { name: 'Logg' }).click()
  const log = page.url()
  await page.getByRole('link', { name: 'De skickade' }).click()
  await page.getByText('service_code=hal').waitFor()
  expect(await page.content()).not.toMatch(/ada@|ada%40/)
  await page.getByRole('navigation', { name: 'Var du är' }).getByRole('link', { name: 'Logg' }).waitFor()
  const { page: seen } = await visit(browser)
  for (const path of [log, page.url()]) {
    await seen.goto(path)
    await expectToStandEveryLook(seen)
  }
  await press(page, 'Visa namn och e-post')
  await page.getByText('ada%40invanare.example').waitFor()
  expect(await page.content()).not.toContain(key)
})

test('A11Y-7: a key to our Open311 is made, exchanged and ended without script, on pages that stand every look', async () => {
  const keys = console.replace('/integration/', '/api-nycklar/')
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await page.goto(console)
  await page.getByRole('link', { name: 'Nycklar till vårt Open311' }).click()
  await page.getByLabel('Vad heter programmet?').fill('Kommunens app')
  await press(page, 'Gör nyckeln')
  const key = (await page.locator('.transcript').textContent()) ?? ''
  expect(key).toMatch(/^fmg_[\w-]{43}$/)
  await page.reload()
  await page.getByText('Nyckeln är redan gjord').waitFor()
  expect(await page.content()).not.toContain('fmg_')
  await page.getByRole('link', { name: 'Kommunens app' }).click()
  const id = new URL(page.url()).pathname.split('/').at(-1)
  await press(page, 'Byt nyckel')
  await page.getByText('Den gamla gäller också till').waitFor()
  await page.goto(`${keys}/${id}`)
  await page.getByRole('link', { name: 'Avsluta nyckeln' }).click()
  await press(page, 'Avsluta nyckeln nu')
  await page.getByText('Nyckeln är avslutad.').waitFor()

  const { page: seen, troubles } = await visit(browser)
  const newer = Number(id) + 1
  for (const path of ['', `/${id}`, `/${newer}`, `/${newer}/avsluta`]) {
    await seen.goto(keys + path)
    await expectToStandEveryLook(seen)
  }
  await seen.goto(keys)
  await press(seen, 'Gör nyckeln')
  await seen.getByRole('alert').waitFor()
  await expectToStandEveryLook(seen)
  await seen.getByLabel('Vad heter programmet?').fill('En till')
  await press(seen, 'Gör nyckeln')
  await seen.getByRole('heading', { name: 'Här är den nya nyckeln' }).waitFor()
  await expectToStandEveryLook(seen)
  expect(troubles).toEqual([])
})

test('a link that has been ended says whom to ask, and its pages are closed', async () => {
  await integrations(['console', '--body', '1489', '--end'])
  const { page } = await visit(browser)
  for (const path of ['', '/gata', '/gata/logg']) {
    expect((await page.goto(console + path))?.status()).toBe(410)
    await page.getByRole('heading', { name: 'Länken gäller inte längre' }).waitFor()
  }
})
