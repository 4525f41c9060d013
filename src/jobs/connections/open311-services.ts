import { fetchDefinition, fetchServices } from '#integrations/open311/fetch-services.ts'
import { type FromDefinition, questionsFrom } from '#integrations/open311/questions-from.ts'
import type { TheirService } from '#integrations/open311/read-services.ts'
import { type ServiceChanges, serviceChanges } from '#integrations/open311/service-changes.ts'
import { open311Settings } from '#integrations/open311/settings.ts'
import { type ConnectionRooms, NotOpened, roomsOfConnection } from './open-connection.ts'

/** What the server of a connection takes now; throws `NotOpened`, `NotAnswered` and `Unreadable`. */
export async function servicesThrough(rooms: ConnectionRooms, id: string): Promise<readonly TheirService[]> {
  return through(rooms, id, async (far) => (await fetchServices(far)).services)
}

/** What has changed since; a list that is empty, or has lost too much at once, is not trusted. Throws as above. */
export async function changesThrough(
  rooms: ConnectionRooms,
  id: string,
  before: readonly TheirService[],
): Promise<ServiceChanges> {
  return serviceChanges(before, await servicesThrough(rooms, id))
}

/** What the server asks about a service, as questions of ours about some categories. Throws as above. */
export async function questionsThrough(
  rooms: ConnectionRooms,
  id: string,
  { service, categories }: { service: string; categories: readonly string[] },
): Promise<FromDefinition> {
  return through(rooms, id, async (far) => questionsFrom(await fetchDefinition(far, service), categories))
}

/** A server of Open311, opened by its connection. */
export type Far = Parameters<typeof fetchServices>[0]

/** Asks the server of a connection; throws as above. */
export async function through<T>(
  rooms: ConnectionRooms,
  id: string,
  ask: (far: Far) => Promise<T>,
): Promise<T> {
  const { kind, kindRooms, kept } = await roomsOfConnection(rooms, id, { purpose: 'check' })
  if (kind.settings !== open311Settings) throw new NotOpened('it does not speak Open311')
  const far = { ...kindRooms, settings: open311Settings.parse(kindRooms.settings) }
  return ask(far).finally(kept.written)
}
