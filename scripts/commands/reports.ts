import { NotFound, Refused } from '#errors.ts'
import { setVisibility } from '#moderation/set-visibility.ts'
import { reportNumber, runCommand, say, unknownWords } from '../command.ts'

const usage = `  npm run reports -- hide NUMBER   take a report out of public view; nothing is deleted
  npm run reports -- show NUMBER   show it again`

await runCommand(async ({ database: { db }, args: [verb, word] }) => {
  if (verb !== 'hide' && verb !== 'show') unknownWords(usage)
  const report = reportNumber(word)
  const visibility = verb === 'hide' ? 'hidden' : 'public'
  const is = verb === 'hide' ? 'hidden' : 'shown'
  const changed = await setVisibility(db, { report, visibility, door: 'command' }).catch(sayNotFound)
  say(changed ? `Report ${report} is now ${is}.` : `Report ${report} was ${is} already.`)
})

function sayNotFound(error: unknown): never {
  throw error instanceof NotFound ? new Refused(`There is no such report.`) : error
}
