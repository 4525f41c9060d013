import type { Exchange } from '#http/exchange.ts'
import type { InfracontrolSettings } from './settings.ts'
import type { Ask, Reply } from './transport.ts'

/**
 * Asks as whoever has one of these keys, the present one first: while it is being exchanged they may know the former only.
 * Whether a key is taken is for the transport to say, since SOAP may answer it with any status.
 */
export function askWithKeys(
  askBy: (exchange: Exchange) => Ask,
  exchange: Exchange,
  settings: InfracontrolSettings,
  keys: readonly string[],
): Ask {
  const [present = askBy(exchange), ...former] = keys.map((key) => askBy(withKey(exchange, settings, key)))
  return async (operation, values) => {
    let reply = await present(operation, values)
    for (const ask of former) if (isRefused(reply)) reply = await ask(operation, values)
    return reply
  }
}

const isRefused = ({ status }: Reply): boolean => status === 401 || status === 403

const withKey =
  (exchange: Exchange, settings: InfracontrolSettings, key: string): Exchange =>
  (request) =>
    exchange({ ...request, headers: { ...request.headers, ...headersOf(settings, key) } })

function headersOf(
  { login, user, keyHeader, keyPrefix }: InfracontrolSettings,
  key: string,
): Record<string, string> {
  if (login === 'basic') return { authorization: `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}` }
  return { [keyHeader.toLowerCase()]: `${keyPrefix}${key}` }
}
