import { createdIn, send } from '../create.ts'
import { demand } from '../demand.ts'
import type { World } from '../world.ts'

/** A token, from a report that is answered by one. */
export const aToken = (world: World): Promise<string> =>
  world.once('token', async () => {
    const { key, service } = world.target.batch ?? {}
    const sent = await send(world, {
      ...(key && { api_key: key }),
      ...(service && { service_code: service }),
    })
    const { token, id } = createdIn(sent)
    demand(
      token !== '',
      `The report is answered by ${id === '' ? 'nothing' : 'a number'}, not by a token.`,
      sent,
    )
    return token
  })
