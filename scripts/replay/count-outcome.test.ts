import { expect, test } from 'vitest'
import { categoryByCode } from '#bodies/catalogue.ts'
import type { ReceivedMail } from '../../test/smtp-server.ts'
import { countOutcome, type Ledger } from './count-outcome.ts'
import { type Story, storyOf } from './story.ts'

const place = { lat: 57.7, lon: 11.9, municipality: { code: '1480' } }
const klotter = categoryByCode('klotter')
if (!klotter) throw new Error('the catalogue has no klotter')

const story = (old: number, number: number | null, refused: string | null = null): Story => ({
  ...storyOf({
    number: old,
    ...place,
    title: 'Klotter',
    description: 'På väggen',
    category: klotter,
    municipality: '1480',
    isClosed: false,
  }),
  number,
  refused,
})

const delivery = (number: number, id: string, to = 'goteborg@kommun.example'): ReceivedMail => ({
  messageId: `${id}@localhost`,
  to,
  from: '',
  returnPath: '',
  subject: `Ny felanmälan [${number}]`,
  text: '',
  html: '',
  headers: new Map(),
  attachments: [
    {
      name: 'arende.json',
      type: 'application/json',
      content: JSON.stringify({
        number,
        deliveryId: id,
        kind: 'report',
        category: { code: 'klotter' },
        description: '',
        place,
      }),
    },
  ],
  raw: Buffer.alloc(0),
  at: new Date(),
  cut: false,
})

const ledger = (repeats: [string, number][] = []): Ledger => ({
  repeatsOfUnknown: new Map(repeats),
  reports: 0,
  lettersWaiting: 0,
  unfinished: 0,
})

const count = (stories: Story[], mails: ReceivedMail[], written = ledger()) =>
  countOutcome({ stories, mails, ledger: written, addressFor: () => 'goteborg@kommun.example' })

test('a report that came once is delivered, one that never came is lost, one refused is neither', () => {
  const outcome = count(
    [story(1, 1000001), story(2, 1000002), story(3, null, '422 nej')],
    [delivery(1000001, 'a')],
  )
  expect(outcome).toMatchObject({ in: 3, routed: 1, delivered: 1, lost: ['2 (now 1000002)'], doubled: [] })
  expect([...outcome.refused]).toEqual([['422 nej', 1]])
})

test('the same mail again is a repeat only when the attempt before is recorded as unknown', () => {
  const mails = [delivery(1000001, 'a'), delivery(1000001, 'a')]
  expect(count([story(1, 1000001)], mails, ledger([['a@localhost', 1]]))).toMatchObject({
    repeats: 1,
    doubled: [],
  })
  expect(count([story(1, 1000001)], mails)).toMatchObject({
    repeats: 0,
    doubled: ['a@localhost came 1 times more than is recorded'],
  })
})

test('two mails for one number are doubled, and so is a report that nobody made', () => {
  const mails = [delivery(1000001, 'a'), delivery(1000001, 'b'), delivery(1000009, 'c')]
  expect(count([story(1, 1000001)], mails).doubled).toEqual([
    'report 1000001 came as 2 mails: a@localhost, b@localhost',
    'report 1000009 was delivered, but nobody has made it',
  ])
})

test('a report at another address is delivered but misrouted', () => {
  const outcome = count([story(1, 1000001)], [delivery(1000001, 'a', 'molndal@kommun.example')])
  expect(outcome).toMatchObject({ routed: 0, delivered: 1, misrouted: ['1 (now 1000001)'] })
})
