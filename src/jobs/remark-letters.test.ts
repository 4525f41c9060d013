import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { remindOfRemarks } from '#moderation/remind-of-remarks.ts'
import { reviewReport } from '#moderation/review-report.ts'
import { markOf, reviewedReport } from '#moderation/reviewed-report.ts'
import { tellRemark } from '#moderation/tell-remark.ts'
import { openTestDatabase } from '../../test/database.ts'
import { sendingLetters } from '../../test/outgoing-letters.ts'
import { aReport, emptyQueues, fillBodies } from '../../test/reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { number, person } = await aReport(db, { email: 'ada@invanare.example', language: 'en' })
await emptyQueues(db)
const { operatorEmail, mailTo } = await sendingLetters(db)
const abuse = { topic: 'abuse', report: number, reason: 'hate', language: 'sv' } as const
const barrier = {
  topic: 'barrier',
  page: '/karta',
  words: 'Den läses inte upp.',
  language: 'sv',
  email: 'eva@invanare.example',
} as const

test('abuse reaches the operators with a link of their own, and a reply that quotes it reaches nobody else', async () => {
  const stolen = `http://localhost:3000/svar/k1.${'S'.repeat(22)}.${'S'.repeat(22)}`
  const words = `<b>Hot</b> här: ${stolen}`
  await tellRemark(db, { id: randomUUID(), ...abuse, words, email: 'eva@invanare.example' })
  const mail = await mailTo(operatorEmail, 'Anmält missbruk')
  expect(mail.subject).toBe(`Anmält missbruk: Hot, hat eller kränkningar [${number}]`)
  expect(mail.text).toMatch(/\/granska\/k1\.[\w-]{22}\.[\w-]{22}/)
  expect(mail.text).toContain('eva@invanare.example')
  expect(mail.html).toContain('&lt;b>Hot&lt;/b>')
  expect(mail.raw.toString()).not.toContain('S'.repeat(22))
  expect(mail.headers.get('reply-to')).toBe(operatorEmail)
})

test('A11Y-3: an answer to the letter about a barrier goes to whoever met it, and operators are reminded', async () => {
  const id = randomUUID()
  await tellRemark(db, { id, ...barrier })
  const mail = await mailTo(operatorEmail, 'Någon har mött ett hinder')
  expect(mail.headers.get('reply-to')).toBe('eva@invanare.example')
  expect(mail.text).toContain(`npm run remarks -- answered ${id}`)
  expect(mail.text).not.toContain('/granska/')
  await db
    .updateTable('remarks')
    .set({ told_at: new Date('2026-11-02T12:00:00Z') })
    .where('id', '=', id)
    .execute()
  await remindOfRemarks(db)
  const reminder = await mailTo(operatorEmail, 'Väntar på svar för länge: 1')
  expect(reminder.text).toContain('Skulle ha besvarats: 4 november 2026')
})

test('whoever told of abuse hears what was decided and why, in their language, once, and nothing of what was written', async () => {
  const about = await aReport(db, { email: 'bo@invanare.example' })
  const decide = async (email: string, language: 'sv' | 'en', act: 'stand' | 'hide') => {
    const remark = randomUUID()
    await tellRemark(db, {
      id: remark,
      ...abuse,
      report: about.number,
      words: 'Se rubriken.',
      email,
      language,
    })
    const { texts } = await reviewedReport(db, about.number)
    const { id: link } = await db
      .selectFrom('links')
      .select('id')
      .where('remark', '=', remark)
      .executeTakeFirstOrThrow()
    const reason = act === 'hide' ? ('person' as const) : null
    const decision = { remark, report: about.number, link, act, mark: markOf(texts), reason, texts }
    const review = () =>
      reviewReport(db, { ...decision, dropsAnswers: false, entryWords: [], entries: [], photos: [] })
    await review()
    if (act === 'stand') await review()
  }
  await decide('eva@invanare.example', 'sv', 'stand')
  const left = await mailTo('eva@invanare.example', 'Vi har granskat det du anmälde')
  expect(left.text).toMatch(/står kvar som den är\. Skäl: /)
  expect(left.text).toContain(`/rapporter/${about.number}`)
  await decide('ann@invanare.example', 'en', 'hide')
  const hidden = await mailTo('ann@invanare.example', 'We have reviewed what you told us of')
  expect(hidden.text).toMatch(/hidden the whole report[\s\S]*Reason: [\s\S]*Reply to this letter/)
  expect(hidden.text).not.toMatch(/\/rapporter\/\d|\/granska\//)
  for (const mail of [left, hidden]) {
    expect(mail.text).not.toMatch(/Djupt|Se rubriken|bo@invanare|Ada Lind/)
    expect(mail.headers.get('reply-to')).toBe(operatorEmail)
  }
  const settled = await db.selectFrom('letters').select('id').where('kind', '=', 'settled').execute()
  expect(settled).toHaveLength(2)
})

test('the reporter reads in their language what was done, why, and how to object; none of the words', async () => {
  const remark = randomUUID()
  await tellRemark(db, { id: remark, ...abuse, words: 'Se rubriken.', email: null })
  const { texts } = await reviewedReport(db, number)
  const { id: link } = await db
    .selectFrom('links')
    .select('id')
    .where('remark', '=', remark)
    .executeTakeFirstOrThrow()
  await reviewReport(db, {
    ...{ remark, report: number, link, act: 'hide', mark: markOf(texts), reason: 'hate' },
    ...{ texts: { ...texts, title: '[…]' }, dropsAnswers: false },
    ...{ entryWords: [], entries: [], photos: [] },
  })
  const mail = await mailTo('ada@invanare.example', 'We have reviewed')
  expect(mail.text).toMatch(/changed the text[\s\S]*threats, hate or insults[\s\S]*hidden the whole report/)
  expect(mail.text).toContain('Reply to this letter and say why')
  expect(mail.text).toMatch(/\/en\/min-rapport\/k1\./)
  expect(mail.text).not.toMatch(/Djupt|Se rubriken/)
  expect(mail.headers.get('reply-to')).toBe(operatorEmail)
  const sent = await db.selectFrom('letters').select('state').where('person', '=', person).execute()
  expect(sent.length).toBeGreaterThan(0)
})
