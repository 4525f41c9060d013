import { expect, test } from 'vitest'
import { keepServices, noteServicesProblem } from '#bodies/connections/keep-services.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { aConsole } from '../../test/connections.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, fillBodies, lund } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { page, post, token } = await browse(db)

const console = await aConsole(db, { token })
const lunds = await aConsole(db, { token }, { body: lund })

test('what is new in what a system takes stands on its page until it has been read', async () => {
  await makeConnection(db, {
    ...{ id: 'stad', body: alingsas, kind: 'open311', name: 'Staden', categories: [], withMail: false },
    settings: { endpoint: 'http://127.0.0.1:9/', categories: { hal: { service: 'hal<b>' } } },
  })
  const takes = (...codes: string[]) =>
    keepServices(db, 'stad', {
      services: codes.map((code) => ({ code, name: `Tjänst ${code}`, type: null, hasDefinition: false })),
      ...{ changed: [], definitions: new Map() },
    })
  const mine = `${console}/stad`
  expect(await page(mine)).not.toContain('Vad systemet tar emot')
  await takes('hal<b>', 'park')
  expect(await page(mine)).not.toContain('Vad systemet tar emot')
  await takes('park', 'bad', 'lek', 'sno')
  await noteServicesProblem(db, 'stad', 'the list of services is empty')
  const shown = await page(mine)
  expect(shown).toContain('Kopplad hos er, men finns inte där')
  expect(shown).toContain('Tjänst hal&lt;b> (hal&lt;b>)')
  expect(shown).toContain('3 nya tjänster')
  expect(shown).toContain('Den senaste listan över tjänster går inte att lita på')
  const fields = { ...hiddenFields(shown), asOf: /name="asOf" value="([^"]*)"/.exec(shown)?.[1] ?? '' }
  expect((await post(`${lunds}/stad/tjanster`, fields)).status).toBe(404)
  expect((await post(`${mine}/tjanster`, { ...fields, asOf: 'i natt' })).status).toBe(404)
  expect(await page(mine)).toContain('3 nya tjänster')
  expect((await post(`${mine}/tjanster`, fields)).status).toBe(303)
  const after = await page(`${mine}?klart=services`)
  expect(after).toContain('Bra, då visas det inte mer.')
  expect(after).not.toContain('3 nya tjänster')
  expect(after).toContain('Kopplad hos er, men finns inte där')
})
