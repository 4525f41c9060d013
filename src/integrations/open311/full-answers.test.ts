import { expect, test } from 'vitest'
import { ago, cityThat, cursorFrom, hourMs, minuteMs, pollAll } from '../../../test/open311-city.ts'
import { type City, openTo } from '../../../test/open311-far.ts'

test('all pages are read, and where there are none a window that is full is halved', async () => {
  const city = await cityThat({ style: 'seeclickfix' })
  const many = (there: City) => {
    for (let index = 0; index < 130; index += 1) {
      const at = ago(index * minuteMs)
      there.city.take({ requestedAt: at, updatedAt: at, notes: `${index}`, status: 'closed' })
    }
  }
  many(city)
  const settings = { updates: 'requests', followDays: 1 } as const
  const paged = await pollAll(
    openTo(city, { ...settings, profile: 'seeclickfix' }),
    cursorFrom(ago(5 * hourMs)),
  )
  expect(new Set(paged.news.map(({ externalId }) => externalId)).size).toBe(130)
  const flat = await cityThat({ style: 'citysdk', otherwise: { most: 50 } })
  many(flat)
  const cutting = { ...settings, profile: 'citysdk', mostPerAnswer: 50 } as const
  const cut = await pollAll(openTo(flat, cutting), cursorFrom(ago(5 * hourMs)))
  expect(new Set(cut.news.map(({ externalId }) => externalId)).size).toBe(130)
  const whole = await cityThat({ style: 'citysdk', otherwise: { most: 200 } })
  many(whole)
  many(whole)
  const halved = await pollAll(
    openTo(whole, { ...settings, profile: 'citysdk' }),
    cursorFrom(ago(5 * hourMs)),
  )
  expect(new Set(halved.news.map(({ externalId }) => externalId)).size).toBe(260)
})

test('more at once than one answer holds is heard by the second, and what comes after it too', async () => {
  const city = await cityThat({ otherwise: { most: 20 } })
  const receiver = openTo(city, { updates: 'servicerequestupdates', mostPerAnswer: 20 })
  const { cursor } = await pollAll(receiver, null)
  const { id } = city.city.take({})
  const act = (at: Date) => city.city.act(id, { status: 'in_progress', words: '', at })
  const second = (back: number) => ago(back * 1000)
  for (const back of [40, 38, 36, 34]) for (let count = 0; count < 9; count += 1) act(second(back))
  const full = second(20)
  for (let count = 0; count < 25; count += 1) act(full)
  act(second(5))
  const { news, cutAt } = await pollAll(receiver, cursor)
  // Of the second with more than can be told, as many as are told; and that it is not all.
  expect(new Set(news.map(({ updateId }) => updateId)).size).toBe(4 * 9 + 20 + 1)
  expect(cutAt).toContainEqual(new Date(Math.floor(full.getTime() / 1000) * 1000))
})

test('cases are not compared by a list that is cut: what is left out there is not missing', async () => {
  const city = await cityThat({ otherwise: { most: 20 } })
  const receiver = openTo(city, { mostPerAnswer: 20 })
  const at = ago(hourMs)
  for (let count = 0; count < 19; count += 1) city.city.take({ requestedAt: at, updatedAt: at })
  expect(await receiver.list?.(ago(2 * hourMs))).toHaveLength(19)
  city.city.take({ requestedAt: at, updatedAt: at })
  await expect(receiver.list?.(ago(2 * hourMs))).rejects.toThrow('a second no end')
})
