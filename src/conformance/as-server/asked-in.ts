import { Untried } from '../check.ts'
import type { Format } from '../read-rows.ts'
import { discovery, discoveryIn } from '../resources.ts'
import type { World } from '../world.ts'

/** JSON may be left out by a server that says so; by one without discovery, where there are no services in it. */
export async function askedIn(world: World, format: Format): Promise<void> {
  if (format === 'xml') return
  if (!(await offersJson(world))) throw new Untried('The server offers no JSON.')
}

async function offersJson(world: World): Promise<boolean> {
  const isDescribed = (await discoveryIn(world, 'xml')).answer?.status === 200
  if (isDescribed) return JSON.stringify((await discovery(world)).document).includes('/json')
  return (await world.get('services.json')).answer?.status === 200
}
