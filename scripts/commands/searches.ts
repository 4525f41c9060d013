import { failedSearches } from '#statistics/failed-search-queries.ts'
import { runCommand, say, sayTable, unknownWords } from '../command.ts'

const shown = 500

const usage = `  npm run searches -- list   how many searches found no place, by day; what was typed is not kept`

await runCommand(async ({ database: { db }, args: [verb, ...rest] }) => {
  if (verb !== 'list' || rest.length > 0) unknownWords(usage)
  const searches = await failedSearches(db, shown + 1)
  if (searches.length === 0) return say('Every search has found a place.')
  sayTable(searches, shown)
})
