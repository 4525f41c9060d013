import { loadBodies } from '#bodies/load-bodies.ts'
import { type Config, readConfig } from '#config.ts'
import { claimInstallation } from '#database/installation.ts'
import { type ConfiguredDatabase, openConfigured } from '#database/open-configured.ts'
import { projectFolder } from '#database/project-folder.ts'
import { Refused } from '#errors.ts'
import { logOnlyTrouble } from '#log.ts'

export type Command = { database: ConfiguredDatabase; config: Config; args: string[] }

/**
 * Runs an operator's command on the database the settings name, with the service running or stopped.
 * What can't be done is said in one sentence, without a stack.
 */
export async function runCommand(work: (command: Command) => Promise<void>): Promise<void> {
  logOnlyTrouble()
  try {
    const config = readConfig(process.env, projectFolder)
    const database = await openConfigured(config, { max: 4 })
    try {
      await claimInstallation(database.db, config.mode)
      await loadBodies(database.db)
      await work({ database, config, args: process.argv.slice(2) })
    } finally {
      await database.close()
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

export const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** The usage, as the answer to words a command does not know. */
export function unknownWords(usage: string): never {
  throw new Refused(`Usage:\n${usage}`)
}

type Row = Record<string, string | number>

/** So many rows at most as aligned columns, for people, not for programs. What is asked for one row more than that says when it is cut. */
export function sayTable(found: Row[], atMost = Number.POSITIVE_INFINITY): void {
  const rows = found.slice(0, atMost)
  const names = Object.keys(rows[0] ?? {})
  const width = (name: string) => Math.max(name.length, ...rows.map((row) => String(row[name]).length))
  const line = (cell: (name: string) => string) =>
    names
      .map((name) => cell(name).padEnd(width(name)))
      .join('  ')
      .trimEnd()
  say(line((name) => name))
  for (const row of rows) say(line((name) => String(row[name])))
  if (found.length > atMost) say(`Only the first ${atMost} are shown; there are more.`)
}

export function reportNumber(word: string | undefined): number {
  if (!word || !/^\d{1,12}$/.test(word)) throw new Refused('Give a report number such as 1000001.')
  return Number(word)
}
