import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { tellRemark } from '#moderation/tell-remark.ts'
import { beginAdding } from '#people/passkeys/begin.ts'
import { siteAt } from '#people/passkeys/site.ts'
import { beginSession } from '#people/sessions.ts'
import { contributeByLink } from '#reports/contributions/contribute-by-link.ts'
import type { ContributionKind } from '#reports/contributions/contribution.ts'
import { saveContribution } from '#reports/contributions/save-contribution.ts'
import { recordLetter, takeLetters } from '#reports/letters/take-letters.ts'
import { takeResidentMail } from '#reports/mails/take-resident-mail.ts'
import { moveCase } from '#reports/move-case.ts'
import { addPasskey } from '#reports/persons/add-passkey.ts'
import { askForAddress } from '#reports/persons/ask-for-address.ts'
import { askToSignIn } from '#reports/persons/ask-to-sign-in.ts'
import { saveDraft } from '#reports/save-draft.ts'
import { thank } from '#reports/thanks/thank.ts'
import { type Authenticator, softAuthenticator } from './authenticator.ts'
import { aMail } from './mails.ts'
import { aReportWithPhoto } from './photos.ts'
import { aDraft, alingsas, aReport, theBody } from './reports.ts'
import { aroundSquare, aWaitingWatch, aWatch } from './watches.ts'

export const anAddress = () => `${randomUUID()}@invanare.example`

async function aLinkTo(db: Db, person: number): Promise<string> {
  const { id } = await db
    .selectFrom('links')
    .select('id')
    .where('person', '=', person)
    .executeTakeFirstOrThrow()
  return id
}

/** Adds something to a report as whoever has proven this address. */
export async function add(
  db: Db,
  person: number,
  report: number,
  kind: ContributionKind,
  words = '',
): Promise<void> {
  const id = randomUUID()
  await contributeByLink(db, {
    ...{ id, kind, report, words, person, link: await aLinkTo(db, person) },
    wantsLetters: true,
    language: 'sv',
    door: 'web',
  })
}

/** Somebody about whom everything is kept that can be, their address in every text. */
export async function somebodyBusy(db: Db, photos: PhotoStore, email = anAddress()) {
  const said = `Skriv till ${email} eller ${email.toUpperCase()}.`
  const own = await aReportWithPhoto(db, photos, { email, description: said, placeWords: said })
  const { reporter: person } = await db
    .selectFrom('reports')
    .select('reporter')
    .where('number', '=', own.number)
    .executeTakeFirstOrThrow()
  if (person === null) throw new Error('it has a reporter')
  const { number: other, caseId } = await aReport(db, { email: anAddress() })
  await add(db, person, other, 'support', said)
  await add(db, person, other, 'fixed', said)
  await moveCase(db, { caseId, act: 'receive', by: theBody(alingsas), words: `Vi har svarat ${email}.` })
  await saveDraft(db, aDraft({ email, title: said }))
  const waiting = { kind: 'update', wantsLetters: true, language: 'sv' } as const
  await saveContribution(db, { ...waiting, id: randomUUID(), report: other, email, words: said })
  const remark = { language: 'sv', words: said, email } as const
  await tellRemark(db, { ...remark, id: randomUUID(), topic: 'abuse', report: other, reason: 'other' })
  await tellRemark(db, { ...remark, id: randomUUID(), topic: 'barrier', page: '/karta' })
  await aWatch(db, { email, watched: aroundSquare(500, said) })
  await aWaitingWatch(db, { email, watched: aroundSquare(1000, said) })
  const { number: mended, caseId: last } = await aReport(db, { email: anAddress() })
  await add(db, person, mended, 'follow')
  await moveCase(db, { caseId: last, act: 'fix', by: theBody(alingsas) })
  await thank(db, {
    report: mended,
    from: { person, link: await aLinkTo(db, person), words: '', language: 'sv' },
    door: 'web',
  })
  const answered = { report: mended, language: 'sv', words: said, says: null, to: email } as const
  await takeResidentMail(db, { ...answered, mail: await aMail(db), person })
  await takeResidentMail(db, { ...answered, mail: await aMail(db), why: 'unknown_sender' })
  await askToSignIn(db, { email, language: 'sv' })
  await askForAddress(db, { person, address: anAddress(), language: 'sv' })
  await aPasskey(db, { person, email, name: said })
  return { email, person, own: own.number, other, session: await beginSession(db, person) }
}

/** A key that a person has added; the device that keeps it. */
export async function aPasskey(
  db: Db,
  { person, email, name = 'Min telefon' }: { person: number; email: string; name?: string },
  home = 'http://localhost',
): Promise<Authenticator> {
  const site = siteAt(home)
  const device = softAuthenticator(home)
  const { browser, options } = await beginAdding(db, { person, email, site })
  const answer = device.add(options)
  const isAdded = await addPasskey(db, { person, browser, answer, name, site, door: 'web' })
  if (!isAdded) throw new Error('the key was not added')
  return device
}

/** Each table and column that holds a text somewhere, in whole rows: nothing can hide in it. */
export async function tablesWith(db: Db, text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select nspname as schema, relname as name from pg_class join pg_namespace n on n.oid = relnamespace
    where relkind in ('r', 'm') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    order by 1, 2`.execute(db)
  const found: string[] = []
  for (const { schema, name } of tables) {
    const { rows } = await sql`select from ${sql.table(`${schema}.${name}`)} one
      where one::text ilike ${`%${text}%`} limit 1`.execute(db)
    if (rows.length > 0) found.push(name)
  }
  return found
}

/** The links to a person that still open something. */
export const linksOf = (db: Db, person: number) =>
  db
    .selectFrom('links')
    .select(['act', 'report'])
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .orderBy('report')
    .orderBy('act')
    .execute()

/** All letters that are due have left. */
export async function sendLetters(db: Db): Promise<void> {
  for (const { id, attempt } of await takeLetters(db, 1000))
    await recordLetter(db, { letter: id, attempt, outcome: 'sent', answer: '250 ok' })
}
