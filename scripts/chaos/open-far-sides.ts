import { municipalities } from '#geo/municipalities.ts'
import type { FarSide } from './far-side.ts'
import { infracontrolSide } from './infracontrol-side.ts'
import { open311Side } from './open311-side.ts'
import { sundsvallSide } from './sundsvall-side.ts'
import { webhookSide } from './webhook-side.ts'

/** The kinds by turns, so that few receivers are of many kinds too. */
const makers = [
  (id: string, body: string) => infracontrolSide(id, body, 'rest'),
  (id: string, body: string) => open311Side(id, body, 'xml'),
  (id: string, body: string, baseUrl: string) => webhookSide(id, body, baseUrl),
  (id: string, body: string) => infracontrolSide(id, body, 'soap'),
  (id: string, body: string) => open311Side(id, body, 'json'),
  (id: string, body: string) => sundsvallSide(id, body),
  (id: string, body: string) => infracontrolSide(id, body, 'rest'),
]

/** So many systems, each of a municipality of its own. */
export const openFarSides = (count: number, baseUrl: string): Promise<FarSide[]> =>
  Promise.all(
    municipalities.slice(0, count).map(({ code, slug }, index) => {
      const make = makers[index % makers.length]
      if (!make) throw new Error('no kinds')
      return make(`${slug}-system`, code, baseUrl)
    }),
  )
