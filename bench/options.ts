import { parseArgs } from 'node:util'
import { Refused } from '#errors.ts'
import type { Effort } from './measure.ts'
import type { DeliveriesToMeasure } from './run-deliveries.ts'

const usage = `  npm run bench                          50 000 and 200 000 reports, about ten minutes
  npm run bench -- --sizes 1000,2000     other sizes, smallest first; 1 000 000 is seeded in some minutes
  npm run bench -- --quick               5 000 reports and short rounds: only whether it runs
  npm run bench -- --write               and put the results into bench/README.md
  npm run bench -- --mails 10000         only so many mails of all kinds, taken in and acted on
  npm run bench -- --letters 3000        only so many letters, and the pages that are read meanwhile
  npm run bench -- --deliveries 20000    only what programs post, and so many reports that wait for 20 systems and for one
    --connections 20                     so many systems`

export type Options = {
  sizes: number[]
  effort: Effort
  write: boolean
  mails: number | null
  letters: number | null
  deliveries: DeliveriesToMeasure | null
}

const thorough: Effort = {
  warmUp: 4,
  round: 6,
  calm: 10,
  starts: 3,
  submits: 400,
  paceSeconds: 20,
  burstSeconds: 60,
  deliveries: 300,
  photoSeconds: 60,
}

const quick: Effort = {
  warmUp: 1,
  round: 1,
  calm: 2,
  starts: 1,
  submits: 40,
  paceSeconds: 3,
  burstSeconds: 2,
  deliveries: 20,
  photoSeconds: 4,
}

const thoroughDeliveries = { reports: 50_000, posts: 500, paceSeconds: 60, pollSeconds: 20 }
const shortDeliveries = { reports: 5_000, posts: 40, paceSeconds: 4, pollSeconds: 4 }

export function readOptions(args: string[]): Options {
  const { values } = parsed(args)
  const sizes = (values.sizes ?? (values.quick ? '5000' : '50000,200000')).split(',').map(Number)
  const isUsable = sizes.every(
    (size, place) => Number.isInteger(size) && size >= 100 && size > (sizes[place - 1] ?? 0),
  )
  if (!isUsable) throw new Refused(`--sizes ${values.sizes}: give whole numbers from 100, smallest first.`)
  return {
    ...{ sizes, effort: values.quick ? quick : thorough, write: values.write ?? false },
    ...{ mails: countOf('mails', values.mails), letters: countOf('letters', values.letters) },
    deliveries: deliveriesOf(values),
  }
}

const mostConnections = 100

function deliveriesOf({ deliveries: given, connections: among, quick }: Given): DeliveriesToMeasure | null {
  const deliveries = countOf('deliveries', given)
  const connections = among === undefined ? 20 : Number(among)
  if (!Number.isInteger(connections) || connections < 1 || connections > mostConnections)
    throw new Refused(`--connections ${among}: give a whole number from 1 to ${mostConnections}.`)
  if (deliveries === null && among !== undefined) throw new Refused('--connections goes with --deliveries.')
  if (deliveries === null) return null
  return { deliveries, connections, ...(quick ? shortDeliveries : thoroughDeliveries) }
}

function countOf(name: string, value: string | undefined): number | null {
  if (value === undefined) return null
  const count = Number(value)
  if (!Number.isInteger(count) || count < 20)
    throw new Refused(`--${name} ${value}: give a whole number from 20.`)
  return count
}

type Given = ReturnType<typeof parsed>['values']

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        ...{ quick: { type: 'boolean' }, sizes: { type: 'string' }, write: { type: 'boolean' } },
        ...{ mails: { type: 'string' }, letters: { type: 'string' } },
        ...{ deliveries: { type: 'string' }, connections: { type: 'string' } },
      },
    })
  } catch {
    throw new Refused(`Usage:\n${usage}`)
  }
}
