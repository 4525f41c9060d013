import type { KindRooms } from '../kind.ts'
import { farOf } from './ask.ts'
import { documentOf } from './list-rows.ts'
import { type Definition, readDefinition, readServices, type TheirService } from './read-services.ts'
import type { Open311Settings } from './settings.ts'

/** What can be reported there, and the tag by which it is asked for again. */
export type ServiceList = { services: readonly TheirService[]; tag: string | null }

/**
 * What can be reported there; `before` itself where nothing has changed since. Throws `NotAnswered` or `Unreadable`; whether
 * it is to be trusted is for `serviceChanges`.
 */
export async function fetchServices(
  rooms: KindRooms<Open311Settings>,
  before: ServiceList | null = null,
): Promise<ServiceList> {
  const far = farOf(rooms)
  const answer = await far.get(far.profile.names.services, [], { tag: before?.tag ?? null })
  if (answer.status === 304 && before) return before
  return { services: readServices(documentOf(answer)), tag: answer.headers['etag'] ?? null }
}

/** What one of them asks for; a definition without attributes asks for nothing. Throws as above. */
export async function fetchDefinition(
  rooms: KindRooms<Open311Settings>,
  service: string,
): Promise<Definition> {
  const far = farOf(rooms)
  return readDefinition(documentOf(await far.get(`${far.profile.names.services}/${service}`)), service)
}
