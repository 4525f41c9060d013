import { randomUUID } from 'node:crypto'
import { loadBodies } from '#bodies/load-bodies.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { giveAddresses } from '#demo/load-town.ts'
import { beginOrder } from '#reports/begin-order.ts'
import { confirmReport } from '#reports/confirm-report.ts'
import { takeDeliveries } from '#reports/deliveries/take-deliveries.ts'
import type { Doer } from '#reports/lock-case.ts'
import type { PlacedBy } from '#reports/report.ts'
import { type DraftToSave, saveDraft } from '#reports/save-draft.ts'
import type { Decision } from '#responsibility/stored.ts'

export const alingsas = '1489'
export const lund = '1281'

/** The catalogue, every body, and an address for each. */
export async function fillBodies(db: Db): Promise<void> {
  await loadBodies(db)
  await giveAddresses(db, 'drift@foreningen.example')
}

export const aDraft = (changes: Partial<DraftToSave> = {}): DraftToSave => ({
  id: randomUUID(),
  lat: 57.93018,
  lon: 12.53352,
  placeWords: 'Stora torget',
  municipality: alingsas,
  placedBy: 'nearest-place',
  category: 'hal',
  title: 'Djupt hål',
  description: 'Hålet är en halv meter brett.',
  name: 'Ada Lind',
  email: 'ada@invanare.example',
  language: 'sv',
  ...changes,
})

export type MadeReport = { number: number; caseId: number; person: number; draft: string }

/** A report as a resident makes it: written, then confirmed; with the municipality it lies in. */
export async function aReport(db: Db, changes: Partial<DraftToSave> = {}): Promise<MadeReport> {
  const draft = aDraft(changes)
  await saveDraft(db, draft)
  const { number } = await confirmReport(db, {
    draft: draft.id,
    link: await confirmLink(db, draft.id),
    decision: decidedFor(draft.municipality, draft.placedBy),
    door: 'web',
  })
  const { id: caseId, reporter } = await db
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .select(['cases.id', 'reports.reporter'])
    .where('cases.report', '=', number)
    .executeTakeFirstOrThrow()
  return { number, caseId, person: reporter ?? 0, draft: draft.id }
}

/** The same, which nobody is told of: what would tell of it is done with before any worker can see it. */
export const aQuietReport = (db: Db, changes: Partial<DraftToSave> = {}): Promise<MadeReport> =>
  inTransaction(db, async (tx) => {
    const made = await aReport(tx, changes)
    await emptyQueues(tx)
    return made
  })

/** An order that a municipality has made for itself, at the place of a report. Returns its number. */
export async function anOrder(db: Db, changes: Partial<DraftToSave> = {}, words = {}): Promise<number> {
  const { caseId } = await aReport(db, changes)
  const by = theBody(changes.municipality ?? alingsas)
  return beginOrder(db, { caseId, by, title: 'Byt brunnslock', words: 'Ta med nyckeln.', ...words })
}

/** Goes to its municipality, because it lies there. */
export const decidedFor = (municipality: string, placedBy: PlacedBy = 'nearest-place'): Decision => ({
  holder: municipality,
  exception: null,
  responsibility: {
    placedBy,
    reason: { code: 'municipality', facts: { municipality, placedBy } },
    confidence: 'likely',
    source: placedBy,
    chosen: null,
    steps: [{ code: 'in-municipality', facts: { municipality, placedBy } }],
  },
})

/** The link in a draft's latest confirmation letter. */
export async function confirmLink(db: Db, draft: string): Promise<string | null> {
  const link = await db
    .selectFrom('links')
    .select('id')
    .where('draft', '=', draft)
    .where('act', '=', 'confirm')
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return link?.id ?? null
}

export const theBody = (body: string): Doer => ({ actor: 'body', door: 'web', body })
export const theReporter = (person: number): Doer => ({ actor: 'reporter', door: 'web', person })
export const theOperator: Doer = { actor: 'operator', door: 'command' }

/** Takes everything off the queues, as if sent: a test starts with nothing waiting. */
export async function emptyQueues(db: Db): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'sent' })
    .where('state', 'not in', ['sent', 'received'])
    .execute()
  await db.updateTable('letters').set({ state: 'sent' }).where('state', '!=', 'sent').execute()
}

/** Takes the one delivery that is due. */
export async function takeOne(db: Db): Promise<{ id: string; attempt: number }> {
  const [taken] = await takeDeliveries(db, 1)
  if (!taken) throw new Error('no delivery is due')
  return taken
}
