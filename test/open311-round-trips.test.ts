import { expect, test } from 'vitest'
import { fetchDefinition, fetchServices } from '#integrations/open311/fetch-services.ts'
import type { ProfileName } from '#integrations/open311/profiles.ts'
import { lengthOf } from '#text/plain-text.ts'
import { deliveryToSend } from './delivery-to-send.ts'
import { asWritten, hostileText } from './hostile-text.ts'
import { ago, cityThat, cursorFrom, hourMs, pollAll } from './open311-city.ts'
import { everyDialect, nothingKnown, openTo, roomsFor } from './open311-far.ts'

const dialects = everyDialect([
  ...(['standard', 'fixamingata', 'fixmystreet', 'mark-a-spot', 'mark-a-spot-2026', 'citysdk'] as const),
  ...(['klarschiff', 'ureport', 'seeclickfix', 'in-one-answer'] as const),
] satisfies ProfileName[])
const line = (length: number) => hostileText(length, { isLine: true })
const { report } = deliveryToSend()
const first = (fields: ReadonlyMap<string, readonly string[]> | undefined, name: string) =>
  fields?.get(name)?.[0]

const said = {
  ...({ code: 'annat', questionIn: 'sv', answerIn: null, isPrivate: false } as const),
  ...{ question: 'Vad?', answer: line(200), value: line(200) },
}

test.each(dialects)('whatever a report holds arrives whole at $profile in $format', async (dialect) => {
  const city = await cityThat({ style: dialect.profile })
  const receiver = openTo(city, {
    ...{ ...dialect, filled: { rubrik: 'title', ort: 'place' } },
    categories: { hal: { service: '001', attributes: { fast: line(2000) } } },
    answers: { mappad: { attribute: 'ATTR 😀' } },
  })
  const words = hostileText(3300)
  const name = line(39).replaceAll(' ', '_')
  const sent = await receiver.send(
    deliveryToSend({
      report: {
        ...{ ...report, title: line(120), description: words, placeWords: line(200) },
        reporter: { name: `${name} Öberg af <b>`, email: 'asa@exempel.example' },
        answers: [said, { ...said, code: 'mappad' }],
      },
    }),
    nothingKnown,
  )
  expect(sent).toMatchObject({ outcome: 'sent' })
  const [taken] = city.city.requests
  expect(taken?.description.split('\n\n')[0]).toBe(line(120))
  expect(taken?.description).toContain(`\n\n${words}\n\nPlats: ${line(200)}\nVad?: ${line(200)}\n`)
  const expected = {
    ...{ address_string: line(200), first_name: name, last_name: 'Öberg af <b>' },
    ...{ 'attribute[fast]': line(2000), 'attribute[ATTR 😀]': line(200) },
    ...{ 'attribute[rubrik]': line(120), 'attribute[ort]': line(200) },
  }
  for (const [field, value] of Object.entries(expected))
    expect(first(taken?.posted, field), field).toBe(value)
})

test.each(dialects)(
  'words of the longest are cut between characters, and say so, at $profile in $format',
  async (dialect) => {
    const city = await cityThat({ style: dialect.profile })
    const receiver = openTo(city, { ...dialect, sendUpdates: true, isPublicThere: false })
    const words = hostileText(4000)
    const { externalId = '' } = await receiver.send(
      deliveryToSend({ report: { ...report, description: words } }),
      nothingKnown,
    )
    const description = city.city.requests[0]?.description ?? ''
    expect(lengthOf(description)).toBeLessThanOrEqual(4000)
    const [, kept = ''] = /^[^\n]*\n\n([\s\S]*)…\n\nFixaMinGata /.exec(description) ?? []
    expect(kept.length).toBeGreaterThan(3800)
    expect(words.startsWith(kept)).toBe(true)
    const entry = {
      ...({ language: 'sv', writtenBy: 'reporter', says: null } as const),
      ...{ at: new Date(), photos: [], words: hostileText(3800) },
    }
    await receiver.send(deliveryToSend({ kind: 'update', entry }), { externalId, remembered: null })
    expect(city.city.told()[0]?.words).toContain(`\n\n${hostileText(3800)}`)
  },
)

/** Tags are taken out of what they say of how it goes; of what they have been told they stay. */
const withoutTags = (text: string) => text.replaceAll('<b>', '').replaceAll('</b>', '')

test.each(dialects)('what they tell arrives whole from $profile in $format', async (dialect) => {
  const city = await cityThat({ style: dialect.profile })
  const words = hostileText(4000)
  const { id } = city.city.take({
    ...{ title: line(120), description: asWritten(words), address: line(200), lat: 57.93, long: 12.53 },
    ...{ requestedAt: ago(hourMs / 2), updatedAt: ago(hourMs / 2) },
  })
  city.city.act(id, { status: 'in_progress', words: asWritten(words), at: ago(60_000) })
  const told = async (updates: 'requests' | 'servicerequestupdates') =>
    pollAll(
      openTo(city, { ...dialect, updates, fetchForeign: true, areForeignPublic: true }),
      cursorFrom(ago(hourMs)),
    )
  const { news, cases } = await told('requests')
  expect(news).toMatchObject([{ externalId: id, words: withoutTags(words) }])
  expect(cases).toMatchObject([{ externalId: id, description: words, words: withoutTags(words) }])
  expect((await told('servicerequestupdates')).news).toMatchObject([{ words: withoutTags(words) }])
})

test.each(['xml', 'json'] as const)('what they take and ask arrives whole in %s', async (format) => {
  const city = await cityThat()
  const code = 'Kod & <b> åäö 😀/é'
  city.city.services = [
    {
      ...{ code, name: asWritten(line(4000)), group: line(200), type: 'realtime' },
      attributes: [
        {
          ...{
            code: line(200),
            datatype: 'singlevaluelist',
            required: true,
            description: asWritten(line(4000)),
          },
          values: [
            { key: line(200), name: asWritten(line(4000)) },
            { key: '2', name: 'Två' },
          ],
        },
      ],
    },
  ]
  const rooms = roomsFor(city, { format })
  expect((await fetchServices(rooms)).services).toMatchObject([
    { code, name: line(4000), groups: [line(200)] },
  ])
  expect((await fetchDefinition(rooms, code)).attributes).toMatchObject([
    {
      code: line(200),
      description: line(4000),
      values: [{ key: line(200), name: line(4000) }, { key: '2' }],
    },
  ])
})
