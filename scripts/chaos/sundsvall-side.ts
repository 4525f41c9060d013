import { startSundsvallIncident } from '../../test/sundsvall-incident-server.ts'
import type { FarSide } from './far-side.ts'

/** A city's api-service-incident, which knows no repeats: we look before we send again. */
export async function sundsvallSide(id: string, body: string): Promise<FarSide> {
  const api = await startSundsvallIncident()
  return {
    ...{ id, body, kind: 'sundsvall-incident', secrets: {}, host: new URL(api.url).host },
    settings: {
      ...{ endpoint: api.url, municipalityId: '2281', personId: '9bcdca4b-6a18-4d6a-8f6b-1d6c9a1f7a11' },
      ...{ otherCategory: 15, updates: 'none' },
    },
    ...{ takesUpdates: false, handles: false, canRepeat: false },
    cases: async () =>
      api.errands.map(({ incidentId, description }) => ({
        externalId: incidentId,
        number: Number(/\b(1\d{6})\b/.exec(description)?.[1] ?? 0),
      })),
    told: async () => [],
    handle: async () => '',
    trouble(chance) {
      const kinds = ['error', 'error_after', 'cut_after', 'busy', 'page'] as const
      const kind = kinds[Math.floor(chance() * kinds.length)]
      if (kind) api.trouble({ kind, on: chance() < 0.7 ? 'POST' : 'GET' })
    },
    mend: api.mend,
    stop: api.stop,
  }
}
