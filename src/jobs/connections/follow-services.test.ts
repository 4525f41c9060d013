import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { connectionById } from '#bodies/connections/connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { importAsked, plannedQuestions } from '#bodies/connections/import-asked.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { readServiceNews } from '#bodies/connections/read-service-news.ts'
import { knownServices, serviceNews } from '#bodies/connections/services.ts'
import { askForServices, latestTrials } from '#bodies/connections/trials.ts'
import { allQuestions } from '#bodies/questions/question-queries.ts'
import { open311Settings } from '#integrations/open311/settings.ts'
import { alarmsOf } from '#reports/connections/alarms.ts'
import { standingOf } from '#reports/connections/standing.ts'
import { workByHand } from '../../../test/by-hand.ts'
import { aConnection } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import type { CityService } from '../../../test/open311-server/city.ts'
import { startOpen311Server } from '../../../test/open311-server/server.ts'
import { townServices } from '../../../test/open311-server/services.ts'
import { alingsas, fillBodies } from '../../../test/reports.ts'
import { followServices } from './follow-services.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const reachable: string[] = []
const { rooms, runTrials } = await workByHand(db, reachable)
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const lamps = 'Belysning & el'

/** A connection to a city's server that three categories are mapped to, read by the clock as each night. */
async function aTown(id: string) {
  const town = await startOpen311Server({})
  reachable.push(town.host)
  stops.push(town.stop, async () => void (await changeConnection(db, { id, state: 'paused' })))
  await makeConnection(db, {
    ...{ id, body: alingsas, kind: 'open311', name: 'Stadens ärenden', categories: [], withMail: false },
    settings: {
      ...{ endpoint: town.endpoint, timeoutSeconds: 1 },
      categories: { hal: { service: '001' }, belysning: { service: lamps } },
      otherCategories: { service: 'klotter' },
    },
  })
  await setSecret(db, { connection: id, name: 'api_key', value: town.key, overlapDays: 7 })
  await changeConnection(db, { id, state: 'on' })
  const codes = async () => (await knownServices(db, id)).map(({ code }) => code)
  return {
    ...{ town, city: town.city, codes },
    news: () => serviceNews(db, id),
    alarms: async () => alarmsOf(await standingOf(db, id), new Date()),
    async night() {
      await askForServices(db, 'open311')
      await runTrials()
    },
    async read() {
      const { asOf } = await serviceNews(db, id)
      if (asOf) await readServiceNews(db, id, asOf)
    },
  }
}

const aService = (code: string, name = code): CityService => ({
  ...{ code, name, group: '', type: 'realtime', attributes: [] },
})
const quiet = { gone: [], changed: [], added: [], problem: null }
const all = townServices.map(({ code }) => code).sort()

test('of the first list nothing is new, and what comes later is until somebody has read it', async () => {
  const { city, night, news, alarms, codes, read } = await aTown('forsta')
  expect(await news()).toMatchObject({ ...quiet, asOf: null })
  await night()
  expect((await codes()).sort()).toEqual(all)
  expect(await news()).toMatchObject(quiet)
  city.services.push(aService('park', 'Parker'), aService('bad', 'Badplatser'))
  await night()
  expect(await news()).toMatchObject({ ...quiet, added: ['Badplatser (bad)', 'Parker (park)'] })
  expect(await alarms()).toEqual([])
  await night()
  expect((await news()).added).toHaveLength(2)
  await read()
  expect(await news()).toMatchObject(quiet)
})

test('a service that is mapped and gone is told by name until the mapping or the service is another', async () => {
  const { city, night, news, alarms } = await aTown('borta')
  await night()
  city.services = city.services.filter(({ code }) => code !== 'klotter')
  await night()
  expect(await news()).toMatchObject({ ...quiet, gone: ['Klotter (klotter)'] })
  expect(await alarms()).toEqual([{ code: 'gone_services', count: 1 }])
  city.services = [...townServices]
  await night()
  expect(await news()).toMatchObject({ ...quiet, gone: [] })
  expect(await alarms()).toEqual([])
})

test('another name and other questions are told of what is mapped alone', async () => {
  const { city, night, news, alarms, read } = await aTown('andrad')
  city.services.push(aService('park', 'Parker'))
  await night()
  await night()
  expect(await news()).toMatchObject(quiet)
  city.services = city.services.map((service) => {
    if (service.code === 'park') return { ...service, name: 'Parkskötsel' }
    if (service.code === '001') return { ...service, name: 'Potthål' }
    const [first, ...rest] = service.attributes
    return first ? { ...service, attributes: [{ ...first, required: false }, ...rest] } : service
  })
  await night()
  expect(await news()).toMatchObject({ ...quiet, changed: [`Belysning (${lamps})`, 'Potthål (001)'] })
  expect(await alarms()).toEqual([{ code: 'changed_services', count: 2 }])
  await read()
  expect(await news()).toMatchObject(quiet)
})

test('what a mapped service asks is kept as questions, to be made the body’s own', async () => {
  const { night } = await aTown('fragar')
  await night()
  const connection = await connectionById(db, 'fragar')
  const planned = connection ? await plannedQuestions(db, connection) : []
  expect(planned.map(({ service, categories }) => [service.code, categories])).toEqual([
    [lamps, ['belysning']],
  ])
  const [one] = planned
  await importAsked(db, {
    connection: 'fragar',
    service: lamps,
    mark: one?.mark ?? '',
    parse: open311Settings.parse,
  })
  const asked = (await allQuestions(db, alingsas)).filter(({ isRetired }) => !isRetired)
  expect(asked.map(({ code }) => code)).toContain('whishetn')
  expect(asked.every(({ categories }) => categories.join() === 'belysning')).toBe(true)
  const settings = open311Settings.parse((await connectionById(db, 'fragar'))?.settings)
  expect(settings.answers['whishetn']).toMatchObject({ attribute: 'WHISHETN', values: { w: 'W' } })
  await night()
  const after = await connectionById(db, 'fragar')
  const again = after ? await plannedQuestions(db, after) : []
  expect(again[0]?.plan).toMatchObject({ added: [], changed: [], dropped: [] })
})

test('a service that asks oddly is kept without questions, a value told twice is one, and the others are as they were', async () => {
  const { city, night, news, codes } = await aTown('udda')
  const asking = (description: string, values: readonly { key: string; name: string }[]) => ({
    ...{ code: 'farg', datatype: 'singlevaluelist', required: false, description, values },
  })
  const colours = [
    { key: 'r', name: 'Röd' },
    { key: 'r', name: 'Röd igen' },
    { key: 'b', name: 'Blå' },
  ]
  const withQuestion = (code: string, description: string) => {
    city.services = city.services.map((service) =>
      service.code === code ? { ...service, attributes: [asking(description, colours)] } : service,
    )
  }
  withQuestion('001', 'Vilken färg?')
  withQuestion('klotter', ':')
  await night()
  expect(await news()).toMatchObject({ problem: null })
  expect((await codes()).sort()).toEqual(all)
  const kept = await db
    .selectFrom('connection_services')
    .select(['code', 'asks', sql<boolean>`definition is not null`.as('hasPrint')])
    .where('connection', '=', 'udda')
    .where('code', 'in', ['001', 'klotter'])
    .orderBy('code')
    .execute()
  expect(kept).toMatchObject([
    { code: '001', hasPrint: true, asks: { questions: [{ options: [{ sv: 'Röd' }, { sv: 'Blå' }] }] } },
    { code: 'klotter', hasPrint: true, asks: null },
  ])
  withQuestion('001', ':')
  await night()
  const connection = await connectionById(db, 'udda')
  const planned = connection ? await plannedQuestions(db, connection) : []
  expect(planned.map(({ service }) => service.code)).toEqual([lamps])
})

test('a definition that can’t be read now is no other definition', async () => {
  const { town, night, news } = await aTown('tyst-fraga')
  await night()
  town.fail({ on: 'GET services/', fault: 'status', status: 500 })
  await night()
  await night()
  expect(await news()).toMatchObject(quiet)
})

test.each([
  ['half a list', { fault: 'half list', keep: 1 }, 'the list of services has lost 2 of 3'],
  ['an empty list', { fault: 'half list', keep: 0 }, 'the list of services is empty'],
  ['500', { fault: 'status', status: 500 }, /500/],
  ['HTML with 200', { fault: 'html' }, /./],
  ['half a document', { fault: 'half document' }, /./],
  ['no answer', { fault: 'silent' }, /./],
] as const)('%s changes nothing, is told, and is an alarm the second night', async (what, fault, why) => {
  const { town, night, news, alarms, codes } = await aTown(
    `trasig-${what.replace(/[^a-z\d]+/gi, '-').toLowerCase()}`,
  )
  await night()
  town.fail({ on: 'GET services', ...fault, times: 2 })
  await night()
  expect((await codes()).sort()).toEqual(all)
  expect(await news()).toMatchObject({
    gone: [],
    changed: [],
    added: [],
    problem: expect.stringMatching(why),
  })
  expect(await alarms()).toEqual([])
  await night()
  expect(await alarms()).toEqual([{ code: 'services', count: 2 }])
  await night()
  expect(await news()).toMatchObject(quiet)
  expect(await alarms()).toEqual([])
})

test('a list that has lost much is taken for what it is by a person, an empty one never', async () => {
  const { city, codes, news } = await aTown('krympt')
  await followServices(rooms, 'krympt')
  city.services = [...townServices].slice(0, 1)
  expect(await followServices(rooms, 'krympt')).toMatchObject({ ok: false })
  expect(await followServices(rooms, 'krympt', { whateverIsLost: true })).toEqual({ ok: true, services: 1 })
  expect(await codes()).toEqual(['001'])
  expect((await news()).gone).toEqual([`Belysning (${lamps})`, 'Klotter (klotter)'])
  city.services = []
  expect(await followServices(rooms, 'krympt', { whateverIsLost: true })).toMatchObject({ ok: false })
})

test('the clock asks once of each that is on and of the kind, and the pages list none of it', async () => {
  const { night } = await aTown('pa')
  await aConnection(db, { id: 'annat-slag', state: 'on' })
  await aTown('av')
  await changeConnection(db, { id: 'av', state: 'paused' })
  await askForServices(db, 'open311')
  await askForServices(db, 'open311')
  const waiting = await db
    .selectFrom('connection_trials')
    .select('connection')
    .where('state', '=', 'waiting')
    .execute()
  expect(waiting.filter(({ connection }) => connection === 'pa')).toHaveLength(1)
  expect(waiting.map(({ connection }) => connection)).not.toEqual(expect.arrayContaining(['av']))
  expect(waiting.map(({ connection }) => connection)).not.toEqual(expect.arrayContaining(['annat-slag']))
  await night()
  expect(await latestTrials(db, 'pa', 10)).toEqual([])
})
