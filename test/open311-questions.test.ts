import { afterEach, expect, test } from 'vitest'
import { readQuestions } from '#bodies/questions/read-questions.ts'
import { fetchDefinition, fetchServices } from '#integrations/open311/fetch-services.ts'
import { questionsFrom } from '#integrations/open311/questions-from.ts'
import type { Definition, TheirAttribute } from '#integrations/open311/read-services.ts'
import { roomsFor } from './open311-far.ts'
import { startOpen311Server } from './open311-server/server.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** As the file of a body's questions is read: all that holds there holds for these. */
const asRead = (definition: Definition) =>
  readQuestions(JSON.stringify({ questions: questionsFrom(definition, ['hal']).questions }))

test.each(['xml', 'json'] as const)(
  'a definition in %s becomes questions that a body could have written',
  async (format) => {
    const city = await startOpen311Server()
    stops.push(city.stop)
    const rooms = roomsFor(city, { format })
    const { services } = await fetchServices(rooms)
    expect(services.map(({ code, name, hasDefinition }) => [code, name, hasDefinition])).toEqual([
      ['001', 'Hål i gatan', false],
      ['Belysning & el', 'Belysning', true],
      ['klotter', 'Klotter', false],
    ])
    const definition = await fetchDefinition(rooms, 'Belysning & el')
    const { questions, answers, left } = questionsFrom(definition, ['hal'])
    expect(asRead(definition)).toMatchObject({ ok: true })
    expect(questions.map(({ code, kind, required, sv }) => [code, kind, required, sv.label])).toEqual([
      ['whishetn', 'one', true, 'Vilken färg?'],
      ['stolpe_nr', 'text', false, 'Stolpens nummer'],
      ['antal', 'number', false, 'Hur många lampor?'],
      ['sedan', 'date', false, 'Sedan när?'],
      ['var', 'many', false, 'Var?'],
      ['obs', 'notice', false, 'Ring 112 vid fara.'],
    ])
    expect(answers).toEqual({
      whishetn: { attribute: 'WHISHETN', values: { w: 'W', v_2: '2' }, isMoment: false },
      stolpe_nr: { attribute: 'stolpe nr', values: {}, isMoment: false },
      antal: { attribute: 'antal', values: {}, isMoment: false },
      sedan: { attribute: 'sedan', values: {}, isMoment: true },
      var: { attribute: 'var', values: { gc: 'GC', v: 'V' }, isMoment: false },
    })
    expect(left).toEqual([])
  },
)

const attribute = (code: string, changes: Partial<TheirAttribute> = {}): TheirAttribute => ({
  ...{ code, isAsked: true, datatype: 'string', isRequired: false, isAutomatic: false, hint: '', order: 1 },
  ...{ description: code, values: [], ...changes },
})
const values = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `${index}`, name: `Val ${index}` }))

test('what residents can’t be asked is told of, and what is required is asked first', () => {
  const attributes = [
    ...Array.from({ length: 9 }, (_, index) => attribute(`fraga${index}`, { order: index })),
    attribute('maste', { isRequired: true, order: 99 }),
    attribute('lang', { datatype: 'singlevaluelist', values: values(40), isRequired: true }),
    attribute('enda', { datatype: 'singlevaluelist', values: values(1), isRequired: true }),
    attribute('fixmystreet_id', { isRequired: true }),
  ]
  const made = questionsFrom({ service: 'x', attributes }, ['hal'])
  expect(made.questions.map(({ code }) => code)).toContain('maste')
  expect(made.questions).toHaveLength(8)
  expect(made.attributes).toEqual({ enda: '0' })
  expect(made.left).toEqual([
    { attribute: 'lang', isRequired: true, why: 'too_many_values' },
    { attribute: 'fraga7', isRequired: false, why: 'too_many_questions' },
    { attribute: 'fraga8', isRequired: false, why: 'too_many_questions' },
  ])
})

test('names that come to the same code stay apart, and strange ones become codes', () => {
  const attributes = [
    attribute('Färg'),
    attribute('färg'),
    attribute('42'),
    attribute('…'),
    attribute('x'.repeat(80)),
  ]
  const definition = { service: 'x', attributes }
  expect(asRead(definition)).toMatchObject({ ok: true })
  expect(questionsFrom(definition, ['hal']).questions.map(({ code }) => code)).toEqual([
    'farg',
    'farg_2',
    'v_42',
    'v',
    'x'.repeat(40),
  ])
})
