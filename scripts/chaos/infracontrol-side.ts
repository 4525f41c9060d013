import { startInfracontrol } from '../../test/infracontrol/simulator.ts'
import type { FarSide } from './far-side.ts'

const troubles = [
  'error',
  'busy',
  'unavailable',
  'cut',
  'page',
  'cut_after',
  'error_after',
  'page_after',
] as const
const untilMended = ['twice', 'shuffled'] as const
const words = ['Mottagen', 'Under utredning', 'Planerad', 'Pågår']

/** Infracontrol over REST or SOAP, on any free port unless given. */
export async function infracontrolSide(
  id: string,
  body: string,
  transport: 'rest' | 'soap',
  port = 0,
): Promise<FarSide> {
  const simulator = await startInfracontrol({ port })
  const { book, faults } = simulator
  const ours = () => book.cases.filter(({ origin }) => origin === 'fixamingata')
  return {
    ...{ id, body, kind: 'infracontrol', secrets: { api_key: 'nyckel' }, host: new URL(simulator.url).host },
    settings: { transport, endpoint: simulator[transport], organisation: body },
    ...{ takesUpdates: true, handles: true },
    cases: async () => ours().map(({ id: externalId, number }) => ({ externalId, number: Number(number) })),
    async told() {
      const begun = new Set(ours().map(({ reference }) => reference))
      return book.events
        .filter(({ origin, reference }) => origin === 'fixamingata' && !begun.has(reference))
        .map(({ caseId, reference }) => ({ externalId: caseId, delivery: reference }))
    },
    handle: async (externalId, step) => simulator.handle(externalId, { state: words[step] ?? '' }).id,
    trouble(chance) {
      const kind = troubles[Math.floor(chance() * troubles.length)]
      if (kind) faults.set(kind, { times: 1 + Math.floor(chance() * 3), seconds: 1 })
      const odd = untilMended[Math.floor(chance() * untilMended.length)]
      if (odd) faults.set(odd, { times: 5 })
      if (chance() < 0.3) faults.set('late', { times: 3, on: 'handle' })
      else book.release()
    },
    mend() {
      faults.clear()
      book.release()
    },
    stop: simulator.stop,
  }
}
