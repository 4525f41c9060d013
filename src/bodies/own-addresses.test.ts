import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { loadBodies } from './load-bodies.ts'
import { isOwnAddress, whoseAddress } from './own-addresses.ts'

const { db } = await openTestDatabase()
const [alingsas, lund, ale] = ['1489', '1281', '1440']

beforeAll(async () => {
  await loadBodies(db)
  await db
    .updateTable('bodies')
    .set({ registrator_address: 'Kommun@Alingsas.example' })
    .where('code', '=', alingsas)
    .execute()
  const recipients = [
    { body: lund, category: 'hal', address: 'gata@lund.example' },
    { body: lund, category: null, address: 'lund@brevlada.example' },
    { body: ale, category: null, address: 'ale@brevlada.example' },
    { body: alingsas, category: 'klotter', address: 'klotterjouren@gmail.com' },
    { body: 'foreningen', category: null, address: 'post@foreningen.example' },
  ]
  await db.insertInto('recipients').values(recipients).execute()
})

test.for([
  ['the registrator’s address, in any case', alingsas, 'kommun@alingsas.EXAMPLE', true],
  ['a colleague at the same domain', alingsas, 'bo.ek@alingsas.example', true],
  ['an address for one category', lund, 'gata@lund.example', true],
  ['a colleague there', lund, 'siv@lund.example', true],
  ['an address at a domain of several bodies', lund, 'lund@brevlada.example', true],
  ['somebody else at that domain', lund, 'ale@brevlada.example', false],
  ['another body’s', alingsas, 'gata@lund.example', false],
  ['a domain that only looks like it', alingsas, 'bo@alingsas.example.evil.example', false],
  ['a domain that ends like it', alingsas, 'bo@xalingsas.example', false],
  ['a department of its own', alingsas, 'bo@gata.alingsas.example', false],
  ['somebody at an association’s domain', 'foreningen', 'x@foreningen.example', false],
  ['the association’s own', 'foreningen', 'post@foreningen.example', true],
  ['its own at a provider of everybody’s', alingsas, 'klotterjouren@gmail.com', true],
  ['somebody else at that provider', alingsas, 'nagon@gmail.com', false],
  ['nothing', alingsas, '', false],
] as const)('%s', async ([, body, address, isOwn]) => {
  expect(await isOwnAddress(db, body, address)).toBe(isOwn)
})

test.for([
  ['a colleague at a municipality', 'bo.ek@alingsas.example', alingsas],
  ['an address at a domain of several bodies', 'ale@brevlada.example', ale],
  ['somebody else at that domain', 'x@brevlada.example', null],
  ['the association’s own', 'post@foreningen.example', 'foreningen'],
  ['anybody', 'ada@invanare.example', null],
] as const)('whose people write from %s', async ([, address, body]) => {
  expect(await whoseAddress(db, address)).toBe(body)
})
