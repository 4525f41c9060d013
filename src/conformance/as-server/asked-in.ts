import { Untried } from '../check.ts'
import type { Format } from '../read-rows.ts'
import { discovery } from '../resources.ts'
import type { World } from '../world.ts'

/** JSON may be left out by a server that says so. */
export async function askedIn(world: World, format: Format): Promise<void> {
  if (format === 'xml') return
  const { document } = await discovery(world)
  if (!JSON.stringify(document).includes('/json')) throw new Untried('The server offers no JSON.')
}
