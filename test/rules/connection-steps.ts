import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import type { Db } from '#database/database.ts'
import { beginOrder } from '#reports/begin-order.ts'
import { endConnection } from '#reports/deliveries/end-connection.ts'
import { leaveEnded } from '#reports/deliveries/leave-ended.ts'
import { queueDelivery } from '#reports/deliveries/queue-delivery.ts'
import { tellByMail } from '#reports/deliveries/tell-by-mail.ts'
import { publishCase } from '#reports/publish-case.ts'
import { takeNews } from '#reports/told/take-news.ts'
import { takeOwnCase } from '#reports/told/take-own-case.ts'
import { testPhotos } from '../photos.ts'
import type { Step } from './outcomes.ts'
import { pick, written } from './world.ts'

const photos = await testPhotos()

/** A body with a system of its own, that nothing else in this world is held by. */
export async function aConnection(db: Db) {
  const body = `kopplad-${randomUUID().slice(0, 8)}`
  await db.insertInto('bodies').values({ code: body, kind: 'agency', name: body, slug: body }).execute()
  await makeConnection(db, {
    ...{
      id: body,
      body,
      kind: 'infracontrol',
      name: 'Systemet',
      settings: {},
      categories: [],
      withMail: false,
    },
  })
  await changeConnection(db, { id: body, state: 'on' })
  const { caller } = await db
    .selectFrom('connections')
    .select((row) => row.ref('caller').$notNull().as('caller'))
    .where('id', '=', body)
    .executeTakeFirstOrThrow()
  return { connection: body, body, caller }
}

/** A case of a body's own comes in and moves; what its system can't be told goes by mail, and all of it when it ends. */
export const connected: Step = async ({ db }, { what, also }) => {
  const teller = await aConnection(db)
  const told = {
    ...{
      externalId: `IC-${what}`,
      updateId: '1',
      at: new Date(),
      category: null,
      act: null,
      theirState: null,
      words: '',
      isPublic: also % 2 === 0,
    },
    ...{
      title: '',
      description: `Lampan är trasig ${written}`,
      lat: 57.93,
      lon: 12.53,
      placeWords: 'Storgatan',
    },
  }
  const own = { ...told, municipality: '1489' }
  expect(await takeOwnCase(db, photos, teller, { ...told, municipality: null })).toBe('outside')
  expect(await takeOwnCase(db, photos, teller, own)).toBe('taken')
  expect(await takeOwnCase(db, photos, teller, own)).toBe('known')
  const act = pick(['receive', 'start', 'fix', 'decline'] as const, what) ?? 'receive'
  const news = {
    ...{ externalId: told.externalId, updateId: '2', at: new Date(), number: null, act, theirState: 'Klart' },
    ...{ words: '', note: `Internt ${written}`, plannedFor: null, photos: [] },
  }
  expect(await takeNews(db, teller, { ...news, externalId: 'IC-0000' })).toBe('no_case')
  expect(await takeNews(db, teller, news)).toBe('taken')
  expect(await takeNews(db, teller, news)).toBe('known')
  const held = await db
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .select(['cases.id', 'report', 'cases.municipality', 'holder', 'state', 'visibility'])
    .where('holder', '=', teller.body)
    .executeTakeFirstOrThrow()
  expect(held.visibility).toBe(told.isPublic ? 'public' : 'internal')
  expect(held.state).toBe(leadsTo[act])
  const by = { actor: 'body', door: 'web', body: teller.body } as const
  expect(await publishCase(db, { caseId: held.id, by })).toBe(!told.isPublic)
  expect(await publishCase(db, { caseId: held.id, by })).toBe(false)
  const ordered = await beginOrder(db, { caseId: held.id, by, title: `Byt ${written}`, words: '' })
  expect(
    await db
      .selectFrom('deliveries')
      .innerJoin('reports', 'reports.number', 'deliveries.report')
      .select(['kind', 'receiver', 'visibility', 'reporter'])
      .where('report', '=', ordered)
      .execute(),
  ).toEqual([{ kind: 'report', receiver: teller.connection, visibility: 'internal', reporter: null }])
  await db.updateTable('deliveries').set({ state: 'received' }).where('report', '=', ordered).execute()
  await queueDelivery(db, held, 'update')
  await sql`update deliveries set created_at = created_at - interval '31 minutes' where holder = ${teller.body}`.execute(
    db,
  )
  expect([await tellByMail(db), await tellByMail(db)]).toEqual([1, 0])
  expect(await endConnection(db, teller.connection)).toBe(1)
  expect(await leaveEnded(db)).toBe(0)
  const left = await db
    .updateTable('deliveries')
    .set({ state: 'sent' })
    .where('holder', '=', teller.body)
    .where('state', '<>', 'received')
    .returning(['kind', 'receiver'])
    .execute()
  expect(left.toSorted((one, other) => one.kind.localeCompare(other.kind))).toEqual([
    { kind: 'notice', receiver: 'email' },
    { kind: 'update', receiver: 'email' },
  ])
}

const leadsTo = { receive: 'received', start: 'in_progress', fix: 'fixed', decline: 'no_action' } as const
