import { expect, test } from 'vitest'
import { exception, makeTables, type TablesToMake } from '../../../test/tables.ts'
import { checkAddress } from './check-address.ts'

const municipality = { code: 'municipality', facts: { municipality: '1489', placedBy: 'polygon' } } as const
const checked = (tables: TablesToMake, own: Parameters<typeof exception>[0] | null = null) =>
  checkAddress(makeTables(tables), {
    candidate: { body: '1489', reason: municipality },
    category: 'hal',
    exception: own && exception(own),
  })

test('who has an address takes it', () => {
  expect(checked({})).toMatchObject({
    recipient: { takes: true, body: '1489', name: 'Alingsås kommun', address: 'body', exception: null },
    steps: [{ code: 'address', facts: { body: '1489', kind: 'body' } }],
  })
})

test.each([
  ['contractor', 'contractor'],
  ['unit', 'unit'],
  ['takes_over', 'unit'],
] as const)('an exception of kind %s with an address of its own is told there', (kind, address) => {
  expect(checked({}, { body: '1489', kind, id: 7, hasAddress: true })).toMatchObject({
    recipient: { takes: true, address, exception: 7 },
  })
})

test('who refuses is not sent it, and their own page is told of', () => {
  const refuses = {
    code: '1489',
    refuses_reports: true,
    own_page: 'https://alingsas.example',
    telephone: '0322-1',
  }
  expect(checked({ bodies: [refuses] })).toMatchObject({
    recipient: { takes: false, why: 'refuses', ownPage: 'https://alingsas.example', telephone: '0322-1' },
    steps: [{ code: 'refuses' }],
  })
})

test('without an address the registrator is written to, and without that nobody', () => {
  const silent = ['1489']
  expect(checked({ silent, bodies: [{ code: '1489', hasRegistrator: true }] })).toMatchObject({
    recipient: { takes: true, address: 'registrator' },
  })
  expect(checked({ silent })).toMatchObject({
    recipient: { takes: false, why: 'no-address', body: '1489' },
    steps: [{ code: 'no-address' }],
  })
})

test('an association nobody can reach is named', () => {
  const reason = { code: 'private-road', facts: { number: null, name: null, association: 'Lyckan' } } as const
  const candidate = { body: null, name: 'Lyckan', reason }
  expect(checkAddress(makeTables(), { candidate, category: 'hal', exception: null })).toMatchObject({
    recipient: { takes: false, why: 'unknown-association', body: null, name: 'Lyckan' },
  })
})
