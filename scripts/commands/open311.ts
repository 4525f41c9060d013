import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { categoryByCode } from '#bodies/catalogue.ts'
import type { Config } from '#config.ts'
import type { Db } from '#database/database.ts'
import { Refused } from '#errors.ts'
import { NotAnswered, Unreadable } from '#http/exchange.ts'
import { followServices } from '#jobs/connections/follow-services.ts'
import { type ConnectionRooms, NotOpened } from '#jobs/connections/open-connection.ts'
import { changesThrough, questionsThrough, servicesThrough } from '#jobs/connections/open311-services.ts'
import { runCommand, say, unknownWords } from '../command.ts'

const usage = `  npm run open311 -- services ID          what the server of a connection takes, as JSON
  npm run open311 -- changes ID FILE      what has changed since: FILE is what services said before
  npm run open311 -- take ID              take its list for what it is, whatever it has lost since it was last trusted
  npm run open311 -- questions ID SERVICE --category CODE…
                                          what it asks about a service, as questions that a body asks (npm run bodies
                                          -- questions), and what to put in the connection's settings; as JSON`

const servicesBefore = z.array(
  z.object({
    ...{ code: z.string(), name: z.string(), description: z.string(), groups: z.array(z.string()) },
    ...{ keywords: z.array(z.string()), hasDefinition: z.boolean(), type: z.string().nullable() },
  }),
)

await runCommand(async ({ database: { db }, config, args }) => {
  const { words, categories } = read(args)
  const [verb, id, what, ...rest] = words
  if (!id || rest.length > 0) return unknown()
  const rooms = roomsOf(db, config)
  if (verb === 'services' && !what) return sayJson(servicesThrough(rooms, id))
  if (verb === 'changes' && what) return sayJson(changesThrough(rooms, id, await readBefore(what)))
  if (verb === 'take' && !what) return take(rooms, id)
  if (verb === 'questions' && what && categories.length > 0)
    return sayJson(questionsThrough(rooms, id, { service: what, categories: categories.map(known) }))
  unknown()
})

function unknown(): never {
  unknownWords(usage)
}

function read(args: string[]) {
  try {
    const options = { category: { type: 'string', multiple: true } } as const
    const { positionals: words, values } = parseArgs({ args, options, allowPositionals: true })
    return { words, categories: values.category ?? [] }
  } catch {
    return unknown()
  }
}

function roomsOf(db: Db, { baseUrl, port, reachable, dataDir }: Config) {
  return {
    ...{ db, reachable, dropFolder: join(dataDir, 'drop') },
    baseUrl: baseUrl ?? `http://localhost:${port}`,
  }
}

async function take(rooms: ConnectionRooms, id: string): Promise<void> {
  const followed = await followServices(rooms, id, { whateverIsLost: true })
  if (!followed.ok) throw new Refused(followed.why)
  say(`Taken: ${followed.services} services.`)
}

async function sayJson(asking: Promise<unknown>): Promise<void> {
  const answer = await asking.catch((error: unknown) => {
    const isTold = error instanceof NotOpened || error instanceof NotAnswered || error instanceof Unreadable
    throw isTold ? new Refused(error.message) : error
  })
  say(JSON.stringify(answer, null, 2))
}

function known(code: string): string {
  if (!categoryByCode(code)) throw new Refused(`There is no category ${code}.`)
  return code
}

async function readBefore(file: string) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refused(`${file} can't be read.`)
  })
  try {
    return servicesBefore.parse(JSON.parse(text))
  } catch {
    throw new Refused(`${file} is not what services said.`)
  }
}
