import { randomUUID } from 'node:crypto'
import type { Db } from '#database/database.ts'
import type { Fields } from '#http/form.ts'
import { aSandboxWish } from './sandbox.ts'
import { someAddress } from './watches.ts'
import type { Browser } from './web.ts'

/** How the pages of the sandbox are reached: rows for the table of all routes. */
export function sandboxRoutes(db: Db, { token }: Pick<Browser, 'token'>) {
  const onWish = (ending: string, status: number, fields?: Fields) => async () => {
    await aSandboxWish(db)
    return { path: `/om/sandlada/${await token('sandbox')}${ending}`, ...(fields && { fields }), status }
  }
  return {
    'GET /om/sandlada': () => ({ path: '/om/sandlada' }),
    'POST /om/sandlada': () => ({
      path: '/om/sandlada',
      fields: { key: randomUUID(), email: someAddress(), name: 'Appen' },
      status: 303,
    }),
    'GET /om/sandlada/:token': onWish('', 200),
    'POST /om/sandlada/:token': onWish('', 200, { kind: 'trusted' }),
    'POST /om/sandlada/:token/avsluta': onWish('/avsluta', 303, { key: '1' }),
  }
}
