import { randomBytes, randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { createKey } from '#bodies/keys/create-key.ts'
import { openKey } from '#bodies/keys/open-key.ts'
import { Gone } from '#errors.ts'
import { askForSandboxKey } from '#reports/sandbox/ask-for-sandbox-key.ts'
import { blockVendor } from '#reports/sandbox/block-vendor.ts'
import { endSandboxKey } from '#reports/sandbox/end-sandbox-key.ts'
import { forgetSandboxKeys } from '#reports/sandbox/forget-sandbox-keys.ts'
import { eraseFromSandbox, keepInSandbox } from '#reports/sandbox/keep-report.ts'
import { makeSandboxKey } from '#reports/sandbox/make-sandbox-key.ts'
import { sandboxWish } from '#reports/sandbox/sandbox-keys.ts'
import { takeSandboxUpdate } from '#reports/sandbox/take-sandbox-update.ts'
import { aJpeg, received } from '../photos.ts'
import { aDraft, alingsas, decidedFor } from '../reports.ts'
import type { Step } from './outcomes.ts'
import { photos } from './photo-steps.ts'
import { original } from './report-steps.ts'
import { fingerprint, pick, type World, written } from './world.ts'

const picture = await aJpeg({ width: 32, height: 24 })
const acts = ['receive', 'start', 'fix', 'return', null] as const

/** A vendor tries: what is sent and told is kept apart, once each, and nothing that is real is touched. */
export const tryOut: Step = async (world, { what }) => {
  const { db } = world
  const before = await fingerprint(world)
  const { key } = await createKey(db, {
    ...{ body: null, name: 'Prov', scope: 'sandbox', isTrusted: true, perMinute: 60 },
  })
  const caller = await openKey(db, key, ['sandbox'])
  if (!caller) throw new Error('a key that was just made opens nothing')
  const { id: _, provenBy: __, seen: ___, ...draft } = aDraft(original)
  const submitting = {
    ...{ caller, reference: randomUUID(), decision: decidedFor(alingsas), written: draft },
    photos: [{ path: await received(photos, picture) }],
    ...{ leftBehind: 0, mediaUrls: [] },
  }
  const kept = await keepInSandbox(db, photos, submitting)
  expect(await keepInSandbox(db, photos, submitting)).toEqual(kept)
  const told = {
    ...{ caller: caller.id, report: kept.report ?? 0, updateId: randomUUID(), at: new Date() },
    ...{ act: pick(acts, what) ?? null, words: `Prov ${written}` },
  }
  expect(await takeSandboxUpdate(db, told)).toEqual({ first: true })
  expect(await takeSandboxUpdate(db, told)).toEqual({ first: false })
  await db
    .updateTable('sandbox_reports')
    .set({ confirmed_at: new Date('2026-01-01') })
    .execute()
  await eraseFromSandbox(db)
  expect(await db.selectFrom('sandbox_updates').select('id').execute()).toEqual([])
  const pictures = db.selectFrom('photos').select('id').where('sandbox_report', 'is not', null)
  expect(await pictures.execute()).toEqual([])
  expect(await fingerprint(world)).toBe(before)
}

/** A vendor comes for a key: one by each link, ended by themselves, forgotten with time; nobody hears of it. */
export const comeAsVendor: Step = async (world, { what }) => {
  const before = await fingerprint(world)
  const { link, made, make, opens } = await aVendorWithKey(world, what)
  expect(await make()).toEqual({ ok: false, why: 'made_before' })
  await endSandboxKey(world.db, { link, key: made.id })
  expect(await opens()).toBe(false)
  await world.db
    .updateTable('links')
    .set({ expires_at: new Date(0) })
    .where('id', '=', link)
    .execute()
  await forgetSandboxKeys(world.db)
  expect(await sandboxWish(world.db, link)).toBeUndefined()
  expect(await fingerprint(world)).toBe(before)
}

/** A vendor does harm: their key is ended, and the link makes no other. */
export const beBlocked: Step = async (world, { what }) => {
  const { made, make, opens } = await aVendorWithKey(world, what)
  await blockVendor(world.db, made.id)
  expect(await opens()).toBe(false)
  await expect(make()).rejects.toThrow(Gone)
}

async function aVendorWithKey(world: World, what: number) {
  const { db } = world
  const vendor = { email: `${randomUUID()}@leverantor.example`, addressHash: randomBytes(32) }
  await askForSandboxKey(db, { ...vendor, name: 'Prov', language: 'sv' })
  const link = await newestLink(world)
  const make = () => makeSandboxKey(db, { link, isUntrusted: what % 2 === 0 })
  const made = await make()
  if (!made.ok) throw new Error('no key was made')
  const opens = async () => (await openKey(db, made.key.key, ['sandbox'])) !== null
  expect(await opens()).toBe(true)
  return { link, made: made.key, make, opens }
}

async function newestLink({ db }: World): Promise<string> {
  const { id } = await db
    .selectFrom('links')
    .select('id')
    .where('act', '=', 'sandbox')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}
