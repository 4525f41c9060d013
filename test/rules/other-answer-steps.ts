import { expect } from 'vitest'
import { askOnceMore } from '#reports/letters/ask-once-more.ts'
import { askWhichReport } from '#reports/letters/ask-which-report.ts'
import { aMail } from '../mails.ts'
import type { Step } from './outcomes.ts'
import { pick, type World } from './world.ts'

/** Somebody answers a letter about several reports: it says how to be heard, until that has been said often enough. */
export const answerSeveral: Step = async (world, { who }) => {
  const known = world.people.flatMap(({ email, id }) => (id === null ? [] : [{ email, person: id }]))
  const one = pick(known, who)
  if (!one) return
  const mail = await aMail(world.db)
  const isTold = await askWhichReport(world.db, { ...one, language: 'sv', mail })
  const letters = await answersTo(world, mail)
  expect(letters.map(({ kind, person }) => ({ kind, person }))).toEqual(
    isTold ? [{ kind: 'which_report', person: one.person }] : [],
  )
}

/** Somebody answers the letter that asks for a press: the same links again, and nothing for anybody else. */
export const answerUnpressed: Step = async (world, { which, what, also }) => {
  const draft = pick(world.drafts, which)
  const asked = draft && (await latestAsked(world, draft.id))
  if (!draft || !asked) return
  const mail = await aMail(world.db)
  const isTheirs = what % 4 !== 3
  const isRefused = also % 4 === 3
  const from = isTheirs ? asked.email : `en-annan-${asked.email}`
  const became = await askOnceMore(world.db, { letter: asked.letter, from, mail, isRefused })
  const letters = await answersTo(world, mail)
  if (!isTheirs) expect(became).toBe('nothing_waits')
  if (isRefused) expect(['refused', 'nothing_waits']).toContain(became)
  expect(letters.map(({ kind }) => kind)).toEqual(became === 'sent' ? ['confirm'] : [])
  for (const { id } of letters)
    expect(await linksIn(world, asked.letter)).toEqual(expect.arrayContaining(await linksIn(world, id)))
}

const answersTo = ({ db }: World, mail: string) =>
  db.selectFrom('letters').select(['id', 'kind', 'person']).where('answers', '=', mail).execute()

const latestAsked = ({ db }: World, draft: string) =>
  db
    .selectFrom('letter_drafts')
    .innerJoin('letters', 'letters.id', 'letter_drafts.letter')
    .innerJoin('drafts', 'drafts.id', 'letter_drafts.draft')
    .select(['letters.id as letter', 'drafts.email'])
    .$narrowType<{ email: string }>()
    .where('drafts.id', '=', draft)
    .where('drafts.email', 'is not', null)
    .orderBy('letters.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()

async function linksIn({ db }: World, letter: string): Promise<string[]> {
  const rows = await db
    .selectFrom('letter_drafts')
    .select('link')
    .where('letter', '=', letter)
    .orderBy('link')
    .execute()
  return rows.map(({ link }) => link)
}
