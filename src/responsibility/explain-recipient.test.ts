import { expect, test } from 'vitest'
import { languages, messagesIn } from '#i18n/messages.ts'
import { beside, eastward, street } from '../../test/roads.ts'
import { makeTables, square, type TablesToMake } from '../../test/tables.ts'
import type { Asked } from './answer.ts'
import { reasonFacts, stepFacts } from './codes.ts'
import { explainRecipient } from './explain-recipient.ts'
import { responsibleFor } from './responsible-for.ts'

const explained = (made: TablesToMake, language: 'sv' | 'en' = 'sv', asked: Partial<Asked> = {}) => {
  const tables = makeTables(made)
  const place = beside(square, { east: 50 })
  const answer = responsibleFor({ place, category: 'hal', at: new Date(), ...asked }, tables)
  if (!answer.found) throw new Error('the square is in Sweden')
  return explainRecipient(language, answer, tables)
}
const state = street('180', eastward(square), { owner: 'state', number: '180', name: null })
const storgatan = street('g', eastward(square, { north: 2 }))

test.each(languages)('each reason and each step has its words in %s', (language) => {
  const { reasons, steps } = messagesIn(language).responsibility
  expect(Object.keys(reasons)).toEqual(Object.keys(reasonFacts))
  expect(Object.keys(steps)).toEqual(Object.keys(stepFacts))
})

test('an answer is read aloud step by step', () => {
  expect(explained({ roads: [state] }).steps).toEqual([
    'Platsen ligger i Sverige.',
    'Närmaste ort ligger i Alingsås kommun; gränserna är inte inlästa.',
    'Hål i gatan eller vägen: den som sköter vägen ansvarar.',
    'Närmaste körbana (väg 180) är statlig, vid platsen.',
    'Ingen har sagt något annat om platsen.',
    'Det skickas till Trafikverket.',
  ])
  expect(explained({ roads: [state] }, 'en').steps[3]).toBe(
    "The nearest carriageway (road 180) is the state's, at the place.",
  )
})

test('an unsure answer asks one plain question and tells who else it may be', () => {
  expect(explained({ roads: [state, storgatan] })).toMatchObject({
    recipient: 'Alingsås kommun',
    sentence:
      'Går till Alingsås kommun, därför att vi är osäkra på vem som sköter platsen, och Alingsås kommun skickar vidare om det är någon annan.',
    question: 'Vet du vem som sköter platsen?',
    alternatives: [{ body: 'trafikverket', name: 'Trafikverket', because: 'väg 180 är statlig' }],
  })
})

test('whoever chose is spoken to as the one who did', () => {
  const chosen = { body: '1489', why: 'keeper' } as const
  expect(explained({ roads: [state] }, 'sv', { chosen }).sentence).toBe(
    'Går till Alingsås kommun, därför att du valde Alingsås kommun.',
  )
  expect(explained({ roads: [state] }, 'en', { chosen }).sentence).toBe(
    'Goes to Alingsås kommun, because you chose Alingsås kommun.',
  )
})

test('who can’t be sent it is told of with why', () => {
  const refuses = { bodies: [{ code: '1489', refuses_reports: true }] }
  expect(explained(refuses).sentence).toBe('Alingsås kommun vill ha felanmälningar på sin egen webbplats.')
  expect(explained({ silent: ['1489'] }).sentence).toBe(
    'Vi har ingen adress till Alingsås kommun för det här än.',
  )
  const nameless = { ...state, owner: 'private', ownerName: null } as const
  expect(explained({ roads: [nameless] })).toMatchObject({
    sentence: expect.stringContaining('Vägen är enskild: den sköts av en vägförening'),
    meaning: expect.stringContaining('En enskild väg'),
    urgent: null,
  })
})
