import { beforeAll, expect, test } from 'vitest'
import { responseTemplates } from '#i18n/sv/pages/response-templates.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { loadBodies } from '../load-bodies.ts'
import { importTemplates } from './import-templates.ts'
import { offeredTemplates } from './offered-templates.ts'
import { fillPlaceholders } from './placeholders.ts'
import { readTemplates } from './read-templates.ts'
import { ownTemplates } from './template-queries.ts'

const { db } = await openTestDatabase()
beforeAll(() => loadBodies(db))

const thanks = { title: 'Tack', words: 'Tack för {nummer}.' }
const lamp = { act: 'fix', category: 'belysning', title: 'Lampa', words: 'Lampan lyser.' }
const file = (...templates: object[]) => JSON.stringify({ templates })
const offered = async (body: string, category: string) =>
  (await offeredTemplates(db, { body, category })).map(({ title }) => title)

test('a body is offered what it has written, in its order; until then what all bodies are', async () => {
  expect(await offered('1281', 'hal')).toEqual(responseTemplates.map(({ title }) => title))
  await importTemplates(db, { body: '1281', json: file(thanks, lamp) })
  expect(await offered('1281', 'belysning')).toEqual(['Tack', 'Lampa'])
  expect(await offered('1281', 'hal')).toEqual(['Tack'])
  expect(await offered('1489', 'hal')).toHaveLength(responseTemplates.length)
})

test('a file is the whole of what a body answers with', async () => {
  await importTemplates(db, { body: '1489', json: file(thanks, lamp) })
  await importTemplates(db, { body: '1489', json: file(lamp) })
  expect(await ownTemplates(db, '1489')).toEqual([{ ...lamp, body: '1489' }])
  expect(await importTemplates(db, { body: '1489', json: file() })).toEqual({ imported: 0 })
  expect(await ownTemplates(db, '1489')).toEqual([])
})

test('what all bodies are offered passes as a file of theirs would', () => {
  expect(readTemplates(file(...responseTemplates))).toMatchObject({ ok: true })
})

test('what is known is put in, what is not stays to be seen', () => {
  const words = '{nummer} vid {plats}, {dag}: {kategori} {annat}'
  expect(fillPlaceholders(words, { nummer: '1000123', plats: 'Torget', kategori: 'Hål' })).toBe(
    '1000123 vid Torget, {dag}: Hål {annat}',
  )
})

test('a file with faults changes nothing, and every fault is named', async () => {
  await importTemplates(db, { body: '1489', json: file(thanks) })
  const bad = file(
    { title: '', words: 'Hej {namn}, {telefon}.' },
    { ...thanks, act: 'sova' },
    { ...thanks, category: 'lampor', färg: 'röd' },
  )
  const refusal = importTemplates(db, { body: '1489', json: bad })
  for (const fault of [
    'Template 1, title: is empty.',
    'Template 1, words: has {namn}, which nobody can fill in: it may have {nummer}, {plats}, {kategori}, {dag}.',
    'Template 1, words: has {telefon}',
    'Template 2, act: is none of receive,',
    'Template 3, category: is no category of the catalogue.',
  ])
    await expect(refusal).rejects.toThrow(fault)
  const namesakes = importTemplates(db, { body: '1489', json: file(lamp, { ...lamp, category: null }) })
  await expect(namesakes).rejects.toThrow('Template 2, title: another one')
  await expect(importTemplates(db, { body: 'ingen', json: file(thanks) })).rejects.toThrow(
    'no code of a body',
  )
  await expect(importTemplates(db, { body: '1489', json: '[]' })).rejects.toThrow('list called templates')
  expect(await ownTemplates(db, '1489')).toHaveLength(1)
})
