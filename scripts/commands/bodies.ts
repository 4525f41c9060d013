import { readFile } from 'node:fs/promises'
import { columns, importBodies } from '#bodies/import-bodies.ts'
import { Refused } from '#errors.ts'
import { runCommand, say, unknownWords } from '../command.ts'

const usage = `  npm run bodies -- import FILE.csv   columns: ${columns.join(', ')}`

await runCommand(async ({ database: { db }, args: [verb, file, ...rest] }) => {
  if (verb !== 'import' || !file || rest.length > 0) unknownWords(usage)
  const bytes = await readFile(file).catch(() => {
    throw new Refused(`${file} can't be read.`)
  })
  const { bodies, addresses } = await importBodies(db, decoded(bytes))
  say(`Imported ${addresses} addresses; ${bodies} bodies touched.`)
})

/** Excel still writes Latin 1. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
