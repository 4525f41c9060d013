// node scripts/run.mjs NAME ARGS…: one of scripts/commands, with what it needs installed and built.
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'
import { giveUp } from './setup.mjs'

// These use packages that the running service does without.
const forDevelopers = new Set(['bench', 'chaos', 'database-types', 'pictures', 'replay', 'simulator'])

const commands = fileURLToPath(new URL('commands/', import.meta.url))
const [name = '', ...given] = process.argv.slice(2)

if (!/^[a-z\d-]+$/.test(name) || !existsSync(`${commands}${name}.ts`)) {
  giveUp(`There is no command ${name || 'without a name'}. There are: ${namesOfCommands().join(', ')}.`)
}
endQuietlyWithReader(process.stdout)
await prepare({ developing: forDevelopers.has(name) })
const program = new URL(`../dist/commands/${name}.js`, import.meta.url)
// npm takes the -- that parts its own words from the command's; who calls without npm writes it all the same.
process.argv = [process.argv[0], fileURLToPath(program), ...(given[0] === '--' ? given.slice(1) : given)]
await import(program.href)

/** Who reads the first lines only (`| head`) has had enough: what is left is not written, and that is no mistake. */
function endQuietlyWithReader(output) {
  output.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
}

function namesOfCommands() {
  if (!existsSync(commands)) return []
  return readdirSync(commands)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
}
