import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#database/database.ts'
import { openTestDatabase } from '../../test/database.ts'
import {
  aDraft,
  alingsas,
  aReport,
  confirmLink,
  decidedFor,
  fillBodies,
  theBody,
} from '../../test/reports.ts'
import { confirmReport } from './confirm-report.ts'
import { draftById } from './draft.ts'
import { forgetDrafts } from './forget-drafts.ts'
import { moveCase } from './move-case.ts'
import { publicReport } from './public-report.ts'
import { saveDraft } from './save-draft.ts'

const { db, connection } = await openTestDatabase()
beforeAll(() => fillBodies(db))

const confirmBy = (draft: string, link: string | null, from = db) =>
  confirmReport(from, { draft, link, decision: decidedFor(alingsas), door: 'web' })

const lettersOf = (draft: string) =>
  db.selectFrom('letter_drafts').select(['letter as id', 'link']).where('draft', '=', draft).execute()

const monthPasses = (draft: string) =>
  sql`update drafts set expires_at = now() - interval '1 second' where id = ${draft}`.execute(db)

test('the same form sent twice at once is one draft and one letter', async () => {
  const draft = aDraft()
  const other = openDatabase(connection, { max: 3 })
  const saved = await Promise.all([db, other.db, db, other.db].map((one) => saveDraft(one, draft)))
  await other.close()
  expect(new Set(saved.map((one) => one.draftLink)).size).toBe(1)
  expect(await lettersOf(draft.id)).toHaveLength(1)
})

test('a draft is freely changed until it is confirmed, then no more', async () => {
  const draft = aDraft()
  await saveDraft(db, draft)
  await saveDraft(db, { ...draft, title: 'Mycket djupt hål', category: 'belysning' })
  expect(await draftById(db, draft.id)).toMatchObject({ title: 'Mycket djupt hål', category: 'belysning' })
  const { number } = await confirmBy(draft.id, await confirmLink(db, draft.id))
  expect(await saveDraft(db, { ...draft, title: 'Något annat' })).toMatchObject({ confirmedAs: number })
  expect(await publicReport(db, number)).toMatchObject({ title: 'Mycket djupt hål', state: 'new' })
  expect(await lettersOf(draft.id)).toHaveLength(1)
})

test('a confirmed draft keeps nothing of what was written', async () => {
  const { draft } = await aReport(db)
  expect(await draftById(db, draft)).toMatchObject({
    title: '',
    description: '',
    placeWords: '',
    name: null,
    email: null,
  })
})

test('confirming from two places at once makes one report', async () => {
  const draft = aDraft()
  await saveDraft(db, draft)
  const link = await confirmLink(db, draft.id)
  const other = openDatabase(connection, { max: 3 })
  const confirmed = await Promise.all([db, other.db, db].map((one) => confirmBy(draft.id, link, one)))
  await other.close()
  const [number] = confirmed.map((one) => one.number)
  expect(new Set(confirmed.map((one) => one.number)).size).toBe(1)
  expect(confirmed.filter((one) => one.first)).toHaveLength(1)
  for (const table of ['cases', 'deliveries', 'followers'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('report')
      .where('report', '=', number ?? 0)
      .execute()
    expect([table, rows.length]).toEqual([table, 1])
  }
})

test('two reports by the same person confirmed at once are both made, by one person', async () => {
  const email = 'nyss@invanare.example'
  const drafts = [aDraft({ email }), aDraft({ email: 'NYSS@invanare.example' })]
  for (const draft of drafts) await saveDraft(db, draft)
  const links = await Promise.all(drafts.map(({ id }) => confirmLink(db, id)))
  const made = await Promise.all(drafts.map(({ id }, place) => confirmBy(id, links[place] ?? null)))
  expect(new Set(made.map((one) => one.number)).size).toBe(2)
  expect(await db.selectFrom('people').select('id').where('email', '=', email).execute()).toHaveLength(1)
})

test('a late confirmation answers the same number and rolls nothing back', async () => {
  const { draft, number, caseId } = await aReport(db)
  await moveCase(db, { caseId, act: 'fix', by: theBody(alingsas), words: 'Lagat.' })
  await monthPasses(draft)
  expect(await confirmBy(draft, await confirmLink(db, draft))).toEqual({ number, first: false })
  expect(await publicReport(db, number)).toMatchObject({ state: 'fixed' })
})

test('an expired draft is not confirmed, and is forgotten with its letter and links', async () => {
  const [old, young] = [aDraft(), aDraft()]
  await saveDraft(db, old)
  await saveDraft(db, young)
  await monthPasses(old.id)
  await expect(confirmBy(old.id, await confirmLink(db, old.id))).rejects.toMatchObject({ name: 'Gone' })
  expect(await forgetDrafts(db)).toBe(1)
  expect(await draftById(db, old.id)).toBeUndefined()
  expect(await lettersOf(old.id)).toEqual([])
  expect(await draftById(db, young.id)).toBeDefined()
  await expect(confirmBy(old.id, null)).rejects.toMatchObject({ name: 'NotFound' })
})

test('forgetting keeps confirmed reports, however old', async () => {
  const { draft, number } = await aReport(db)
  await monthPasses(draft)
  await forgetDrafts(db)
  expect(await draftById(db, draft)).toMatchObject({ report: number })
})

test('a link to an address that has been changed since proves nothing about the new one', async () => {
  const draft = aDraft({ email: 'min@invanare.example' })
  await saveDraft(db, draft)
  const mine = await confirmLink(db, draft.id)
  await saveDraft(db, { ...draft, email: 'nagon-annans@invanare.example' })
  await expect(confirmBy(draft.id, mine)).rejects.toMatchObject({ name: 'Gone' })
  const person = db.selectFrom('people').select('id').where('email', '=', 'nagon-annans@invanare.example')
  expect(await person.execute()).toEqual([])
})

test('what everybody sees has no contact details and no links of ours; the original keeps them', async () => {
  const token = `k1.${'C'.repeat(22)}.${'c'.repeat(22)}`
  const description = `Ring 070-123 45 67, /svar/${token}`
  const { number } = await aReport(db, { description })
  const shown = await publicReport(db, number)
  expect(JSON.stringify(shown)).not.toMatch(/123 45 67|CCCC|Ada Lind|@/)
  const original = await db
    .selectFrom('report_texts')
    .select(['description', 'reporter_name'])
    .where('report', '=', number)
    .where('version', '=', 'original')
    .executeTakeFirst()
  expect(original).toEqual({ description, reporter_name: 'Ada Lind' })
})
