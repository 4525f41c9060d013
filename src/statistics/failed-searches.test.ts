import { expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { countFailedSearch } from './count-failed-search.ts'
import { failedSearches } from './failed-search-queries.ts'

const { db } = await openTestDatabase()
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format()

test('searches that come to nothing are counted by day, outcome and language, also all at once', async () => {
  await Promise.all(Array.from({ length: 5 }, () => countFailedSearch(db, 'none', 'sv')))
  await countFailedSearch(db, 'none', 'en')
  await countFailedSearch(db, 'abroad', 'sv')
  expect(await failedSearches(db, 10)).toEqual([
    { day: today, outcome: 'none', language: 'sv', searches: 5 },
    { day: today, outcome: 'none', language: 'en', searches: 1 },
    { day: today, outcome: 'abroad', language: 'sv', searches: 1 },
  ])
})
