import type { Exchange } from '#http/exchange.ts'
import { guardedExchange } from '#http/guarded-exchange.ts'
import { infracontrol } from '#integrations/infracontrol/infracontrol.ts'
import { infracontrolSettings } from '#integrations/infracontrol/settings.ts'
import type { Receiver } from '#integrations/receiver.ts'

/** `authority`: whom it is trusted by over TLS. `patienceMs`: how long an answer is waited for. */
type Address = { url: string; rest: string; soap: string; authority?: string; patienceMs?: number }
type Corrections = Record<string, unknown>
type Transport = 'rest' | 'soap'

/** Asks within the guard, which lets this one server through, and waits no longer than a test does. */
export const exchangeWith = (url: string, timeoutMs = 3000, ca?: string): Exchange => {
  const guarded = guardedExchange({ allowed: [new URL(url).host], ...(ca && { tls: { ca } }) })
  return (request) => guarded({ timeoutMs, ...request })
}

/** The receiver as the program opens it, for this simulator; a secret that is being exchanged has its former value after a space. */
export function receiverFor(
  simulator: Address,
  transport: Transport,
  corrections: Corrections = {},
  secrets: Readonly<Record<string, string>> = { api_key: 'nyckel' },
): Required<Receiver> {
  const settings = infracontrolSettings.parse({
    ...{ transport, endpoint: simulator[transport], organisation: 'Alingsås kommun' },
    ...corrections,
  })
  return infracontrol.open({
    settings,
    secret: (name) => {
      const [value, former = null] = secrets[name]?.split(' ') ?? []
      return value === undefined ? null : { value, former }
    },
    exchange: exchangeWith(simulator.url, simulator.patienceMs, simulator.authority),
    baseUrl: 'https://fixamingata.example',
    categoryName: (code) => code,
  }) as Required<Receiver>
}
