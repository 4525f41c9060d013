import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Db } from '#database/database.ts'
import { settleMedia } from '#reports/submissions/settle-media.ts'
import { submitReport } from '#reports/submissions/submit-report.ts'
import { takeMedia } from '#reports/submissions/take-media.ts'
import { takeUpdate } from '#reports/told/take-update.ts'
import { aDraft, alingsas, confirmLink, decidedFor } from '../reports.ts'
import { chosenCase, heard, tellSender } from './case-steps.ts'
import { leadsTo, mayDo } from './expected-moves.ts'
import { refusedAs, type Step } from './outcomes.ts'
import { photos } from './photo-steps.ts'
import { original } from './report-steps.ts'
import { fingerprint, pick, type World, written } from './world.ts'

const day = 24 * 60

/** A program sends a report, twice: it waits for its reporter as any other does, or is there at once and nobody's. */
export const submit: Step = async (world, { which, who, what }) => {
  const draft = pick(world.drafts.toReversed(), which)
  const email = who % world.people.length
  const person = pick(world.people, email)
  if (!draft || !person || draft.stored) return
  const isTrusted = what % 3 === 0
  const { token, report } = await send(world, { isTrusted, email: isTrusted ? null : person.email })
  if (report !== null) return isWhole(world.db, report)
  const { draft: id } = await world.db
    .selectFrom('submissions')
    .select('draft')
    .where('token', '=', token)
    .executeTakeFirstOrThrow()
  const link = await confirmLink(world.db, id)
  Object.assign(draft, { id, stored: true, sent: true, email, link, expiresAt: world.minutes + 30 * day })
}

type Sender = { isTrusted: boolean; email: string | null }

async function send({ db }: World, { isTrusted, email }: Sender, leftBehind = 0) {
  const { id: caller } = await aCaller(db, isTrusted)
  const { id: _, provenBy: __, seen: ___, ...written } = aDraft(original)
  const submitting = {
    ...{ caller: { id: caller, isTrusted }, reference: randomUUID(), decision: decidedFor(alingsas) },
    ...{ written: { ...written, email }, photos: [], leftBehind, mediaUrls: [] },
  }
  const first = await submitReport(db, photos, submitting)
  expect(await submitReport(db, photos, submitting)).toEqual(first)
  return first
}

const aCaller = (db: Db, isTrusted: boolean) =>
  db
    .insertInto('callers')
    .values({ body: alingsas, name: 'Appen', scope: 'open311', is_trusted: isTrusted, per_minute: 60 })
    .returning('id')
    .executeTakeFirstOrThrow()

/** With a case and a delivery of its own, and nobody who hears of it. */
async function isWhole(db: Db, number: number): Promise<void> {
  const cases = await db.selectFrom('cases').select('state').where('report', '=', number).execute()
  expect(cases).toEqual([{ state: 'new' }])
  const followers = await db.selectFrom('followers').select('person').where('report', '=', number).execute()
  expect(followers).toEqual([])
  // Others here take what waits, and know nothing of this one.
  const delivered = await db
    .updateTable('deliveries')
    .set({ state: 'sent' })
    .where('report', '=', number)
    .returning('kind')
    .execute()
  expect(delivered).toEqual([{ kind: 'report' }])
}

const said = ['receive', 'investigate', 'start', 'fix', 'decline', 'reopen', null] as const

/** A case system tells of a case, twice: it moves as the table lets it, else it is words and no more. */
export const tell: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held?.present) return
  const act = pick(said, chance.what) ?? null
  const isOwn = chance.also % 4 !== 3
  const body = isOwn ? held.holder : 'trafikverket'
  const { id: caller } = await aCaller(world.db, true)
  const told = {
    ...{ caller, body, act, at: new Date(), updateId: randomUUID() },
    ...{ report: held.report.number, words: `Vi tittar på det ${written}` },
  }
  if (!isOwn) return refusedAs(world, 'NotFound', () => takeUpdate(world.db, told))
  expect(await takeUpdate(world.db, told)).toEqual({ first: true })
  const after = await fingerprint(world)
  expect(await takeUpdate(world.db, told)).toEqual({ first: false })
  expect(await fingerprint(world)).toBe(after)
  await heard(world, held.report)
  if (!act || !mayDo(held.state, 'case_system', act)) return
  tellSender(held, 'accepted')
  const to = leadsTo[act]
  Object.assign(held, {
    before: held.state,
    state: to,
    movedBy: 'case_system',
    since: world.minutes,
    main: null,
  })
}

/** A picture that never came: its holder is told, once. */
export const lose: Step = async (world) => {
  const { report } = await send(world, { isTrusted: true, email: null }, 1)
  if (report === null) throw new Error('a trusted report is there at once')
  const [taken] = await takeMedia(world.db, 1)
  if (!taken) throw new Error('nothing was to be fetched')
  const settling = { media: taken.id, path: null, ifLost: `Borta ${written}` }
  expect(await settleMedia(world.db, photos, settling)).toBe('failed')
  expect(await settleMedia(world.db, photos, settling)).toBe('settled_before')
  const notes = await world.db.selectFrom('entries').select('audience').where('report', '=', report).execute()
  expect(notes).toEqual([{ audience: 'note' }])
  await isWhole(world.db, report)
}
