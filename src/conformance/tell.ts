import { aWord, createWithId } from './create.ts'
import type { Exchanged } from './exchanged.ts'
import type { Format } from './read-rows.ts'
import { read } from './resources.ts'
import { day, written } from './times.ts'
import type { Posted, World } from './world.ts'

/** Tells how a case stands, as its holder's system does, with what is given changed or left out. */
export const tell = (
  world: World,
  { id, ...changes }: Posted & { id: string },
  format: Format = 'xml',
): Promise<Exchanged> =>
  world.post(`servicerequestupdates.${format}`, {
    service_request_id: id,
    update_id: aWord(),
    status: 'in_progress',
    updated_datetime: written(Date.now()),
    description: 'Conformance test: work has begun.',
    ...changes,
  })

/** A report of the kit's own to tell of: each check has one, since what is told moves it. */
export const aCase = async (world: World): Promise<string> => (await createWithId(world)).id

/** What has been told in the last thirty days. */
export const recentUpdates = async (world: World, { anew = false, format = 'xml' as Format } = {}) => {
  const window = await world.once('window of updates', async () => ({
    start_date: written(Date.now() - 30 * day),
    end_date: written(Date.now() + day),
  }))
  return read(world, 'updates', window, { anew, format })
}
