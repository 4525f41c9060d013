import { startOpen311Server } from '../../test/open311-server/server.ts'
import type { FarSide } from './far-side.ts'

const words = ['received', 'investigating', 'planned', 'in_progress']

/** A server that speaks GeoReport v2, with updates both ways, on any free port unless given. */
export async function open311Side(
  id: string,
  body: string,
  format: 'xml' | 'json',
  port = 0,
): Promise<FarSide> {
  const server = await startOpen311Server({ port })
  const { city } = server
  const [service] = city.services
  return {
    ...{ id, body, kind: 'open311', secrets: { api_key: server.key }, host: server.host },
    settings: {
      ...{ endpoint: server.endpoint, format, otherCategories: { service: service?.code ?? '' } },
      ...{ sendUpdates: true, updates: 'servicerequestupdates', tokenWaitSeconds: 0 },
    },
    ...{ takesUpdates: true, handles: true, canRepeat: false },
    cases: async () =>
      city.requests.map(({ id: externalId, posted }) => ({ externalId, number: numberIn(posted) })),
    told: async () => city.told().map(({ id: delivery, request: externalId }) => ({ externalId, delivery })),
    handle: async (externalId, step) => city.act(externalId, { status: words[step] ?? '' }).id,
    trouble(chance) {
      const on = ['POST requests', 'POST servicerequestupdates', 'GET servicerequestupdates', 'GET requests'][
        Math.floor(chance() * 4)
      ]
      const after = chance() < 0.5
      const faults = [
        { fault: 'status', status: 500, after },
        { fault: 'status', status: 429, headers: { 'retry-after': '1' } },
        { fault: 'cut', after },
        { fault: 'html', after },
        { fault: 'half document' },
      ] as const
      const fault = faults[Math.floor(chance() * faults.length)]
      if (on && fault) server.fail({ ...fault, on, times: 1 + Math.floor(chance() * 3) })
      if (chance() < 0.5)
        server.fail({ fault: chance() < 0.5 ? 'doubled' : 'shuffled', on: 'GET servicerequestupdates' })
    },
    mend: server.mend,
    stop: server.stop,
  }
}

const numberIn = (posted: ReadonlyMap<string, readonly string[]>): number => {
  const [, number = '0'] = /\/rapporter\/(\d+)/.exec([...posted.values()].flat().join('\n')) ?? []
  return Number(number)
}
