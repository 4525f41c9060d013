import { expect, test } from 'vitest'
import type { Fields } from '#http/form.ts'
import { inLanguage, paths } from '#paths.ts'
import { type CaseMove, moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { demonstrationOver } from '../../test/hostile-world.ts'
import { faultsOf } from '../../test/plain-language.ts'
import { type Reached, reachRoutes } from '../../test/reach-routes.ts'
import { readHtml } from '../../test/read-html.ts'
import { alingsas, aReport, fillBodies, theBody } from '../../test/reports.ts'
import { formWith } from '../../test/web.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { app, page, token, photos } = await demonstrationOver(db)
const { reach } = reachRoutes(db, { token, photos })

const forStaff = ['case', 'moderate']
const forResidents = routes.filter((route) =>
  route.permission === 'link' ? !forStaff.includes(route.act) : route.permission === 'public',
)
const each = forResidents.map((route): [string, Route] => [`${route.method} ${route.path}`, route])

/** What the residents of these tests have written stands in whatever language they have chosen. */
const written = ['Hålet är en halv meter brett.', 'Vi kommer i morgon.']

function expectPlain(language: Route['language'], html: string, what = ''): void {
  const ours = written.reduce((left, words) => left.replaceAll(words, ''), html)
  expect(faultsOf(language, readHtml(ours)), what).toEqual([])
}

async function ask({ method }: Route, { path, headers, files }: Reached, fields: Fields): Promise<string> {
  const asked = { headers: { origin: 'http://localhost', ...headers } }
  const sent = method === 'POST' ? { method, body: formWith(fields, files) } : {}
  const answer = await app.request(`http://localhost${path}`, { ...asked, ...sent })
  return /html/.test(answer.headers.get('content-type') ?? '') ? answer.text() : ''
}

test.each(each)('LANG-3: %s is plain, in one language and finished', async (_, route) => {
  const valid = await reach(route)
  expectPlain(route.language, await ask(route, valid, valid.fields))
})

const forms = each.filter(([, { method }]) => method === 'POST')

test.each(forms)('LANG-3: %s says as plainly what is missing', async (_, route) => {
  const valid = await reach(route)
  const { key } = valid.fields
  expectPlain(route.language, await ask(route, valid, key === undefined ? {} : { key }))
})

test.each<CaseMove>(['receive', 'investigate', 'ask', 'plan', 'start', 'fix', 'decline'])(
  'LANG-3: a report stays plain after "%s"',
  async (act) => {
    const { caseId, number } = await aReport(db)
    const plannedFor = act === 'plan' ? '2031-05-03' : undefined
    await moveCase(db, {
      caseId,
      act,
      by: theBody(alingsas),
      words: 'Hej.',
      ...(plannedFor && { plannedFor }),
    })
    await expectPlainReport(number)
  },
)

async function expectPlainReport(number: number): Promise<void> {
  const own = paths.ownReport(await token('reporter'))
  for (const language of ['sv', 'en'] as const)
    for (const path of [paths.report(number), own])
      expectPlain(language, await page(inLanguage(path, language)), path)
}
