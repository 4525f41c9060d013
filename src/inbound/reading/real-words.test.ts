import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cleanText } from '#text/plain-text.ts'
import { whatABodySays } from './what-a-body-says.ts'
import { whatAResidentSays } from './what-a-resident-says.ts'
import { whatIsNew } from './what-is-new.ts'

const realReports = `${process.env['FMG_TEST_DATA'] ?? '../shared/data'}/fixamingata-goteborg-2017.json`
const absent = !existsSync(realReports)
if (absent) process.stderr.write(`SKIPPED: the reading of mail on real words, for ${realReports} is absent\n`)

const descriptions = (): string[] => {
  const reports: { description?: string }[] = JSON.parse(readFileSync(realReports, 'utf8'))
  return reports.map(({ description = '' }) => cleanText(description))
}

test.skipIf(absent && !process.env['CI'])(
  'of 302 real reports sent by mail no word is lost but a farewell',
  () => {
    const withoutFarewell = (words: string) => words.replace(/\s+mvh(?: \p{L}+){0,2}$/iu, '')
    const cut = descriptions().filter(
      (words) => whatIsNew(words).words !== words && whatIsNew(words).words !== withoutFarewell(words),
    )
    expect(cut).toEqual([])
  },
)

test.skipIf(absent && !process.env['CI'])('none of them moves a case, or says that it is fixed', () => {
  const moving = descriptions().filter((words) => whatABodySays(words, '2026-11-25').says === 'act')
  const fixed = descriptions().filter((words) => whatAResidentSays(words) === 'fixed')
  expect({ moving, fixed }).toEqual({ moving: [], fixed: [] })
})
