import { expect, test } from 'vitest'
import { mappingShape } from '#bodies/connections/mapping.ts'
import { kinds } from '#integrations/kinds.ts'

test.each([
  ['file-drop', { categories: null, states: false }],
  ['infracontrol', { categories: 'word', states: true }],
  ['sundsvall-incident', { categories: 'word', states: true }],
  ['webhook', { categories: null, states: true }],
] as const)('the tables of %s can be filled in by those who run it', (kind, shape) => {
  const known = kinds[kind]
  expect(known && mappingShape(known.settings)).toEqual(shape)
})

test('what a body calls the fields of who has reported is masked as well', () => {
  const known = kinds['infracontrol']
  const settings = known?.settings.parse({
    ...{ transport: 'soap', endpoint: 'https://infracontrol.example', organisation: 'Alingsås kommun' },
    fields: { reporterName: 'kontakt.namn' },
  })
  expect(known?.personalFields).toEqual(['anmalareNamn', 'anmalareEpost'])
  expect(known?.personalFieldsIn?.(settings)).toEqual(['namn'])
})
