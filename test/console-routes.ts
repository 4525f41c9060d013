import { randomUUID } from 'node:crypto'
import { hearQuestion } from '#bodies/conformance/hear-question.ts'
import type { SeenPart } from '#bodies/connections/seen.ts'
import { askForTrial } from '#bodies/connections/trials.ts'
import type { Db } from '#database/database.ts'
import type { Fields } from '#http/form.ts'
import { anAskingConnection, anAttribute } from './asking-connection.ts'
import {
  aConsoleLink,
  aDisagreement,
  anApiKey,
  anExchange,
  aPosted,
  seenOf,
  theConnection,
} from './connections.ts'
import { aHostKey, theFileServer } from './file-servers.ts'
import { anOrder } from './reports.ts'
import { aQuestion, aRun, aTrial } from './runs.ts'
import type { Browser } from './web.ts'

type Reached = { path: string; fields?: Fields; status?: number }

const ids = { used: 'natt' }

/** How each page is reached that a body's link to its connections opens. */
export function consoleRoutes(db: Db, { token }: Pick<Browser, 'token'>) {
  const key = () => ({ key: randomUUID() })
  const seen = async (part: SeenPart) => ({ seen: await seenOf(db, ids.used, part) })
  const on = (ending: string, fields?: () => Fields | Promise<Fields>) => async (): Promise<Reached> => {
    const link = await aConsoleLink(db, { seesPersons: true }).then(() => token('console'))
    const id = await theConnection(db, { id: ids.used, state: 'on' })
    const path = `/integration/${link}/${id}${ending}`
    return fields ? { path, fields: await fields(), status: 303 } : { path }
  }
  return {
    'GET /integration/:token': async (): Promise<Reached> => {
      await aConsoleLink(db)
      return { path: `/integration/${await token('console')}` }
    },
    'GET /integration/:token/:connection': on(''),
    'POST /integration/:token/:connection/lage': on('/lage', () => ({ ...key(), state: 'paused' })),
    'POST /integration/:token/:connection/installning': on('/installning', async () => ({
      ...{ ...key(), ...(await seen('telling')), notice: '45', alarms: 'it@alingsas.example' },
    })),
    'POST /integration/:token/:connection/prova': on('/prova', async () => {
      // One that waits already would be this one.
      await db.deleteFrom('connection_trials').execute()
      return { kind: 'check' }
    }),
    'GET /integration/:token/:connection/prov/:trial': async (): Promise<Reached> => {
      const { path } = await on('')()
      return { path: `${path}/prov/${await askForTrial(db, ids.used, 'check')}` }
    },
    'GET /integration/:token/:connection/logg': on('/logg?utfall=wrong'),
    'GET /integration/:token/:connection/logg/:exchange': onExchange(),
    'POST /integration/:token/:connection/logg/:exchange': onExchange({}),
    'GET /integration/:token/:connection/leveranser': on('/leveranser'),
    'POST /integration/:token/:connection/leveranser': on('/leveranser', key),
    'GET /integration/:token/:connection/skicka-om': on('/skicka-om?day=2026-11-01&time=08.00'),
    'POST /integration/:token/:connection/skicka-om': on('/skicka-om', () => ({
      ...{ ...key(), day: '2026-11-01', time: '08.00' },
    })),
    'GET /integration/:token/:connection/nycklar': on('/nycklar'),
    'POST /integration/:token/:connection/nycklar': on('/nycklar', () => ({
      ...{ ...key(), name: 'api_key', value: randomUUID(), days: '7' },
    })),
    'GET /integration/:token/:connection/plats': onServer(),
    'POST /integration/:token/:connection/plats': onServer(() => ({
      ...{ ...key(), host: 'filer.alingsas.example', port: '22', user: 'gata', folder: 'inkorg' },
      hostKeys: aHostKey,
    })),
    'GET /integration/:token/:connection/kategorier': on('/kategorier'),
    'POST /integration/:token/:connection/kategorier': on('/kategorier', async () => ({
      ...{ ...key(), ...(await seen('categories')), 'c-hal': 'Vagar' },
    })),
    'GET /integration/:token/:connection/lagen': on('/lagen'),
    'POST /integration/:token/:connection/lagen': on('/lagen', async () => ({
      ...{ ...key(), ...(await seen('states')), 'word-0': 'Klart', 'act-0': 'fix' },
    })),
    'POST /integration/:token/:connection/tjanster': on('/tjanster', () => ({
      ...{ ...key(), asOf: '2026-11-28T01:03:00.000Z' },
    })),
    'GET /integration/:token/:connection/fragor': onAsked(),
    'POST /integration/:token/:connection/fragor': onAsked(true),
    'GET /integration/:token/:connection/oense': on('/oense'),
    'POST /integration/:token/:connection/oense': on('/oense', async () => ({
      ...{ ...key(), disagreement: await aDisagreement(db, ids.used), choice: 'left' },
    })),
    'GET /integration/:token/:connection/manad': on('/manad?manad=2026-11'),
    'GET /integration/:token/:connection/manad.csv': on('/manad.csv'),
    'GET /regelprov/:token': trying(),
    'POST /regelprov/:token': trying({
      ...{ address: 'https://test.example/open311/v2', jurisdiction: '1489', level: 'both', writes: 'on' },
      ...{ key: 'hemlig', updates: 'move', service: 'hal', place: '57.93018, 12.53352' },
    }),
    'GET /regelprov/:token/program': trying(undefined, '/program'),
    'POST /regelprov/:token/program': async (): Promise<Reached> => {
      const { path } = await trying(undefined, '/program')()
      return { path, fields: { ...key(), program: 'Appen', jurisdiction: 'kit.example' }, status: 303 }
    },
    'GET /regelprov/:token/:run': onRun(''),
    'POST /regelprov/:token/:run/bedom': async (): Promise<Reached> => {
      const { id, token: opens } = await aTrial(db)
      await hearQuestion(db, opens, aQuestion, () => ({ status: 200, headers: {}, body: Buffer.alloc(0) }))
      const path = `/regelprov/${await aConsoleLink(db).then(() => token('console'))}/${id}/bedom`
      return { path, fields: {}, status: 303 }
    },
    'POST /regelprov/:token/:run/avbryt': onRun('/avbryt', {}),
    'GET /regelprov/:token/:run/resultat.json': onRun('/resultat.json'),
    'GET /regelprov/:token/:run/utskrift': onRun('/utskrift'),
    'GET /egna-arenden/:token': onOwnCase(),
    'GET /egna-arenden/:token/:number': onOwnCase('/:number'),
    'POST /egna-arenden/:token/:number/lank': onOwnCase('/:number/lank', () => ({})),
    'POST /egna-arenden/:token/:number/publicera': onOwnCase('/:number/publicera', key),
    'GET /api-nycklar/:token': onKeys(),
    'POST /api-nycklar/:token': onKeys(
      '',
      () => ({ ...key(), name: 'Appen', trusted: 'no', days: '30' }),
      200,
    ),
    'GET /api-nycklar/:token/:key': onKeys('/:key'),
    'POST /api-nycklar/:token/:key/byt': onKeys('/:key/byt', () => ({ ...key(), days: '7' }), 200),
    'GET /api-nycklar/:token/:key/avsluta': onKeys('/:key/avsluta'),
    'POST /api-nycklar/:token/:key/avsluta': onKeys('/:key/avsluta', key),
    'GET /api-nycklar/:token/:key/logg': onKeys('/:key/logg'),
    'GET /api-nycklar/:token/:key/logg/:exchange': onPosted(),
    'POST /api-nycklar/:token/:key/logg/:exchange': onPosted({}),
  }

  function onServer(fields?: () => Fields) {
    return async (): Promise<Reached> => {
      await aConsoleLink(db, { seesPersons: true })
      const server = await theFileServer(db, 'filer')
      const path = `/integration/${await token('console')}/${server}/plats`
      if (!fields) return { path }
      return { path, fields: { ...fields(), seen: await seenOf(db, server, 'settings') }, status: 303 }
    }
  }

  function trying(fields?: Fields, ending = '') {
    return async (): Promise<Reached> => {
      await db.deleteFrom('conformance_runs').execute()
      const path = `/regelprov/${await aConsoleLink(db).then(() => token('console'))}${ending}`
      return { path, ...(fields && { fields, status: 303 }) }
    }
  }

  function onRun(ending: string, fields?: Fields) {
    return async (): Promise<Reached> => {
      const path = `/regelprov/${await aConsoleLink(db).then(() => token('console'))}/${await aRun(db)}${ending}`
      return { path, ...(fields && { fields, status: 303 }) }
    }
  }

  function onKeys(ending = '', fields?: () => Fields, status = 303) {
    return async (): Promise<Reached> => {
      await aConsoleLink(db)
      const { id } = await anApiKey(db)
      const path = `/api-nycklar/${await token('console')}${ending.replace(':key', String(id))}`
      return fields ? { path, fields: fields(), status } : { path }
    }
  }

  function onAsked(isPosted = false) {
    return async (): Promise<Reached> => {
      // The body asks nothing by that code yet.
      const attributes = [anAttribute(`antal${randomUUID().slice(0, 8)}`)]
      const { id, service, mark } = await anAskingConnection(db, { attributes })
      const link = await aConsoleLink(db).then(() => token('console'))
      const path = `/integration/${link}/${id}/fragor`
      return isPosted
        ? { path, fields: { ...key(), service, mark }, status: 303 }
        : { path: `${path}?tjanst=${encodeURIComponent(service)}` }
    }
  }

  function onOwnCase(ending = '', fields?: () => Fields) {
    return async (): Promise<Reached> => {
      await aConsoleLink(db)
      const number = await anOrder(db)
      const path = `/egna-arenden/${await token('console')}${ending.replace(':number', String(number))}`
      return { path, ...(fields && { fields: fields(), status: 303 }) }
    }
  }

  function onPosted(fields?: Fields) {
    return async (): Promise<Reached> => {
      await aConsoleLink(db, { seesPersons: true })
      const { id } = await anApiKey(db)
      const path = `/api-nycklar/${await token('console')}/${id}/logg/${await aPosted(db, id)}`
      return { path, ...(fields && { fields }) }
    }
  }

  function onExchange(fields?: Fields) {
    return async (): Promise<Reached> => {
      const { path } = await on('')()
      const asked = `${path}/logg/${await anExchange(db, { connection: ids.used })}`
      return { path: asked, ...(fields && { fields }) }
    }
  }
}
