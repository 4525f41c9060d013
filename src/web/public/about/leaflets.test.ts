import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '#database/project-folder.ts'
import { challengeCookie, sessionCookie } from '#http/cookies.ts'
import { messagesIn } from '#i18n/messages.ts'
import { openTestDatabase } from '../../../../test/database.ts'
import { browse } from '../../../../test/web.ts'

const islands = join(projectFolder, 'src/web/islands')

/** By name, what scripts of ours keep in a browser: databases, their shelves, and words of a tab. */
async function namesKept(): Promise<string[]> {
  const files = (await readdir(islands, { recursive: true })).filter((name) => /\.tsx?$/.test(name))
  const sources = await Promise.all(files.map((name) => readFile(join(islands, name), 'utf8')))
  const all = sources.join('\n')
  expect(all).not.toMatch(/document\.cookie|cookieStore/)
  const places = [...all.matchAll(/const place = '([^']+)'/g)].map(([, name]) => `${name} (sessionStorage)`)
  const shelves = [...all.matchAll(/createObjectStore\('([^']+)'/g)]
  const [database] = [...all.matchAll(/indexedDB\.open\('([^']+)'/g)]
  const caches = [...all.matchAll(/const shelf = '([^']+)'/g)].map(([, name]) => `${name} (Cache Storage)`)
  return [...places, ...shelves.map(([, shelf]) => `${database?.[1]}, ${shelf} (IndexedDB)`), ...caches]
}

test('LEK-1: what the scripts keep in a browser is what the page tells of', async () => {
  const kept = await namesKept()
  for (const language of ['sv', 'en'] as const) {
    const told = messagesIn(language).pages.leaflets.storage.kept.map(({ name }) => name)
    expect(told.toSorted()).toEqual(kept.toSorted())
  }
})

test('LANG-5: the easy-read page has short lines of short words', () => {
  const lines = messagesIn('sv').pages.leaflets.easyRead.parts.flatMap(({ words }) => words)
  for (const line of lines)
    for (const sentence of line.split(/(?<=[.?!])\s/))
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(19)
})

test('LEK-1: the cookies an answer may set are what the page tells of, by both their names', async () => {
  const { page } = await browse((await openTestDatabase()).db)
  const told = await page('/om/lagring')
  for (const { name } of [sessionCookie, challengeCookie])
    expect(told).toContain(`<code>${name}, __Host-${name} (kaka)</code>`)
})

test('what the service is not for says for each thing whom to turn to instead', () => {
  const { not } = messagesIn('sv').pages.about.service
  const lines = not.flatMap(({ words }) => words)
  const subjects = [
    ...['hyresvärden', 'Buller', 'privat mark', 'Förslag', 'Politik', 'Parkeringsböter', 'Åsikter'],
    ...['Strömavbrott', 'Inget vatten', 'Ersättning', '112', '114 14', '0771-921 921'],
  ]
  for (const subject of subjects)
    expect(
      lines.some((line) => line.includes(subject)),
      subject,
    ).toBe(true)
  for (const line of lines)
    expect(line, line).toMatch(/\b(?:ring|vänd dig till|bestrid|lämna|skriv till|gör|prata)\b/i)
  const english = messagesIn('en').pages.about.service.not
  expect(english.map(({ words }) => words.length)).toEqual(not.map(({ words }) => words.length))
})
