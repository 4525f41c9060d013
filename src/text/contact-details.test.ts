import { expect, test } from 'vitest'
import { findContactDetails, maskContactDetails } from './contact-details.ts'

const written = (text: string) => findContactDetails(text).map((found) => `${found.kind}: ${found.text}`)

test.for([
  ['Mejla anna.berg@exempel.se.', 'anna.berg@exempel.se'],
  ['<anna+fmg@mail.exempel.se>', 'anna+fmg@mail.exempel.se'],
  ['åsa@räksmörgås.se vet mer', 'åsa@räksmörgås.se'],
  ['anna (at) exempel.se', 'anna (at) exempel.se'],
  ['anna[at]exempel.se', 'anna[at]exempel.se'],
  ['anna snabel-a exempel.se', 'anna snabel-a exempel.se'],
])('finds the e-mail address in %s', ([text = '', address]) => {
  expect(written(text)).toEqual([`email: ${address}`])
})

test.for([
  ['Ring 070-123 45 67 om ni undrar', '070-123 45 67'],
  ['0701234567', '0701234567'],
  ['073 123 45 67', '073 123 45 67'],
  ['076-1234567.', '076-1234567'],
  ['0701-23 45 67', '0701-23 45 67'],
  ['Mobil: 072–123 45 67', '072–123 45 67'],
  ['+46 70 123 45 67', '+46 70 123 45 67'],
  ['+46 (0)70-123 45 67', '+46 (0)70-123 45 67'],
  ['0046701234567', '0046701234567'],
  ['08-123 45 67', '08-123 45 67'],
  ['08-123 456 78', '08-123 456 78'],
  ['031-12 34 56', '031-12 34 56'],
  ['(031) 12 34 56', '(031) 12 34 56'],
  ['0322-61 60 00', '0322-61 60 00'],
  ['031 123 45 67', '031 123 45 67'],
  ['010/123 45 67', '010/123 45 67'],
  ['telefonnummer 0311234567', '0311234567'],
])('finds the telephone number in %s', ([text = '', number]) => {
  expect(written(text)).toEqual([`telephone: ${number}`])
})

test.for([
  ['a case number', 'Ärendenummer 0312345678'],
  ['a registry number', 'dnr 2017-0312345'],
  ['a report of ours', 'rapport 1000001'],
  ['a lamp post', 'stolpnr 0312345671'],
  ['a coordinate', '57.722628, 12.027932'],
  ['a coordinate with a comma', '57,7226280 12,0279320'],
  ['SWEREF', '6396500 319000'],
  ['a date', '2017-12-30'],
  ['a date from the right', '08-12-2017'],
  ['a date with slashes', '01/12/2017'],
  ['a timetable', 'Bussen går 08 10 12 14 16 18'],
  ['opening hours', '0800-1700'],
  ['early hours', '0700-1600'],
  ['an account', 'SE45 5000 0000 0583 9825 7466'],
  ['a bank giro', 'Bankgiro 123-4567'],
  ['an organisation number', '556036-0793'],
  ['an emergency number', 'Jag ringde 112 och 114 14'],
  ['a post code', '411 33 Göteborg'],
  ['a house number', 'Storgatan 08'],
  ['an id in an address', 'https://exempel.se/foto/0701234567'],
  ['a handle', 'Skriv till @kommunen'],
  ['a price', '0,50 kr'],
])('leaves %s alone', ([, text = '']) => {
  expect(written(text)).toEqual([])
})

test('masks everything found and nothing else', () => {
  const text = 'Hål vid nr 12. Ring 070-123 45 67 eller mejla bo@exempel.se!'
  expect(maskContactDetails(text, '[borttaget]')).toBe(
    'Hål vid nr 12. Ring [borttaget] eller mejla [borttaget]!',
  )
  expect(maskContactDetails('Inget här', '[borttaget]')).toBe('Inget här')
})

test('a long hostile text takes no time', () => {
  for (const piece of ['a.', 'a@', '0 ', '07', '+46 ', '(0', '1-', 'a (at) ']) {
    expect(maskContactDetails(piece.repeat(20_000), '').length).toBeGreaterThan(0)
  }
})
