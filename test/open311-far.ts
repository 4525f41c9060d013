import type { z } from 'zod'
import { guardedExchange } from '#http/guarded-exchange.ts'
import type { KindRooms } from '#integrations/kind.ts'
import { open311 } from '#integrations/open311/open311.ts'
import type { ProfileName } from '#integrations/open311/profiles.ts'
import { type Open311Settings, open311Settings } from '#integrations/open311/settings.ts'
import type { Known, Receiver } from '#integrations/receiver.ts'
import type { startOpen311Server } from './open311-server/server.ts'

export type City = Awaited<ReturnType<typeof startOpen311Server>>
type Changes = Partial<z.input<typeof open311Settings>>

const ourUrl = 'https://fixamingata.example'
export const nothingKnown: Known = { externalId: null, remembered: null }

/** What a connection to the city is opened with: real questions over the loopback. */
export const roomsFor = (
  city: Pick<City, 'endpoint' | 'host' | 'key'>,
  changes: Changes = {},
  former: string | null = null,
): KindRooms<Open311Settings> => ({
  settings: open311Settings.parse({
    endpoint: city.endpoint,
    categories: { hal: { service: '001' } },
    timeoutSeconds: 10,
    tokenWaitSeconds: 0,
    ...changes,
  }),
  secret: (name) => (name === 'api_key' ? { value: city.key, former } : null),
  exchange: guardedExchange({ allowed: [city.host] }),
  baseUrl: ourUrl,
  categoryName: (code) => code,
})

export const openTo = (city: Pick<City, 'endpoint' | 'host' | 'key'>, changes: Changes = {}): Receiver =>
  open311.open(roomsFor(city, changes))

/** Each family of servers in each format. */
export const everyDialect = (names: readonly ProfileName[]) =>
  names.flatMap((profile) => (['xml', 'json'] as const).map((format) => ({ profile, format })))
