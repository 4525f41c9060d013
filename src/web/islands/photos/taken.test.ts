import { expect, test } from 'vitest'
import { farFrom, isOld, readTags } from './taken.ts'

const now = new Date('2026-11-25T12:00:00Z')
const time = (words: string, offset?: string) => ({
  exif: {
    DateTimeOriginal: { description: words },
    ...(offset && { OffsetTimeOriginal: { description: offset } }),
  },
})

test('a photo from Alingsås says where and when', () => {
  const gps = { Latitude: 57.9301806, Longitude: 12.5335194 }
  expect(readTags({ gps, ...time('2026:11:25 12:30:10', '+01:00') }, now)).toEqual({
    place: { lat: 57.930181, lon: 12.533519 },
    takenAt: new Date('2026-11-25T11:30:10Z'),
  })
})

test.each([
  ['nowhere', { Latitude: 0, Longitude: 0 }],
  ['south of the equator', { Latitude: -57.9, Longitude: 12.5 }],
  ['no number', { Latitude: Number.NaN, Longitude: 12.5 }],
  ['half a place', { Latitude: 57.9 }],
])('%s is no place', (_, gps) => {
  expect(readTags({ gps }, now).place).toBeNull()
})

test.each(['1970:01:01 00:00:00', '2031:01:01 00:00:00', '2026:13:45 99:00:00', 'i går', ''])(
  'a clock that says "%s" is not believed',
  (words) => {
    expect(readTags(time(words, '+00:00'), now).takenAt).toBeNull()
  },
)

test('a photo is old after a day', () => {
  expect(isOld(new Date('2026-11-24T13:00:00Z'), now)).toBe(false)
  expect(isOld(new Date('2026-11-24T11:00:00Z'), now)).toBe(true)
  expect(isOld(null, now)).toBe(false)
})

test('across the square is near, the next town is not', () => {
  const square = { lat: 57.93018, lon: 12.53352 }
  expect(farFrom(square, { lat: 57.9315, lon: 12.5335 })).toBeNull()
  expect(farFrom(square, { lat: 57.72, lon: 12.94 })).toBeGreaterThan(30_000)
})
