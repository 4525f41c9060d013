import { startInfracontrol } from '../../test/infracontrol/simulator.ts'
import { mendInfracontrol, troubleInfracontrol } from '../simulator/trouble-infracontrol.ts'
import type { FarSide } from './far-side.ts'

const words = ['Mottagen', 'Under utredning', 'Planerad', 'Pågår']

/** Infracontrol over REST or SOAP, on any free port unless given. */
export async function infracontrolSide(
  id: string,
  body: string,
  transport: 'rest' | 'soap',
  port = 0,
): Promise<FarSide> {
  const simulator = await startInfracontrol({ port })
  const { book } = simulator
  const ours = () => book.cases.filter(({ origin }) => origin === 'fixamingata')
  return {
    ...{ id, body, kind: 'infracontrol', secrets: { api_key: 'nyckel' }, host: new URL(simulator.url).host },
    settings: { transport, endpoint: simulator[transport], organisation: body },
    ...{ takesUpdates: true, handles: true, canRepeat: false },
    cases: async () => ours().map(({ id: externalId, number }) => ({ externalId, number: Number(number) })),
    async told() {
      const begun = new Set(ours().map(({ reference }) => reference))
      return book.events
        .filter(({ origin, reference }) => origin === 'fixamingata' && !begun.has(reference))
        .map(({ caseId, reference }) => ({ externalId: caseId, delivery: reference }))
    },
    handle: async (externalId, step) => simulator.handle(externalId, { state: words[step] ?? '' }).id,
    trouble: (chance) => troubleInfracontrol(simulator, chance),
    mend: () => mendInfracontrol(simulator),
    stop: simulator.stop,
  }
}
