import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll } from 'vitest'
import type { Db } from '#database/database.ts'
import { serveHouse } from '#http/serve-house.ts'
import { createTrialsDoor } from '#inbound/trials/trials-door.ts'
import { paths } from '#paths.ts'

/** The door of trials as a service has it, over a real port; `restart` puts another process's in its place. */
export async function serveTrials(db: Db) {
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const serve = () =>
    serveHouse({ host: '127.0.0.1', port, baseUrl }, () =>
      createTrialsDoor({ db, baseUrl, rateLimits: false }),
    )
  let house = await serve()
  afterAll(() => house.close())
  return {
    /** What a program is told that is tried there. */
    asking: ({ token, key }: { token: string; key: string }) => ({
      ...{ url: `http://127.0.0.1:${port}${paths.trialDoor(token)}`, key },
      ...{ jurisdiction: 'kit.example', secondMs: 1_000 },
    }),
    async restart() {
      await house.close()
      house = await serve()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
