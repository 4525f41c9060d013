import { expect, test } from 'vitest'
import { questionAbout } from './question-about.ts'

const place = { lat: '57.93018', lon: '12.53352' }
const title = 'Ett hål'

test.each([
  ['a place alone', { ...place, title, category: '', recipient: '' }, {}],
  ['a category', { ...place, category: 'hal' }, { category: 'hal' }],
  ['the likelier municipality', { ...place, municipality: '1489' }, { municipality: '1489' }],
  ['another one, not named yet', { ...place, municipality: 'other', otherMunicipality: '' }, {}],
  ['another one', { ...place, municipality: 'other', otherMunicipality: '1281' }, { municipality: '1281' }],
  ['a recipient', { ...place, recipient: 'trafikverket' }, { recipient: 'trafikverket' }],
])('of a form with %s only what was chosen is asked about', (_, fields, more) => {
  expect(Object.fromEntries(questionAbout(fields, ['recipient']))).toEqual({ ...place, ...more })
})
