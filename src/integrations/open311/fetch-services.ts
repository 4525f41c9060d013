import type { KindRooms } from '../kind.ts'
import { farOf } from './ask.ts'
import { documentOf } from './list-rows.ts'
import { type Definition, readDefinition, readServices, type TheirService } from './read-services.ts'
import type { Open311Settings } from './settings.ts'

/** What can be reported there. Throws `NotAnswered` or `Unreadable`; whether it is to be trusted is for `serviceChanges`. */
export async function fetchServices(rooms: KindRooms<Open311Settings>): Promise<TheirService[]> {
  const far = farOf(rooms)
  return readServices(documentOf(await far.get(far.profile.names.services)))
}

/** What one of them asks for; a definition without attributes asks for nothing. Throws as above. */
export async function fetchDefinition(
  rooms: KindRooms<Open311Settings>,
  service: string,
): Promise<Definition> {
  const far = farOf(rooms)
  return readDefinition(documentOf(await far.get(`${far.profile.names.services}/${service}`)), service)
}
