import { expect, test } from 'vitest'
import { expectSound, openHostileStage, posted, wordsIn } from '../../test/hostile-stage.ts'
import type { Reached } from '../../test/reach-routes.ts'
import type { Route } from './route.ts'

const { changes, db, post, reach, send, token } = await openHostileStage()

/** Twice is twice here: each reading of contact details counts, or of who stands in an exchange, each copy, and each challenge is another. */
const repeatable = ['/kontakt', '/logg/:exchange', '/utlamnande', '/nyckel/fraga', '/nycklar/ny']

test.each(posted)('%s pressed twice, one after the other or at once, is done once', async (name, route) => {
  const once = await changeBy(route, async (valid) => [await send(route, valid)])
  const doubles = [
    async (valid: Reached) => [await send(route, valid), await send(route, valid)],
    (valid: Reached) => Promise.all([send(route, valid), send(route, valid)]),
  ]
  for (const twice of doubles) {
    const added = await changeBy(route, twice)
    if (!repeatable.some((end) => route.path.endsWith(end))) expect(added, name).toEqual(once)
  }
})

async function changeBy(route: Route, act: (valid: Reached) => Promise<Response[]>) {
  const valid = await reach(route)
  await changes()
  for (const answer of await act(valid)) await expectSound(route.path, answer, wordsIn(valid.fields))
  const made = Object.entries(await changes()).filter(([what]) => what.startsWith('insert'))
  return Object.fromEntries(made)
}

test('an address changed in the moment of confirming: a report by the old one, or a draft by the new', async () => {
  const [change] = posted.filter(([name]) => name === 'POST /utkast/:token')
  if (!change) throw new Error('no such route')
  for (let round = 0; round < 10; round += 1) {
    const { path, fields } = await reach(change[1])
    const confirmation = `/bekrafta/${await token('confirm')}`
    const answers = await Promise.all([post(confirmation, {}), post(path, fields)])
    const [confirmed, changed] = answers
    expect([303, 410]).toContain(confirmed.status)
    const body = await confirmed.text()
    if (confirmed.status === 410) expect(body).toContain('Adressen är ändrad')
    await expectSound('a change in the moment of confirming', changed, wordsIn(fields))
    const { report, email } = await db
      .selectFrom('drafts')
      .select(['report', 'email'])
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    expect(report === null).toBe(confirmed.status === 410)
    expect(email).toBe(report === null ? fields['email'] : null)
  }
})
