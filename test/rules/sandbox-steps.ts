import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { createKey } from '#bodies/keys/create-key.ts'
import { openKey } from '#bodies/keys/open-key.ts'
import { eraseFromSandbox, keepInSandbox } from '#reports/sandbox/keep-report.ts'
import { takeSandboxUpdate } from '#reports/sandbox/take-sandbox-update.ts'
import { aDraft, alingsas, decidedFor } from '../reports.ts'
import type { Step } from './outcomes.ts'
import { original } from './report-steps.ts'
import { fingerprint, pick, written } from './world.ts'

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
    ...{ photos: [], leftBehind: 0, mediaUrls: [] },
  }
  const kept = await keepInSandbox(db, submitting)
  expect(await keepInSandbox(db, submitting)).toEqual(kept)
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
  expect(await fingerprint(world)).toBe(before)
}
