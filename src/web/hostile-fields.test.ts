import { expect, test } from 'vitest'
import { rawForms } from '../../test/hostile-inputs.ts'
import { expectSound, openHostileStage, posted, valuesFor, wordsIn } from '../../test/hostile-stage.ts'

const { ask, changes, post, reach } = await openHostileStage()

/** What a refusal may not do; a challenge is used up by whatever answers it. */
async function changed() {
  const { 'delete passkey_challenges': _, ...others } = await changes()
  return others
}

const homes = ['municipality', 'otherMunicipality']

test.each(posted)(
  '%s takes any value in any field: a no changes nothing and keeps the rest',
  async (name, route) => {
    let valid = await reach(route)
    const fields = [...Object.keys(valid.fields), ...('lat' in valid.fields ? homes : ['stray'])]
    // Every value is tried in every form, and in every sixth field: all in all would be a third of the tests' time.
    const turns = Math.min(6, fields.length)
    for (const [place, field] of fields.entries())
      for (const [kind, value] of valuesFor(route).filter((_, index) => (place + index) % turns === 0)) {
        const hostile = { ...valid.fields, [field]: value }
        await changes()
        const answer = await post(valid.path, hostile, valid)
        const rest = wordsIn({ ...valid.fields, [field]: '' })
        await expectSound(
          `${name} ${field}: ${kind} ${value.slice(0, 50)}`,
          answer,
          answer.status === 413 ? [] : rest,
        )
        if (answer.status >= 400) expect(await changed(), `${name} ${field}: ${kind}`).toEqual({})
        else valid = await reach(route)
      }
  },
)

test.each(posted)('%s takes any encoding: what can’t be read changes nothing', async (name, route) => {
  let valid = await reach(route)
  for (const { name: kind, body, type } of rawForms(valid.fields)) {
    await changes()
    const headers = { ...valid.headers, ...(type !== null && { 'content-type': type }) }
    const answer = await ask('POST', valid.path, { body, headers })
    await expectSound(`${name} ${kind}`, answer)
    if (answer.status >= 400) expect(await changed(), `${name} ${kind}`).toEqual({})
    else valid = await reach(route)
  }
})
