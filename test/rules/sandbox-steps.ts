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
import { type MadeSandboxKey, makeSandboxKey } from '#reports/sandbox/make-sandbox-key.ts'
import { mostSandboxKeys } from '#reports/sandbox/sandbox-keys.ts'
import { takeSandboxUpdate } from '#reports/sandbox/take-sandbox-update.ts'
import { aJpeg, received } from '../photos.ts'
import { aDraft, alingsas, decidedFor } from '../reports.ts'
import type { Step } from './outcomes.ts'
import { photos } from './photo-steps.ts'
import { original } from './report-steps.ts'
import { fingerprint, pick, type World, written } from './world.ts'

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
    photos: [{ path: await received(photos, await aJpeg()) }],
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

/** A vendor comes for keys: never more than there may be, one by each link, none when blocked; nobody hears of it. */
export const comeAsVendor: Step = async (world, { what }) => {
  const { db } = world
  const before = await fingerprint(world)
  const vendor = { email: `${randomUUID()}@leverantor.example`, addressHash: randomBytes(32) }
  const links: string[] = []
  for (let turn = 0; turn <= mostSandboxKeys; turn += 1) {
    await askForSandboxKey(db, { ...vendor, name: `Prov ${turn}`, language: 'sv' })
    links.push(await newestLink(world))
  }
  const make = (link: string) => makeSandboxKey(db, { link, isUntrusted: what % 2 === 0 })
  const made: MadeSandboxKey[] = []
  for (const link of links) made.push(await make(link))
  expect(made.map(({ ok }) => ok)).toEqual([true, true, true, false])
  const [first = '', second = '', third = '', last = ''] = links
  expect(await make(first)).toEqual({ ok: false, why: 'made_before' })
  const [one, other] = made.flatMap((each) => (each.ok ? [each.key] : []))
  if (!one || !other) throw new Error('no keys were made')
  const opens = async (key: string) => (await openKey(db, key, ['sandbox'])) !== null
  await endSandboxKey(db, { link: third, key: one.id })
  expect([await opens(one.key), await opens(other.key)]).toEqual([false, true])
  expect(await make(last)).toMatchObject({ ok: true })
  await blockVendor(db, other.id)
  expect(await opens(other.key)).toBe(false)
  await expect(make(second)).rejects.toThrow(Gone)
  await db
    .updateTable('links')
    .set({ expires_at: new Date(0) })
    .where('id', 'in', links)
    .execute()
  await forgetSandboxKeys(db)
  expect(await db.selectFrom('sandbox_wishes').select('link').execute()).toEqual([])
  expect(await fingerprint(world)).toBe(before)
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
