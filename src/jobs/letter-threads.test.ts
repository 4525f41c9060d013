import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { reviewReport } from '#moderation/review-report.ts'
import { markOf, reviewedReport } from '#moderation/reviewed-report.ts'
import { tellRemark } from '#moderation/tell-remark.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { takeBodyMail } from '#reports/mails/take-body-mail.ts'
import { takeResidentMail } from '#reports/mails/take-resident-mail.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aMail } from '../../test/mails.ts'
import { sendingLetters } from '../../test/outgoing-letters.ts'
import { alingsas, aQuietReport, aReport, fillBodies, theBody } from '../../test/reports.ts'
import { someAddress } from '../../test/watches.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { mailTo, baseUrl, server } = await sendingLetters(db)
const host = new URL(baseUrl).hostname

/** As a long title is: it takes several lines of a mail's head, and letters that must be encoded. */
const title =
  'Hål i vägen vid Åsögatan 🕳️ och en lös brunn mitt för övergångsstället där barnen går till skolan'

const nothingToldYet = () =>
  db.updateTable('followers').set({ last_letter_at: null, told_at: null }).execute()

test('all letters about a report to a person are one thread by subject and root, also where the first never left', async () => {
  const email = someAddress()
  const { number, caseId, person } = await aQuietReport(db, { email, title })
  const by = theBody(alingsas)
  const acts = ['receive', 'investigate', 'plan', 'start', 'ask', 'fix', 'reopen', 'decline'] as const
  for (const [place, act] of acts.entries()) {
    await nothingToldYet()
    const who = act === 'reopen' ? ({ actor: 'reporter', door: 'web', person } as const) : by
    await moveCase(db, { caseId, act, by: who, words: `Sagt ${place}.` })
    if (act !== 'reopen') await expect.poll(() => told(`Sagt ${place}.`), { timeout: 8_000 }).toBe(true)
  }
  await nothingToldYet()
  await answerReporter(db, { caseId, by, audience: 'message', words: 'Ett svar.' })
  await expect.poll(() => told('Ett svar.'), { timeout: 8_000 }).toBe(true)
  await takeResidentMail(db, {
    ...{ mail: await aMail(db), report: number, language: 'en', words: 'Tack.', says: null },
    ...{ to: email, person },
  })
  await mailTo(email, 'We have sent what you wrote')
  await review(number)
  await mailTo(email, 'Vi har granskat felanmälan')

  const mails = server.mailsTo(email)
  expect(mails).toHaveLength(acts.length + 2)
  expect(new Set(mails.map(({ subject }) => subject))).toEqual(
    new Set([`${[...title].slice(0, 79).join('').trimEnd()}… [${number}]`]),
  )
  for (const header of ['references', 'in-reply-to'])
    expect(new Set(mails.map(({ headers }) => headers.get(header))).size, header).toBe(1)
  for (const { raw } of mails)
    expect(
      raw
        .toString()
        .split('\r\n\r\n')[0]
        ?.split('\r\n')
        .filter((line) => line.length > 200),
    ).toEqual([])

  function told(words: string): boolean {
    return server.mailsTo(email).some(({ text }) => text.includes(words))
  }
})

/** Something said on it, or its text, is changed: the reporter hears why. */
async function review(report: number): Promise<void> {
  const remark = randomUUID()
  const said = {
    topic: 'abuse',
    report,
    reason: 'other',
    words: 'Läs.',
    email: null,
    language: 'sv',
  } as const
  await tellRemark(db, { id: remark, ...said })
  const { texts } = await reviewedReport(db, report)
  const { id: link } = await db
    .selectFrom('links')
    .select('id')
    .where('remark', '=', remark)
    .executeTakeFirstOrThrow()
  await reviewReport(db, {
    ...{ remark, report, link, act: 'change', mark: markOf(texts), reason: 'person', dropsAnswers: false },
    ...{ texts: { ...texts, description: '[…]' }, entryWords: [], entries: [], photos: [] },
  })
}

test('what a body hears of its own mail stands in the thread of its case; a resident who has proven nothing reads no title', async () => {
  const { number, caseId } = await aReport(db, { email: someAddress(), title, placeWords: 'Åsögatan 4' })
  const officer = 'bo.ek@alingsas.example'
  const first = await db
    .selectFrom('deliveries')
    .select('id')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  await takeBodyMail(db, {
    ...{ mail: await aMail(db), caseId, report: number, holder: alingsas, link: null, to: officer },
    ...{ words: 'Pågår', said: { act: 'start', words: '' } },
  })
  const mail = await mailTo(officer, 'Så här förstod vi ert svar')
  expect(mail.subject).toBe(`Re: Ny felanmälan: Hål i gatan eller vägen, Åsögatan 4 [${number}]`)
  expect(mail.headers.get('references')).toBe(`<${first.id}@${host}>`)

  const stranger = someAddress()
  await takeResidentMail(db, {
    ...{ mail: await aMail(db), report: number, language: 'sv', words: 'Hej.', says: null },
    ...{ to: stranger, why: 'unknown_sender' },
  })
  const asked = await mailTo(stranger, 'Är det du som har skrivit?')
  expect(asked.raw.toString()).not.toMatch(/references:/i)
  expect(`${asked.subject}${asked.text}`).not.toContain('Hål i vägen')
})
