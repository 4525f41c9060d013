import { createHash } from 'node:crypto'
import { askedIfSound } from '#bodies/connections/asked-there.ts'
import { type KeptDefinition, keepServices, noteServicesProblem } from '#bodies/connections/keep-services.ts'
import { type KnownService, knownServices } from '#bodies/connections/services.ts'
import { NotAnswered, Unreadable } from '#http/exchange.ts'
import { fetchDefinition, fetchServices } from '#integrations/open311/fetch-services.ts'
import { questionsFrom } from '#integrations/open311/questions-from.ts'
import type { Definition, TheirService } from '#integrations/open311/read-services.ts'
import { type ServiceChanges, serviceChanges } from '#integrations/open311/service-changes.ts'
import { type ConnectionRooms, NotOpened } from './open-connection.ts'
import { type Far, through } from './open311-services.ts'

/** `services`: how many it takes; `why`: why what was known of it stands as it was. */
export type Followed = { ok: true; services: number } | { ok: false; why: string }

/** A list that has lost too much is taken for what it is, by a person who knows that it is right. */
export type Trusting = { whateverIsLost?: boolean }

/** One that could be kept at all: longer codes are no codes that settings can name. */
const longestCode = 200

/** Definitions are asked for one by one, of those alone that something of ours is sent to. */
const mostDefinitions = 100

/**
 * Reads what a server of Open311 takes, and what it asks of what we send, and keeps both where the list is to be trusted.
 * One that is empty, or has lost too much since it was last trusted, changes nothing.
 */
export async function followServices(
  rooms: ConnectionRooms,
  connection: string,
  { whateverIsLost = false }: Trusting = {},
): Promise<Followed> {
  const { db } = rooms
  try {
    const before = await knownServices(db, connection)
    return await through(rooms, connection, async (far) => {
      const services = (await fetchServices(far)).services.filter(({ code }) => code.length <= longestCode)
      const changes = serviceChanges(before.map(asTheirs), services)
      const takes = changes.trusted || (whateverIsLost && services.length > 0)
      if (!takes) throw new Unreadable(inWords(changes))
      const changed = changes.trusted ? changes.changed.map(({ code }) => code) : []
      await keepServices(db, connection, {
        services,
        changed,
        definitions: await definitionsOf(far, services),
      })
      return { ok: true, services: services.length }
    })
  } catch (error) {
    const isTold = error instanceof NotAnswered || error instanceof Unreadable || error instanceof NotOpened
    if (!isTold) throw error
    await noteServicesProblem(db, connection, error.message)
    return { ok: false, why: error.message }
  }
}

const asTheirs = (service: KnownService): TheirService => ({
  ...{ description: '', groups: [], keywords: [] },
  ...service,
})

const inWords = (changes: ServiceChanges): string => {
  if (changes.trusted) return ''
  const { why, lost, of } = changes
  return why === 'empty' ? 'the list of services is empty' : `the list of services has lost ${lost} of ${of}`
}

/** What each asks that something of ours is sent to; one that does not tell is as it was. */
async function definitionsOf(
  far: Far,
  services: readonly TheirService[],
): Promise<Map<string, KeptDefinition>> {
  const { categories, otherCategories } = far.settings
  const mapped = new Set(
    [...Object.values(categories), ...(otherCategories ? [otherCategories] : [])].map(
      ({ service }) => service,
    ),
  )
  const asking = services.filter(({ code, hasDefinition }) => hasDefinition && mapped.has(code))
  const definitions = new Map<string, KeptDefinition>()
  for (const { code } of asking.slice(0, mostDefinitions)) {
    const definition = await definitionOf(far, code)
    // For which categories it asks is said by the settings, when somebody makes them the body's questions.
    if (definition)
      definitions.set(code, { print: printOf(definition), asks: askedIfSound(questionsFrom(definition, [])) })
  }
  return definitions
}

function printOf({ attributes }: Definition): string {
  // In an order of ours: a server that tells them in another each time asks the same.
  const asked = attributes
    .map(({ values, ...attribute }) => ({
      ...attribute,
      values: values.map(({ key, name }) => [key, name]).sort(),
    }))
    .sort((one, other) => (one.code < other.code ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url')
}

async function definitionOf(far: Far, code: string): Promise<Definition | null> {
  try {
    return await fetchDefinition(far, code)
  } catch (error) {
    if (error instanceof NotAnswered || error instanceof Unreadable) return null
    throw error
  }
}
