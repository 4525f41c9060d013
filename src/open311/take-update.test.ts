import { beforeEach, expect, test } from 'vitest'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { open311Client, readXml, wordsOf } from '../../test/open311.ts'
import { aKeyFor, errorsOf, formOf } from '../../test/open311-posts.ts'
import { alingsas, aReport, fillBodies, lund, type MadeReport, theBody } from '../../test/reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { post } = await open311Client(db)

const own = await aKeyFor(db, alingsas, true)

let made: MadeReport
let count = 0
beforeEach(async () => {
  made = await aReport(db)
})

const anUpdate = (changes: Record<string, string | undefined> = {}) => {
  count += 1
  const whole = {
    api_key: own,
    service_request_id: String(made.number),
    update_id: `UPD-${count}`,
    status: 'IN_PROGRESS',
    updated_datetime: new Date().toISOString(),
    description: 'Beställt av entreprenör.',
    ...changes,
  }
  return formOf(whole)
}

const stateNow = async () =>
  (
    await db
      .selectFrom('cases')
      .select('state')
      .where('report', '=', made.number)
      .where('is_present', '=', true)
      .executeTakeFirstOrThrow()
  ).state

const saidOf = async () =>
  (
    await db
      .selectFrom('entries')
      .innerJoin('entry_texts', (join) =>
        join.onRef('entry_texts.entry', '=', 'entries.id').on('version', '=', 'published'),
      )
      .select(['words', 'written_by', 'audience'])
      .where('report', '=', made.number)
      .orderBy('id')
      .execute()
  ).map(({ words, written_by, audience }) => `${written_by} ${audience}: ${words}`)

test('pictures that an update names are to be fetched for what it says, once', async () => {
  const update = anUpdate({ update_id: 'A-picture', status: 'FIXED', description: '' })
  update.append('media_url', 'https://gata.example/efter.jpg')
  update.append('media_url', 'https://gata.example/efter.jpg')
  for (let times = 0; times < 2; times += 1)
    expect((await post('servicerequestupdates.xml', update)).status).toBe(200)
  const pictures = await db
    .selectFrom('media')
    .innerJoin('entries', 'entries.id', 'media.entry')
    .select(['media.url', 'media.state', 'entries.audience', 'entries.written_by'])
    .where('entries.report', '=', made.number)
    .execute()
  expect(pictures).toEqual([
    {
      url: 'https://gata.example/efter.jpg',
      state: 'waiting',
      audience: 'update',
      written_by: 'case_system',
    },
  ])
  expect(await stateNow()).toBe('fixed')
})

test('what a case system tells moves the case, with its words for everybody', async () => {
  const answer = await post('servicerequestupdates.xml', anUpdate({ update_id: 'A-1' }))
  expect(answer.status).toBe(200)
  const root = readXml(await answer.text())
  expect([root.tagName, ...wordsOf(root, 'update_id')]).toEqual(['service_request_updates', 'A-1'])
  expect(await stateNow()).toBe('in_progress')
  expect(await saidOf()).toEqual(['case_system update: Beställt av entreprenör.'])
})

test.each([
  ['open', 'new'],
  ['Received', 'received'],
  ['investigating', 'investigating'],
  ['Action Scheduled', 'planned'],
  ['in progress', 'in_progress'],
  ['FIXED', 'fixed'],
  ['closed', 'fixed'],
  ['no_further_action', 'no_action'],
  ['duplicate', 'no_action'],
  ['Not Council’s Responsibility', null],
  ['not_councils_responsibility', 'new'],
  ['unchanged', 'new'],
  ['sparkling', null],
  ['constructor', null],
])('%s leads to %s', async (status, state) => {
  const answer = await post('servicerequestupdates.json', anUpdate({ status }))
  expect(answer.status).toBe(state === null ? 400 : 200)
  expect(await stateNow()).toBe(state ?? 'new')
})

test('what is not theirs goes back', async () => {
  await post('servicerequestupdates.json', anUpdate({ status: 'not_councils_responsibility' }))
  const cases = await db
    .selectFrom('cases')
    .select(['holder', 'state'])
    .where('report', '=', made.number)
    .orderBy('id')
    .execute()
  expect(cases).toMatchObject([{ holder: alingsas, state: 'handed_over' }, { state: 'new' }])
})

test('the same update is taken once, also of two at once', async () => {
  const update = anUpdate()
  const answers = await Promise.all([1, 2, 3].map(() => post('servicerequestupdates.json', update)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await saidOf()).toHaveLength(1)
})

test('a status that comes late is words and no more', async () => {
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  await post('servicerequestupdates.json', anUpdate({ status: 'fixed', updated_datetime: at(10) }))
  await post(
    'servicerequestupdates.json',
    anUpdate({ status: 'reopen', updated_datetime: at(20), description: 'Sent ord.' }),
  )
  expect(await stateNow()).toBe('fixed')
  expect(await saidOf()).toHaveLength(2)
  // In order, though all of it arrives after it was so.
  await post('servicerequestupdates.json', anUpdate({ status: 'reopen', updated_datetime: at(5) }))
  expect(await stateNow()).toBe('new')
})

test.each([
  ['an unescaped plus', ' 01:00'],
  ['a zone without colon', '+0100'],
  ['both', ' 0100'],
])('when it was so is read with %s', async (_, zone) => {
  const at = new Date(Math.floor(Date.now() / 1000) * 1000 - 60_000)
  const there = new Date(at.getTime() + 3_600_000).toISOString().slice(0, 19)
  const update = anUpdate({ updated_datetime: `${there}${zone}` })
  expect((await post('servicerequestupdates.json', update)).status).toBe(200)
  const told = await db
    .selectFrom('told_updates')
    .select('said_at')
    .where('report', '=', made.number)
    .executeTakeFirstOrThrow()
  expect(told.said_at).toEqual(at)
})

test('what a person has done since is not rolled back', async () => {
  const before = new Date(Date.now() - 60_000).toISOString()
  await moveCase(db, { caseId: made.caseId, act: 'fix', by: theBody(alingsas) })
  await post('servicerequestupdates.json', anUpdate({ status: 'reopen', updated_datetime: before }))
  expect(await stateNow()).toBe('fixed')
})

test.each<[string, Record<string, string | undefined>, number, string[]]>([
  ['no key', { api_key: undefined }, 403, ['key_missing']],
  ['no update', { update_id: '' }, 400, ['parameter_missing']],
  ['no report', { service_request_id: undefined }, 400, ['parameter_missing']],
  ['an unknown report', { service_request_id: '999999999' }, 404, ['request_unknown']],
  ['no number', { service_request_id: '1; drop table cases' }, 404, ['request_unknown']],
  ['an unknown status', { status: 'sparkling' }, 400, ['status_unknown']],
  ['a time without zone', { updated_datetime: '2026-11-20T10:00:00' }, 400, ['parameter_unreadable']],
  ['a bare day', { updated_datetime: '2026-11-20' }, 400, ['parameter_unreadable']],
  ['no such day', { updated_datetime: '2026-02-30T10:00:00Z' }, 400, ['parameter_unreadable']],
  ['no reason', { status: 'no_further_action', description: '' }, 400, ['reason_missing']],
  ['too many words', { description: 'å'.repeat(4001) }, 400, ['parameter_too_long']],
  ['a personal number', { description: '811228-9874' }, 400, ['personal_number']],
  ['hardly anything', { status: '', updated_datetime: '' }, 400, ['parameter_missing', 'parameter_missing']],
])('%s is refused in words, and changes nothing', async (_, changes, status, codes) => {
  const answer = await post('servicerequestupdates.json', anUpdate(changes))
  expect(answer.status).toBe(status)
  expect(await errorsOf(answer)).toEqual(codes)
  expect(await stateNow()).toBe('new')
  expect(await saidOf()).toEqual([])
})

test('nobody tells of another’s case, by whatever key', async () => {
  for (const [key, status] of [
    [await aKeyFor(db, lund, true), 404],
    [await aKeyFor(db, null, true), 403],
    [await aKeyFor(db, alingsas, false), 403],
  ] as const) {
    const answer = await post('servicerequestupdates.json', anUpdate({ api_key: key }))
    expect(answer.status).toBe(status)
  }
  expect(await stateNow()).toBe('new')
  const told = await db
    .selectFrom('told_updates')
    .select('update_id')
    .where('report', '=', made.number)
    .execute()
  expect(told).toEqual([])
})

test('a name that another program has used is another update', async () => {
  await post('servicerequestupdates.json', anUpdate({ update_id: '1', description: 'Den första.' }))
  const beside = await aKeyFor(db, alingsas, true)
  await post(
    'servicerequestupdates.json',
    anUpdate({ api_key: beside, update_id: '1', description: 'Den andra.' }),
  )
  expect(await saidOf()).toEqual(['case_system update: Den första.', 'case_system update: Den andra.'])
})

test('what gave the case away is answered alike when it is told again', async () => {
  const gone = { update_id: 'bort', status: 'not_councils_responsibility', description: 'Statens väg.' }
  const answers = [
    await post('servicerequestupdates.json', anUpdate(gone)),
    await post('servicerequestupdates.json', anUpdate(gone)),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(await answers[1]?.json()).toEqual([{ update_id: 'bort' }])
})
