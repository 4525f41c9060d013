import { expect, test } from 'vitest'
import { importBodies } from '#bodies/import-bodies.ts'
import { paths } from '#paths.ts'
import { provenPerson } from '#people/proven-person.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { contributionKinds } from '#reports/contributions/contribution.ts'
import { followReport } from '#reports/follow-report.ts'
import { moveCase } from '#reports/move-case.ts'
import { apiClient } from './api.ts'
import { openTestDatabase } from './database.ts'
import { sendingLetters } from './outgoing-letters.ts'
import { alingsas, aReport, emptyQueues, fillBodies, type MadeReport, theBody } from './reports.ts'
import { someAddress } from './watches.ts'
import { browse, hiddenFields } from './web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
await importBodies(db, 'body,category,private\n1489,klotter,yes\n')
const { get, page, post, token } = await browse(db)
const { mailTo } = await sendingLetters(db)
const by = theBody(alingsas)
const secret = 'Namnet på porten är sanerat'

const neighbour = someAddress()
const main = await aReport(db, { category: 'klotter', title: 'Namn på porten', email: someAddress() })
const other = await aReport(db, { category: 'hal', title: 'Klotter, fel kategori', email: someAddress() })
const ownOfOther = paths.ownReport(await token('reporter'))
const follower = await provenPerson(db, { email: neighbour, language: 'sv' })
await followReport(db, { report: other.number, municipality: alingsas }, follower, 'sv')
await moveCase(db, { caseId: other.caseId, act: 'fix', by })
const asks = paths.verdict(await token('verdict'))
await moveCase(db, { caseId: other.caseId, act: 'reopen', by })
await tellNextAtOnce()
await moveCase(db, { caseId: other.caseId, act: 'mark_duplicate', by, mainReport: main.number })

async function tellNextAtOnce(): Promise<void> {
  await emptyQueues(db)
  await db.updateTable('followers').set({ last_letter_at: null, told_at: null }).execute()
}

const tellsNothingOf = (text: string, { number }: MadeReport) => {
  expect(text).not.toContain(String(number))
  expect(text).not.toContain('Namn på porten')
}

test.each([paths.report(other.number), `/en${paths.report(other.number)}`, ownOfOther])(
  'the page of what was merged into a private report says so, and leads nowhere: %s',
  async (path) => {
    const html = await page(path)
    expect(html).toMatch(/annan anmälan, som inte visas här|another report, which is not shown here/)
    tellsNothingOf(html, main)
  },
)

test('nor does what programs are told of it', async () => {
  const { ask, json } = await apiClient(db)
  expect(await json(`reports/${other.number}`)).toMatchObject({ state: 'duplicate', mainReport: null })
  for (const path of ['reports', `reports/${other.number}`, `reports/${other.number}/updates`])
    tellsNothingOf(await (await ask(path)).text(), main)
})

test.each(contributionKinds)('nothing more is added to it: %s', async (kind) => {
  const path = paths.contribution(other.number, kind)
  const shown = await get(path)
  expect(shown.status).toBe(200)
  tellsNothingOf(await shown.text(), main)
  const sent = await post(path, { ...hiddenFields(await page(path)), words: 'Hej', email: someAddress() })
  expect(sent.status).toBe(409)
})

test('who is asked whether its fix holds is told that it goes on unseen, and is led to its own page', async () => {
  const html = await page(asks)
  expect(html).toContain('Ärendet tas om hand i en annan anmälan, som inte visas här.')
  expect(html).toContain(`href="${paths.report(other.number)}"`)
  tellsNothingOf(html, main)
})

test('its followers hear that it goes on and that it is fixed, not what is said on the private one', async () => {
  const merged = await mailTo(neighbour, `[${other.number}]`)
  expect(merged.text).toContain('Det tas om hand i en annan anmälan, som inte visas på webben.')
  tellsNothingOf(merged.text, main)
  await tellNextAtOnce()
  await db.transaction().execute(async (tx) => {
    await answerReporter(tx, { caseId: main.caseId, by, audience: 'update', words: secret })
    await moveCase(tx, { caseId: main.caseId, act: 'fix', by, words: secret })
  })
  const fixed = await mailTo(neighbour, 'har åtgärdat problemet')
  expect(fixed.text).toContain('Alingsås kommun har åtgärdat problemet.')
  expect(fixed.text).not.toContain(secret)
  expect(fixed.text).not.toContain('/stammer/')
  tellsNothingOf(fixed.text, main)
})
