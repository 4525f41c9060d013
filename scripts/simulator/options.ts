import { parseArgs } from 'node:util'
import { Refused } from '#errors.ts'

export type Options = {
  /** Of Infracontrol; the city has the next. */
  port: number
  /** So long reports are made and handled by themselves, with faults; null: until it is stopped, by whoever likes to. */
  minutes: number | null
}

const usage = `  npm run simulator [-- PORT]    Infracontrol at that port, a city that speaks Open311 at the next
    --unattended MINUTES         reports in the demonstration's Alingsås are made and handled by themselves, with faults;
                                 then both sides are compared`

export function readOptions(args: string[]): Options {
  const { positionals, values } = parsed(args)
  const [word = '4011', ...others] = positionals
  const port = Number(word)
  if (!/^\d{4,5}$/.test(word) || port > 65_534 || others.length > 0) throw new Refused(`Usage:\n${usage}`)
  const { unattended } = values
  if (unattended === undefined) return { port, minutes: null }
  if (!/^\d{1,4}$/.test(unattended)) throw new Refused('--unattended is a whole number of minutes.')
  return { port, minutes: Number(unattended) }
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: { unattended: { type: 'string' } }, allowPositionals: true })
  } catch {
    throw new Refused(`Usage:\n${usage}`)
  }
}
