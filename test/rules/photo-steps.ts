import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { eraseFiles } from '#reports/photos/erase-files.ts'
import { keepPhoto } from '#reports/photos/keep-photo.ts'
import { removePhoto } from '#reports/photos/remove-photo.ts'
import { settleOriginals } from '#reports/photos/settle-originals.ts'
import { sweepFiles } from '#reports/photos/sweep-files.ts'
import { aJpeg, makePhotos, received, testPhotos } from '../photos.ts'
import { refusedAs, type Step } from './outcomes.ts'
import { pick } from './world.ts'

export const photos = await testPhotos()
export const bytes = await aJpeg({ width: 12, height: 9 })
const day = 24 * 60

export const keep: Step = async (world, { which, what }) => {
  const draft = pick(world.drafts.toReversed(), which)
  if (!draft) return
  const again = what % 5 === 0 ? draft.photos[0] : undefined
  const sent = {
    id: again ?? randomUUID(),
    form: draft.id,
    path: await received(photos, bytes),
    draft: { language: 'sv' },
  } as const
  const isClosed = draft.report !== null || (draft.stored && draft.expiresAt <= world.minutes)
  if (isClosed && !again) return refusedAs(world, 'Gone', () => keepPhoto(world.db, photos, sent))
  const isFull = draft.photos.length >= 5 && !again
  expect(await keepPhoto(world.db, photos, sent)).toMatchObject(
    isFull ? { ok: false, why: 'too_many' } : { ok: true, photo: { id: sent.id } },
  )
  if (isFull || again) return
  if (!draft.stored) Object.assign(draft, { stored: true, expiresAt: world.minutes + 7 * day })
  draft.photos.push(sent.id)
}

export const drop: Step = async (world, { which, what }) => {
  const draft = pick(world.drafts.toReversed(), which)
  const id = draft && (pick(draft.photos, what) ?? randomUUID())
  if (!draft || !id) return
  const isThere = draft.photos.includes(id) && draft.report === null
  expect(await removePhoto(world.db, { id, form: draft.id })).toBe(isThere)
  if (isThere) draft.photos = draft.photos.filter((one) => one !== id)
}

export const make: Step = async (world) => {
  await makePhotos(world.db, photos)
  const { waiting } = await world.db
    .selectFrom('photos')
    .select((photo) => photo.fn.countAll<number>().as('waiting'))
    .where('state', '=', 'stored')
    .executeTakeFirstOrThrow()
  expect(waiting).toBe(0)
}

/** What the clock does with files: those of erased rows go, originals of confirmed reports are settled. */
export const tidy: Step = async (world) => {
  await settleOriginals(world.db, photos)
  await eraseFiles(world.db, photos)
  await sweepFiles(world.db, photos)
  const left = await world.db.selectFrom('erased_photos').select('address').execute()
  expect(left).toEqual([])
  const rows = await world.db
    .selectFrom('photos')
    .select(['address', 'report', 'state', 'original'])
    .execute()
  const there = new Set<string>()
  for await (const { name } of photos.list()) there.add(name)
  for (const { address, report, state, original } of rows) {
    // Nobody's rule but the ordinary one is in force here: gone when the report is confirmed.
    const isSettled = report !== null && state !== 'stored'
    expect(original).toBe(isSettled ? 'removed' : 'as_taken')
    expect(there.has(`${address}.original`)).toBe(!isSettled)
    expect(there.has(`${address}.small.webp`)).toBe(state === 'ready')
  }
  const known = new Set(rows.map(({ address }) => address))
  expect([...there].filter((name) => !known.has(name.slice(0, 32)))).toEqual([])
}
