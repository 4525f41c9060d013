import { expect, test } from 'vitest'
import { loadBodies } from '#bodies/load-bodies.ts'
import { explainRecipient } from '#responsibility/explain-recipient.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import { openTestDatabase } from '../../test/database.ts'
import { loadTown } from './load-town.ts'

const { db } = await openTestDatabase()
await loadBodies(db)
await loadTown(db, {
  operatorEmail: 'drift@foreningen.example',
  deliver: async () => ({ outcome: 'sent', answer: '250 Ok' }),
})
const tables = await loadTables(db)

const said = (lat: number, lon: number, category: string) => {
  const answer = responsibleFor(
    { place: { lat, lon }, category, at: new Date(), municipality: '1489' },
    tables,
  )
  if (!answer.found) throw new Error('the town is in Sweden')
  return explainRecipient('sv', answer, tables)
}

test('J2: on road 180 a hole goes to Trafikverket, with its telephone, and a lamp to the municipality', () => {
  expect(said(57.9261, 12.5364, 'hal')).toMatchObject({
    sentence: 'Går till Trafikverket, därför att väg 180 är statlig.',
    urgent: 'Är det bråttom? Ring Trafikverket på 0771-921 921.',
  })
  expect(said(57.9261, 12.5364, 'belysning').sentence).toBe(
    'Går till Alingsås kommun, därför att Alingsås kommun sköter det här: Belysningen på väg 180 genom centrum.',
  )
})

test('J3: on a private road the association is named, and what it means', () => {
  expect(said(57.9202, 12.538, 'hal')).toMatchObject({
    sentence:
      'Går till Hjortmarka vägsamfällighet, därför att Hjortmarkavägen är enskild och sköts av Hjortmarka vägsamfällighet.',
    meaning: expect.stringContaining('En enskild väg sköts av'),
  })
  expect(said(57.933238, 12.521144, 'hal').sentence).toBe(
    'Vägen är enskild och sköts av Lyckans vägförening, inte av kommunen. Ingen adress är anmäld till oss.',
  )
})

test('three municipalities are written to by their registrators', () => {
  const sources = ['1445', '2403', '2425', '1489'].map((code) => tables.receivers.address(code, 'hal'))
  expect(sources).toEqual(['registrator', 'registrator', 'registrator', 'body'])
})
