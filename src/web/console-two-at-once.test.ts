import { beforeEach, expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { connectionById } from '#bodies/connections/connection.ts'
import { aConnection, aConsole } from '../../test/connections.ts'
import { openTestDatabase } from '../../test/database.ts'
import { fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { page, post, token } = await browse(db)
const id = await aConnection(db, { id: 'gata', state: 'on' })
const console = await aConsole(db, { token })
const at = (...parts: string[]) => [console, id, ...parts].join('/')
const first = { transport: 'rest', endpoint: 'http://127.0.0.1:9', organisation: 'Alingsås kommun' }
const settings = async () => (await connectionById(db, id))?.settings
const opened = async (path: string) => hiddenFields(await page(path))

beforeEach(() => changeConnection(db, { id, settings: first, noticeAfterMinutes: 30, alarmsTo: null }))

test('of two who save the categories the second is told, keeps what was typed, and sees what is in force', async () => {
  const [one, other] = [await opened(at('kategorier')), await opened(at('kategorier'))]
  expect((await post(at('kategorier'), { ...one, 'c-djur': 'Djur', 'c-hal': 'Gropar' })).status).toBe(303)
  const mine = { 'c-djur': 'Katter', 'c-hal': 'Gropar' }
  const told = await post(at('kategorier'), { ...other, ...mine })
  expect(told.status).toBe(409)
  const html = await told.text()
  expect(html).toContain('Någon annan har sparat sedan du öppnade sidan')
  expect(html).toMatch(/<dt>[^<]*[Dd]jur[^<]*<\/dt><dd>Djur<\/dd>/)
  expect(html).not.toContain('<dd>Gropar</dd>')
  expect(html).toContain('value="Katter"')
  expect(html).toContain(`href="${at('kategorier')}"`)
  expect(await settings()).toMatchObject({ categories: { djur: 'Djur', hal: 'Gropar' } })
  expect((await post(at('kategorier'), { ...hiddenFields(html), ...mine })).status).toBe(303)
  expect(await settings()).toMatchObject({ categories: { djur: 'Katter', hal: 'Gropar' } })
})

test('of two who save what words mean the second loses nothing of the first’s, nor of their own', async () => {
  const [one, other] = [await opened(at('lagen')), await opened(at('lagen'))]
  await post(at('lagen'), {
    ...one,
    'word-0': 'Klart',
    'act-0': 'fix',
    'word-1': 'Vilar',
    'act-1': 'nothing',
  })
  const told = await post(at('lagen'), {
    ...other,
    'word-0': 'Klart',
    'act-0': 'start',
    'word-1': 'Utan',
    'act-1': '',
  })
  expect(told.status).toBe(409)
  const html = await told.text()
  expect(html).toContain('<dt>Klart</dt><dd>Åtgärdad</dd>')
  expect(html).toContain('value="Utan"')
  expect(html).toMatch(/I tabellen nu, men inte i det du skrev[\s\S]*value="Vilar"/)
  expect(await settings()).toMatchObject({ states: { Klart: 'fix', Vilar: null } })
  const again = {
    'word-0': 'Klart',
    'act-0': 'start',
    'word-1': 'Utan',
    'act-1': 'plan',
    'word-2': 'Vilar',
    'act-2': 'nothing',
  }
  expect((await post(at('lagen'), { ...hiddenFields(html), ...again })).status).toBe(303)
  expect(await settings()).toMatchObject({ states: { Klart: 'start', Utan: 'plan', Vilar: null } })
})

test('words that the form had no room for stay, however many are unknown by then', async () => {
  const states = Object.fromEntries(Array.from({ length: 30 }, (_, place) => [`Ord ${place + 10}`, 'start']))
  await changeConnection(db, { id, settings: { ...first, states } })
  const shown = await page(at('lagen'))
  const typed = [
    ...shown.matchAll(/name="(word-\d+)"[^>]*value="(Ord \d+)"|value="(Ord \d+)"[^>]*name="(word-\d+)"/g),
  ].map(
    ([, name, value, otherValue, otherName]) => [name ?? otherName ?? '', value ?? otherValue ?? ''] as const,
  )
  expect(typed.length).toBe(25)
  const acts = typed.map(([name]) => [name.replace('word', 'act'), 'start'] as const)
  const fields = { ...hiddenFields(shown), ...Object.fromEntries([...typed, ...acts]) }
  expect((await post(at('lagen'), fields)).status).toBe(303)
  expect(await settings()).toMatchObject({ states })
})

test('of two who save the settings the second is told, and one table saved does not stop another', async () => {
  const [one, other] = [await opened(at()), await opened(at())]
  const categories = await opened(at('kategorier'))
  await post(at('installning'), { ...one, notice: '45', alarms: 'it@alingsas.example' })
  const told = await post(at('installning'), { ...other, notice: '60', alarms: '' })
  expect(told.status).toBe(409)
  const html = await told.text()
  expect(html).toContain('<dd>45</dd>')
  expect(html).toContain('<dd>it@alingsas.example</dd>')
  expect(html).toContain('value="60"')
  expect(await connectionById(db, id)).toMatchObject({
    noticeAfterMinutes: 45,
    alarmsTo: 'it@alingsas.example',
  })
  expect((await post(at('kategorier'), { ...categories, 'c-djur': 'Djur' })).status).toBe(303)
  expect(await settings()).toMatchObject({ categories: { djur: 'Djur' } })
})

test('two tables saved at the same moment are both kept, and a form that says nothing of what it was shown with saves nothing', async () => {
  const [words, states] = [await opened(at('kategorier')), await opened(at('lagen'))]
  const both = await Promise.all([
    post(at('kategorier'), { ...words, 'c-djur': 'Djur' }),
    post(at('lagen'), { ...states, 'word-0': 'Klart', 'act-0': 'fix' }),
  ])
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect(await settings()).toMatchObject({ categories: { djur: 'Djur' }, states: { Klart: 'fix' } })
  expect((await post(at('kategorier'), { 'c-djur': 'Katter' })).status).toBe(409)
  expect(await settings()).toMatchObject({ categories: { djur: 'Djur' } })
})
