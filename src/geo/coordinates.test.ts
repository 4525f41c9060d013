import { expect, test } from 'vitest'
import { distanceMetres, formatPoint, mapUrl, roundPoint } from './browser/point.ts'
import { parseCoordinates } from './coordinates.ts'

const alingsas = { lat: 57.9303, lon: 12.5335 }

test.each([
  ['57.9303, 12.5335'],
  ['57.9303,12.5335'],
  ['57.9303 12.5335'],
  ['  (57.9303; 12.5335) '],
  ['57,9303 12,5335'],
  ['57,9303, 12,5335'],
  ['57,9303,12,5335'],
  ['12.5335, 57.9303'],
  ['N 57.9303 E 12.5335'],
  ['N57.9303 E12.5335'],
  ['57.9303N 12.5335E'],
  ['57.9303° N, 12.5335° E'],
  ['57.9303°N12.5335°Ö'],
  ['E 12.5335 N 57.9303'],
  ['lat: 57.9303, lon: 12.5335'],
  ['Latitud 57,9303 Longitud 12,5335'],
  ['lat=57.9303 lng=12.5335'],
  ['geo:57.9303,12.5335'],
  ['geo:57.9303,12.5335;u=35?z=17'],
  ['geo:0,0?q=57.9303,12.5335(Gropen)'],
  ['https://www.openstreetmap.org/?mlat=57.9303&mlon=12.5335#map=15/57.1/12.1'],
  ['https://www.openstreetmap.org/#map=17/57.9303/12.5335'],
  ['https://www.google.com/maps/@57.9303,12.5335,17z'],
  ['https://www.google.se/maps/place/Torget/@57.1,12.1,17z/data=!3m1!4b1!8m2!3d57.9303!4d12.5335'],
  ['https://maps.google.com/?q=57.9303,12.5335'],
  ['https://www.google.com/maps/search/?api=1&query=57.9303%2C12.5335'],
  ['https://www.google.com/maps/search/57.9303,+12.5335?entry=tts'],
  ['https://maps.apple.com/?ll=57.9303,12.5335&q=Marked%20Location'],
  ['https://maps.apple.com/place?coordinate=57.9303,12.5335&name=Torget'],
  ['https://www.bing.com/maps?cp=57.9303~12.5335&lvl=16'],
  ['https://www.bing.com/maps?sp=point.57.9303_12.5335_Torget&cp=57.1~12.1'],
])('%s is the square of Alingsås', (words) => {
  expect(parseCoordinates(words)).toEqual(alingsas)
})

test.each([
  ['57°55\'49.08"N 12°32\'0.6"E'],
  ['57° 55′ 49,08″ N, 12° 32′ 0,6″ Ö'],
  ["57°55.818'N 12°32.01'E"],
  ["N 57° 55.818' E 12° 32.01'"],
  ['N 57 55.818 E 12 32.01'],
  ['N57 55.818, E012 32.010'],
  ['N 57 55 49.08 E 12 32 0.6'],
])('degrees and minutes are read: %s', (words) => {
  expect(parseCoordinates(words)).toEqual(alingsas)
})

test.each([
  ['6423956 353915'],
  ['353915 6423956'],
  ['6 423 956, 353 915'],
  ['N 6423956 E 353915'],
  ['N=6423956, E=353915'],
  ['N: 6423956,0; E: 353915,0'],
  ['E 353915.00 N 6423956.00'],
])('SWEREF 99 TM is read in either order: %s', (words) => {
  const point = parseCoordinates(words)
  expect(point && distanceMetres(point, parseCoordinates('6423956 353915') ?? alingsas)).toBe(0)
  expect(point && distanceMetres(point, alingsas)).toBeLessThan(6000)
})

test.each([
  [''],
  ['Alingsås'],
  ['Storgatan 5, Alingsås'],
  ['Storgatan 5, 441 30 Alingsås'],
  ['441 30'],
  ['5, 12'],
  ['57.9303'],
  ['N 57.9303 N 12.5335'],
  ['91.5, 12.5'],
  ['6423956 999999'],
  ['https://fixamingata.se/report/7714'],
  ['https://maps.app.goo.gl/AbCdEf'],
  ['https://example.com/%E0%A4%A?q=x'],
  [`${'5'.repeat(5000)}, 12.5`],
])('no coordinates: %s', (words) => {
  expect(parseCoordinates(words)).toBeNull()
})

test('places abroad are read too, so that they can be refused with a sentence', () => {
  expect(parseCoordinates('40.7128° N, 74.0060° W')).toEqual({ lat: 40.7128, lon: -74.006 })
  expect(parseCoordinates('-33.8688, 151.2093')).toEqual({ lat: -33.8688, lon: 151.2093 })
})

test('points are kept to six decimals and written without decimal commas', () => {
  expect(roundPoint({ lat: 57.93031234567, lon: 12.53349999999 })).toEqual({ lat: 57.930312, lon: 12.5335 })
  expect(formatPoint(alingsas)).toBe('57.930300, 12.533500')
  expect(mapUrl(alingsas)).toBe(
    'https://www.openstreetmap.org/?mlat=57.930300&mlon=12.533500#map=18/57.930300/12.533500',
  )
})

test('a degree of latitude is 111 kilometres', () => {
  expect(distanceMetres({ lat: 57, lon: 12 }, { lat: 58, lon: 12 })).toBeCloseTo(111_195, -1)
  expect(distanceMetres({ lat: 60, lon: 12 }, { lat: 60, lon: 13 })).toBeCloseTo(55_597, -1)
})
