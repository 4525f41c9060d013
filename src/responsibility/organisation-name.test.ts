import { expect, test } from 'vitest'
import { organisationName } from './organisation-name.ts'

test.each([
  'Hjortmarka vägsamfällighet',
  'LYCKANS VÄGFÖRENING',
  'Norrby samf.',
  'Norrby ga:3',
  'Sveaskog AB',
  'Brf Utsikten',
  'Alingsås kommun',
  'Fortifikationsverket',
  'Ekuddens VF',
])('%s is an organisation', (name) => {
  expect(organisationName(name)).toBe(name)
})

test.each(['Ada Lind', 'LIND, ADA', 'Bo Ekström m.fl.', 'Gabriella Sand', 'Albin Abrahamsson', '', null])(
  'GDPR-6: %s may be a person, and is not said',
  (name) => {
    expect(organisationName(name)).toBeNull()
  },
)
