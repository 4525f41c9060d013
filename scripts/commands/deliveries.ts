import { Refused } from '#errors.ts'
import { swedishTime } from '#i18n/formats.ts'
import { retryDeliveries, unfinishedDeliveries } from '#reports/deliveries/delivery-queries.ts'
import { runCommand, say, sayTable, unknownWords } from '../command.ts'

const usage = `  npm run deliveries -- list         what has not got through, oldest first
  npm run deliveries -- retry ID     try one again at once
  npm run deliveries -- retry all    try all again at once`

await runCommand(async ({ database: { db }, args: [verb, which] }) => {
  if (verb === 'list') {
    const unfinished = await unfinishedDeliveries(db, 200)
    if (unfinished.length === 0) return say('Everything has got through.')
    return sayTable(
      unfinished.map(({ id, report, kind, state, attempts, holder_name, created_at, answer }) => ({
        id,
        report,
        kind,
        state,
        tries: attempts,
        to: holder_name,
        since: swedishTime(created_at),
        answer: answer ?? '',
      })),
    )
  }
  if (verb !== 'retry' || !which) unknownWords(usage)
  if (which !== 'all' && !/^[0-9a-f-]{36}$/.test(which))
    throw new Refused('Give the id of a delivery, as deliveries -- list shows it.')
  const count = await retryDeliveries(db, which === 'all' ? null : which)
  if (count === 0 && which !== 'all') throw new Refused(`No delivery ${which} is waiting or has failed.`)
  say(`${count} to be tried again.`)
})
