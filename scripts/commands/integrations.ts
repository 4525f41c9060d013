import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { changeSettings } from '#bodies/connections/change-settings.ts'
import { type Connection, connectionById, listConnections } from '#bodies/connections/connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { endConsoleLinks, makeConsoleLink } from '#bodies/connections/console-link.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { ChangedMeanwhile, lockSeen, markOf } from '#bodies/connections/seen.ts'
import type { Config } from '#config.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Refused } from '#errors.ts'
import { swedishTime } from '#i18n/formats.ts'
import type { Kind } from '#integrations/kind.ts'
import { kinds } from '#integrations/kinds.ts'
import { paths } from '#paths.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { endConnection } from '#reports/deliveries/end-connection.ts'
import { runCommand, say, sayTable, unknownWords } from '../command.ts'

const connectionsShown = 500

const usage = `  npm run integrations -- list [BODY]     connections, and how they stand
  npm run integrations -- make ID --body CODE --kind KIND --settings FILE [--name "…"] [--category CODE]… [--with-mail]
                                          a connection to a system of a body's own; it begins under test
  npm run integrations -- settings ID     its settings as JSON, with a mark of them (seen)
  npm run integrations -- settings ID FILE [--overwrite]
                                          change them: FILE is what the line above said, edited; it is refused where they have
                                          been changed since, or where it has no mark, but for --overwrite
  npm run integrations -- secret ID NAME [--overlap N]
                                          set a key or password, read from the input; the old one is good for N days more (7)
  npm run integrations -- on ID           tell it everything from now on
  npm run integrations -- test ID         nothing but tests goes through it
  npm run integrations -- pause ID        what is queued waits
  npm run integrations -- notice ID N     tell by mail what has waited for N minutes
  npm run integrations -- end ID          for good: what it has not taken goes to the mailbox
  npm run integrations -- console --body CODE [--sees-persons] [--days N]
                                          the link by which a body runs its connections, good for N days (90); the last line
  npm run integrations -- console --body CODE --end    end every such link of a body

Kinds: `

const options = {
  body: { type: 'string' },
  kind: { type: 'string' },
  name: { type: 'string' },
  settings: { type: 'string' },
  category: { type: 'string', multiple: true },
  'with-mail': { type: 'boolean' },
  overlap: { type: 'string' },
  days: { type: 'string' },
  'sees-persons': { type: 'boolean' },
  end: { type: 'boolean' },
  overwrite: { type: 'boolean' },
} as const

await runCommand(async ({ database: { db }, config, args }) => {
  const { words, given } = read(args)
  const [verb = 'list', word, more, ...rest] = words
  if (rest.length > 0) return unknown()
  if (verb === 'list' && more === undefined) return list(db, word ?? null)
  if (verb === 'console' && word === undefined) return makeLink(db, config, given)
  if (word === undefined) return unknown()
  if (verb === 'make' && more === undefined) return make(db, word, given)
  if (verb === 'settings' && more) return writeSettings(db, { id: word, file: more, given })
  if (verb === 'settings') return saySettings(db, word)
  if (verb === 'secret' && more) return changeSecret(db, { id: word, name: more, overlap: given.overlap })
  if (verb === 'notice' && more) return changeNotice(db, word, more)
  if (more !== undefined) return unknown()
  if (verb === 'on' || verb === 'test') {
    await changeConnection(db, { id: word, state: verb })
    return say(`${word}: ${verb}.`)
  }
  if (verb === 'pause') {
    await changeConnection(db, { id: word, state: 'paused' })
    return say(`${word}: paused. What is queued waits.`)
  }
  if (verb === 'end') return say(`${word} has ended. ${await endConnection(db, word)} deliveries go by mail.`)
  unknown()
})

function unknown(): never {
  unknownWords(`${usage}${Object.keys(kinds).join(', ')}`)
}

function read(args: string[]) {
  try {
    const { positionals: words, values: given } = parseArgs({ args, options, allowPositionals: true })
    return { words, given }
  } catch {
    return unknown()
  }
}

type Given = ReturnType<typeof read>['given']

async function list(db: Db, body: string | null): Promise<void> {
  const connections = await listConnections(db, body, connectionsShown + 1)
  if (connections.length === 0) return say('No connections: everything goes by mail.')
  sayTable(connections.map(rowOf), connectionsShown)
}

const rowOf = ({ id, body, kind, name, state, noticeAfterMinutes, failures, restUntil }: Connection) => ({
  ...{ id, body, kind, name, state, failures },
  'by mail after': `${noticeAfterMinutes} min`,
  rests: restUntil && restUntil.getTime() > Date.now() ? `until ${swedishTime(restUntil)}` : '',
})

/** The link stands alone, so that it can be piped on. */
async function makeLink(db: Db, { baseUrl, port }: Config, given: Given): Promise<void> {
  const { body, days = '90', 'sees-persons': seesPersons = false } = given
  if (!body) throw new Refused('Give --body.')
  if (given.end) return say(`${await endConsoleLinks(db, body)} links of ${body} have ended.`)
  if (!/^[1-9]\d{0,2}$/.test(days)) throw new Refused('--days is a number from 1 to 999.')
  const link = await makeConsoleLink(db, { body, seesPersons, days: Number(days) })
  const token = linksSignedBy(await signingKeys(db)).token('console', link)
  const who = seesPersons ? 'Whoever holds it sees who somebody is. ' : ''
  say(`${who}Good for ${days} days. Give it to those alone who run the connections of ${body}:`)
  say(`${baseUrl ?? `http://localhost:${port}`}${paths.console(token)}`)
}

async function make(db: Db, id: string, given: Given): Promise<void> {
  const { body, kind: word, settings, category: categories = [], 'with-mail': withMail = false } = given
  if (!body || !word || !settings) throw new Refused('Give --body, --kind and --settings.')
  const kind = kindCalled(word)
  await makeConnection(db, {
    ...{ id, body, kind: word, name: given.name ?? word, categories, withMail },
    settings: (await readSettings(kind, settings)).settings,
  })
  say(`${id} is made, under test. Keys it is opened with: ${kind.secrets.join(', ') || 'none'}.`)
}

async function saySettings(db: Db, id: string): Promise<void> {
  const connection = await connectionCalled(db, id)
  say(JSON.stringify({ seen: markOf(connection, 'settings'), ...Object(connection.settings) }, null, 2))
}

type SettingsGiven = { id: string; file: string; given: Given }

/** The body may have changed them on its pages meanwhile: what nobody has seen is not written over. */
async function writeSettings(db: Db, { id, file, given }: SettingsGiven): Promise<void> {
  const kind = kindCalled((await connectionCalled(db, id)).kind)
  const { seen, settings } = await readSettings(kind, file)
  if (!given.overwrite && seen === null)
    throw new Refused(`${file} has no "seen": begin from \`settings ${id}\`, or say --overwrite.`)
  const { leadsElsewhere } = await inTransaction(db, async (tx) => {
    if (!given.overwrite) await lockSeen(tx, { id, part: 'settings', mark: seen ?? '' }).catch(asRefused)
    return changeSettings(tx, { id, kind, settings })
  })
  say(`${id} has new settings.`)
  if (!leadsElsewhere) return
  say(
    `It leads to another server: ${kind.place?.secrets.join(', ')} is forgotten, and where it was on it is paused.`,
  )
  say(`See to its keys (\`secret ${id} NAME\`), try it on its page, and \`on ${id}\`.`)
}

function asRefused(error: unknown): never {
  if (!(error instanceof ChangedMeanwhile)) throw error
  throw new Refused('They have been changed since: see them by `settings ID`, and edit those.')
}

type SecretGiven = { id: string; name: string; overlap: string | undefined }

/** Read from the input: what stands in a command is read by all who can list what runs. */
async function changeSecret(db: Db, { id, name, overlap = '7' }: SecretGiven): Promise<void> {
  const { secrets } = kindCalled((await connectionCalled(db, id)).kind)
  if (!secrets.includes(name)) throw new Refused(`Its keys are called ${secrets.join(', ')}.`)
  if (!/^\d{1,3}$/.test(overlap)) throw new Refused('--overlap is a number of days from 0 to 999.')
  const value = (await process.stdin.setEncoding('utf8').toArray()).join('').trim()
  if (value === '') throw new Refused('Nothing came in: give the key as input, `… < key.txt`.')
  await setSecret(db, { connection: id, name, value, overlapDays: Number(overlap) })
  say(`${name} of ${id} is set.`)
}

async function changeNotice(db: Db, id: string, minutes: string): Promise<void> {
  if (!/^[1-9]\d{0,4}$/.test(minutes)) throw new Refused('Give a number of minutes from 1 to 99999.')
  await changeConnection(db, { id, noticeAfterMinutes: Number(minutes) })
  say(`${id}: what has waited for ${minutes} minutes is told by mail.`)
}

async function connectionCalled(db: Db, id: string): Promise<Connection> {
  const connection = await connectionById(db, id)
  if (!connection) throw new Refused(`There is no connection "${id}".`)
  return connection
}

function kindCalled(word: string): Kind {
  const kind = kinds[word]
  if (!kind) throw new Refused(`"${word}" is no kind. There are: ${Object.keys(kinds).join(', ')}.`)
  return kind
}

/** What a file says, and which settings it was made from, if it tells. */
async function readSettings(kind: Kind, file: string): Promise<{ seen: string | null; settings: object }> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refused(`${file} can't be read.`)
  })
  const { seen, written } = withoutMark(parse(text, file))
  const read = kind.settings.safeParse(written)
  if (read.success) return { seen, settings: Object(read.data) }
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'settings'}: ${message}`)
  throw new Refused(wrong.join('\n'))
}

function withoutMark(read: unknown): { seen: string | null; written: unknown } {
  const marked = z.object({ seen: z.string() }).loose().safeParse(read)
  if (!marked.success) return { seen: null, written: read }
  const { seen, ...written } = marked.data
  return { seen, written }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused(`${file} is not JSON.`)
  }
}
