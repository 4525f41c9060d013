import { expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { demonstrationOver } from '../../test/hostile-world.ts'
import { reachRoutes } from '../../test/reach-routes.ts'
import { aReport, fillBodies } from '../../test/reports.ts'
import { routes } from './routes.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, post, send, page, token, photos } = await demonstrationOver(db)
const { reach } = reachRoutes(db, { token, photos })

/** What stands in a page's links and forms, as a browser without script finds it. */
const unescaped = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const first = (html: string, pattern: RegExp): string => {
  const [, found] = pattern.exec(html) ?? []
  if (found === undefined) throw new Error(`nothing on the page is like ${pattern}`)
  return unescaped(found)
}
const where = (answer: Response) => answer.headers.get('location') ?? ''

/** Every field of the form posted to this address, as it stands. */
function formOf(html: string, action: RegExp): { action: string; fields: Record<string, string> } {
  const form = html.split('<form').find((one) => action.test(/action="([^"]*)"/.exec(one)?.[1] ?? '')) ?? ''
  const inputs = form.matchAll(/<input(?=[^>]* name="([^"]+)")(?=[^>]* value(?:="([^"]*)")?)[^>]*>/g)
  const fields = Array.from(inputs)
    .filter(([input]) => !/ type="(?:radio|checkbox)"/.test(input) || / checked/.test(input))
    .map(([, name = '', value = '']) => [name, unescaped(value)])
  const areas = Array.from(
    form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)/g),
    ([, name = '', words = '']) => [name, unescaped(words)],
  )
  const chosen = Array.from(
    form.matchAll(/<select[^>]* name="([^"]+)"(?:(?!<\/select>)[\s\S])*?<option value="([^"]+)" selected/g),
    ([, name = '', value = '']) => [name, value],
  )
  return {
    action: first(form, /action="([^"]*)"/),
    fields: Object.fromEntries([...fields, ...areas, ...chosen]),
  }
}

test('from the start page to the last letter, by nothing but links and forms', async () => {
  const search = formOf(`${await page('/')}`.replace('method="get"', ''), /^\/sok$/)
  const hits = await page(`${search.action}?q=${encodeURIComponent('Alingsås')}`)
  const form = formOf(await page(first(hits, /href="(\/anmal\?[^"]+)"/)), /^\/anmal$/)
  const typed = {
    ...form.fields,
    category: 'hal',
    place: 'Kungsgatan 12',
    title: 'Hål "1"',
    description: 'Djupt & brett',
    email: 'ada',
  }
  const refused = await post(form.action, typed)
  expect(refused.status).toBe(422)
  const again = formOf(await refused.text(), /^\/anmal$/)
  expect(again.fields).toMatchObject(typed)
  const sent = await post(again.action, { ...again.fields, email: 'ada@invanare.example' })
  expect(await page(where(sent))).toContain('Vi har tagit emot din felanmälan')

  const letter = formOf(await page(`/bekrafta/${await token('confirm')}`), /bekrafta/)
  const browsers = await Promise.all([post(letter.action, {}), post(letter.action, {})])
  const [report, other] = browsers.map(where)
  expect(report).toMatch(/^\/rapporter\/\d+\?tack=1$/)
  expect(other).toBe(report)

  const casePage = `/svar/${await token('case')}`
  for (const [act, more] of [
    ['mottagen', {}],
    ['svara', { words: 'Vi kommer.', audience: 'update' }],
    ['atgardad', { words: 'Lagat.' }],
  ] as const) {
    const card = formOf(await page(casePage), new RegExp(`/${act}$`))
    const done = await post(card.action, { ...card.fields, ...more })
    expect(await page(where(done)), act).toContain('role="status"')
  }
  expect(await page(report ?? '')).toMatch(/Lagat\.[\s\S]*Vi kommer\.[\s\S]*Mottagen av Alingsås kommun/)
  const own = formOf(await page(`/min-rapport/${await token('reporter')}`), /ateroppna/)
  await post(own.action, { ...own.fields, words: 'Hålet är kvar.' })
  expect(await page(report ?? '')).toContain('Ny, återöppnad')
  const stop = formOf(await page(`/avsluta/${await token('unsubscribe')}`), /avsluta/)
  expect(await (await post(stop.action, {})).text()).toContain('Du får inga fler brev')
})

type Shown = { what: string; html: string; language: 'sv' | 'en'; status: number }

/** Every page there is in both languages, those that say no among them. */
async function allPages(): Promise<Shown[]> {
  const shown: Shown[] = []
  const show = async (what: string, language: 'sv' | 'en', answer: Response) => {
    if (!answer.headers.get('content-type')?.startsWith('text/html')) return
    shown.push({ what, language, status: answer.status, html: await answer.text() })
  }
  for (const route of routes.filter(({ path }) => !path.endsWith('/html'))) {
    const { method, path, language } = route
    const valid = await reach(route)
    if (method === 'GET') await show(path, language, await get(valid.path, valid.headers))
    if (method === 'POST') {
      await show(
        `${path} from elsewhere`,
        language,
        await post(valid.path, valid.fields, { ...valid.headers, origin: 'null' }),
      )
      await show(`${path} without words`, language, await post(valid.path, {}, valid.headers))
      await show(
        `${path} after that`,
        language,
        await send(valid.path, valid.fields, valid.files, valid.headers),
      )
    }
  }
  for (const [language, under] of [
    ['sv', ''],
    ['en', '/en'],
  ] as const) {
    const { number } = await aReport(db)
    await db.updateTable('reports').set({ visibility: 'hidden' }).where('number', '=', number).execute()
    const places = ['lat=57&lon=19.5', 'lat=52.5&lon=13.4', 'lat=x&lon=', 'lat=57.982&lon=12.67']
    for (const path of [
      `/rapporter/${number}`,
      '/nowhere',
      '/sok',
      '/sok?q=xyzzy',
      '/sok?q=57.93,12.53',
      ...places.map((place) => `/anmal?${place}`),
    ])
      await show(path, language, await get(under + path))
    const field = { key: crypto.randomUUID(), lat: '57.982', lon: '12.67', municipality: 'other' }
    await show('a mistaken form', language, await post(`${under}/anmal`, field))
    await show('a form too large', language, await post(`${under}/anmal`, { title: 'x'.repeat(70_000) }))
  }
  return shown
}

const pages = await allPages()

test('every page says its language, has one heading, and begins its title with the fault if there is one', () => {
  expect(pages.length).toBeGreaterThan(100)
  for (const { what, html, language, status } of pages) {
    expect(html, what).toContain(`<html lang="${language}">`)
    expect(html.match(/<h1/g), what).toHaveLength(1)
    const fault = language === 'sv' ? 'Fel: ' : 'Error: '
    expect(first(html, /<title[^>]*>([^<]*)/).startsWith(fault), what).toBe(status >= 400)
    if (status >= 400) expect(html, what).toContain('content="noindex"')
  }
})

test('A11Y: on every page ids are unique, each control has a label, and what is pointed at is there', () => {
  for (const { what, html } of pages) {
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id = '']) => id)
    expect(ids, what).toEqual([...new Set(ids)])
    for (const [control] of html.matchAll(/<(?:input|select|textarea)[^>]*>/g)) {
      if (/type="(hidden|radio|checkbox)"/.test(control)) continue
      expect(html, `${what} ${control}`).toContain(`for="${first(control, / id="([^"]+)"/)}"`)
    }
    const pointed = html.matchAll(/ (?:(?:aria-describedby|aria-labelledby|for)="|href="#)([^"]+)"/g)
    for (const [, names = ''] of pointed)
      for (const name of names.split(' ')) expect(ids, `${what} → ${name}`).toContain(name)
    for (const [, , words] of html.matchAll(/<(button|summary|h[1-6]|legend)[^>]*>([\s\S]*?)<\/\1>/g))
      expect((words ?? '').replaceAll(/<[^>]*>/g, '').trim(), what).not.toBe('')
  }
})

test('English pages lead to English pages, but for what is in Swedish only', () => {
  for (const { what, html, language } of pages) {
    if (language !== 'en') continue
    const withoutSwitch = html.replaceAll(/<(?:a|link)[^>]*(?:hreflang|lang)="sv"[^>]*>/g, '')
    for (const [, path = ''] of withoutSwitch.matchAll(/ (?:href|action)="(\/[^"]*)"/g))
      expect(path, what).toMatch(
        /^\/(en(\/|$|\?)|assets\/|foto\/|schema\/|open311\/|api\/|favicon|dev\/mail)/,
      )
  }
})

/** Words that people wrote, and what is shown in the other language on purpose. */
const foreign = ['Djupt hål', 'Hålet är en halv meter brett.', 'En halv meter brett.', 'Ett brev', 'Hej']
const wordsOf = (html: string) =>
  html
    .replaceAll(/<(\w+)[^>]* (?:lang|hreflang)="(?:sv|en)"[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .trim()
const tellTale = {
  sv: /\b(the|and|your|you|has|been|with|report|this|was|sent|from|error)\b/i,
  en: /(?<![\p{L}])(och|är|inte|för|att|på|som|till|eller|från|här|anmälan|ärendet|fel)(?![\p{L}])/iu,
}

test('no page mixes Swedish and English', () => {
  for (const { what, html, language } of pages) {
    const body = html.slice(html.indexOf('<body'))
    const words = foreign.reduce((text, one) => text.replaceAll(one, ''), wordsOf(body))
    if (what.startsWith('/dev/mail')) continue
    expect(tellTale[language].exec(words)?.[0], `${language} ${what}`).toBeUndefined()
    const title = foreign.reduce((text, one) => text.replaceAll(one, ''), first(html, /<title[^>]*>([^<]*)/))
    expect(tellTale[language].exec(title.replace(/^(Fel|Error):/, ''))?.[0], what).toBeUndefined()
  }
})

test('every answer has a request id of its own', async () => {
  const ids = await Promise.all(
    Array.from({ length: 20 }, async () => (await get('/om')).headers.get('x-request-id')),
  )
  expect(new Set(ids).size).toBe(20)
})
