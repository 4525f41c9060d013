import { parseArgs } from 'node:util'
import { Refused } from '#errors.ts'

export type Options = {
  reports: number
  /** Half of them by residents here, half by those who handle cases there. */
  updates: number
  receivers: number
  /** How often the program is killed, and how often its database. */
  kills: number
  restarts: number
  keep: boolean
}

const usage = `  npm run chaos                  5 000 reports and 10 000 updates over 20 systems, with kills and faults; then both sides' books are compared
    --reports N  --updates N  --receivers N  --kills N  --restarts N
    --short              80 reports and 160 updates over 7 systems, four kills and one restart
    --keep               leaves the database and the log, and says where`

const whole = { reports: 5000, updates: 10_000, receivers: 20, kills: 50, restarts: 3 }
const short = { reports: 80, updates: 160, receivers: 7, kills: 4, restarts: 1 }

const number = { type: 'string' } as const
const flag = { type: 'boolean' } as const

export function readOptions(words: string[]): Options {
  const given = parsed(words)
  const otherwise = given.short ? short : whole
  const count = (name: keyof typeof whole): number => {
    const word = given[name]
    if (word === undefined) return otherwise[name]
    if (!/^\d{1,6}$/.test(word)) throw new Refused(`--${name} is a whole number.`)
    return Number(word)
  }
  const counts = { reports: count('reports'), updates: count('updates'), receivers: count('receivers') }
  if (counts.receivers < 1 || counts.receivers > 100) throw new Refused('--receivers is from 1 to 100.')
  return { ...counts, kills: count('kills'), restarts: count('restarts'), keep: given.keep ?? false }
}

function parsed(words: string[]) {
  try {
    const counts = { reports: number, updates: number, receivers: number, kills: number, restarts: number }
    return parseArgs({ args: words, options: { ...counts, short: flag, keep: flag } }).values
  } catch {
    throw new Refused(`Usage:\n${usage}`)
  }
}
