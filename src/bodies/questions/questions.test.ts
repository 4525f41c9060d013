import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { loadBodies } from '../load-bodies.ts'
import { questionsOf } from './asked-questions.ts'
import { importQuestions } from './import-questions.ts'
import { fieldOf } from './question.ts'
import { allQuestions } from './question-queries.ts'
import { readAnswers } from './read-answers.ts'
import { publicAnswers, sayAnswers } from './say-answers.ts'

const { db } = await openTestDatabase()
beforeAll(() => loadBodies(db))

const about = (code: string, otherwise: object = {}) => ({
  code,
  categories: ['hal'],
  kind: 'text',
  sv: { label: `Frågan ${code}` },
  ...otherwise,
})
const depth = about('djup', { kind: 'number', required: true, least: 0, most: 300 })
const where = about('var', {
  kind: 'one',
  en: { label: 'Where?' },
  options: [
    { code: 'vag', sv: 'I vägen', en: 'In the road' },
    { code: 'tomt', sv: 'På en tomt', stop: { sv: 'Fråga den som äger tomten.' } },
  ],
})
const seen = about('nar', {
  kind: 'many',
  private: true,
  options: [
    { code: 'dag', sv: 'På dagen' },
    { code: 'natt', sv: 'På natten' },
  ],
})
const file = (...questions: object[]) => JSON.stringify({ questions })
const asked = async (...questions: object[]) => {
  await importQuestions(db, { body: '1489', json: file(...questions) })
  return questionsOf(await allQuestions(db))
}

test('a body asks its own questions about its categories; of the others the national ones are asked', async () => {
  const questions = await asked(depth, where)
  const codes = (body: string, category: string) => questions.askedBy(body, category).map(({ code }) => code)
  expect(codes('1489', 'hal')).toEqual(['djup', 'var'])
  expect(codes('1489', 'brunn')).toEqual(['lock'])
  expect(codes('1281', 'hal')).toEqual(['korbana'])
  expect(codes('1489', 'gatunamn')).toEqual([])
})

test('answers have the types of their questions; zero is an answer, nothing is none', async () => {
  const open = (await asked(depth, where, seen, about('dag', { kind: 'date' }))).askedBy('1489', 'hal')
  const read = readAnswers(open, {
    'q-djup': '0',
    'q-var': 'vag',
    'q-nar-natt': 'on',
    'q-nar-dag': 'on',
    'q-dag': '2026-11-23',
  })
  expect(read.mistakes).toEqual({})
  expect(read.answers.map(({ code, value }) => [code, value])).toEqual([
    ['djup', 0],
    ['var', 'vag'],
    ['nar', ['dag', 'natt']],
    ['dag', '2026-11-23'],
  ])
  expect(readAnswers(open, { 'q-djup': '2,5' }).answers).toEqual([{ body: '1489', code: 'djup', value: 2.5 }])
})

test.for([
  [{}, 'q-djup', 'missing'],
  [{ 'q-djup': 'djupt' }, 'q-djup', 'number'],
  [{ 'q-djup': '1e3' }, 'q-djup', 'number'],
  [{ 'q-djup': '301' }, 'q-djup', 'bounds'],
  [{ 'q-var': 'månen' }, 'q-var', 'option'],
  [{ 'q-var': 'tomt' }, 'q-var', 'stopped'],
  [{ 'q-dag': '2026-02-30' }, 'q-dag', 'date'],
  [{ 'q-dag': 'i går' }, 'q-dag', 'date'],
  [{ 'q-mer': 'å'.repeat(201) }, 'q-mer', 'tooLong'],
  [{ 'q-mer': 'Född 19811218-9876' }, 'q-mer', 'personalNumber'],
] as const)('%j is a mistake of %s: %s', async ([fields, field, mistake]) => {
  const questions = await asked(depth, where, about('dag', { kind: 'date' }), about('mer'))
  expect(readAnswers(questions.askedBy('1489', 'hal'), fields).mistakes).toMatchObject({ [field]: mistake })
})

test('an answer is read in words and in the reader’s language, also when its question is asked no more', async () => {
  const questions = await asked(depth, where, seen)
  const answers = [
    { body: '1489', code: 'djup', value: 1200 },
    { body: '1489', code: 'var', value: 'vag' },
    { body: '1489', code: 'nar', value: ['dag', 'natt'] },
  ]
  const said = (of: typeof questions, language: 'sv' | 'en') =>
    sayAnswers(of, answers, language).map(({ question, answer }) => `${question}: ${answer}`)
  expect(said(questions, 'sv')).toEqual([
    'Frågan djup: 1\u00a0200',
    'Frågan var: I vägen',
    'Frågan nar: På dagen, På natten',
  ])
  expect(said(questions, 'en')[1]).toBe('Where?: In the road')
  const retired = await asked(where)
  expect(retired.askedBy('1489', 'hal').map(({ code }) => code)).toEqual(['var'])
  expect(said(retired, 'sv')).toEqual(said(questions, 'sv'))
  expect(publicAnswers(retired, answers).map(({ code }) => code)).toEqual(['djup', 'var'])
  const unknown = [{ body: '1281', code: 'borta', value: 'x' }]
  expect(sayAnswers(retired, unknown, 'sv')).toEqual([
    {
      code: 'borta',
      question: 'borta',
      questionIn: 'sv',
      answer: 'x',
      answerIn: null,
      value: 'x',
      isPrivate: true,
    },
  ])
})

test('a file with faults changes nothing, and every fault is named', async () => {
  await asked(depth)
  const bad = file(
    about('Djup!'),
    about('a', { kind: 'one', options: [{ code: 'en', sv: 'En' }] }),
    about('b', { kind: 'notice', required: true }),
    about('c', { plate: true }),
    about('d', { options: [{ code: 'en', sv: 'En' }], stops: true }),
    about('d', { kind: 'number', least: 3, most: 2, färg: 'röd' }),
    about('e', { categories: ['lampor'], sv: { label: '' } }),
  )
  const refusal = importQuestions(db, { body: '1489', json: bad })
  for (const fault of [
    'Question 1, code: is no code',
    'Question 2, options: a choice needs two at least.',
    'Question 3, required: a notice can’t be answered.',
    'Question 4, plate: a plate is private.',
    'Question 5, options: only one and many have options.',
    'Question 5, stops: only a notice ends it',
    'Question 6, row: Unrecognized key: "färg".',
    'Question 7, categories: names a category',
    'Question 7, sv label: is empty.',
  ])
    await expect(refusal).rejects.toThrow(fault)
  const many = Array.from({ length: 9 }, (_, place) => about(`f${place}`))
  await expect(importQuestions(db, { body: '1489', json: file(...many) })).rejects.toThrow('more than 8')
  expect((await allQuestions(db, '1489')).filter(({ isRetired }) => !isRetired)).toHaveLength(1)
})

test('each option and question has a field of its own', () => {
  expect([fieldOf({ code: 'djup' }), fieldOf({ code: 'nar' }, 'dag')]).toEqual(['q-djup', 'q-nar-dag'])
})
