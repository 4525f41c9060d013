import { expect, test } from 'vitest'
import { findPersonalNumbers } from './personal-number.ts'

const written = (text: string) => findPersonalNumbers(text).map((found) => found.text)

// Numbers that belong to nobody: made up for instructions and tests.
test.for([
  ['ten digits with a dash', 'Jag heter Tolvan, 121212-1212.', '121212-1212'],
  ['a plus for who is past a hundred', 'Min farfar 121212+1212 bor där', '121212+1212'],
  ['twelve digits with a dash', 'pnr 19640823-3234', '19640823-3234'],
  ['twelve digits in one', 'Anmält av 196408233234', '196408233234'],
  ['ten digits in one', '(8112189876)', '8112189876'],
  ['a dash as a phone writes it', '811218–9876', '811218–9876'],
  ['a co-ordination number', '701063-2391', '701063-2391'],
  ['a space, after the word', 'personnummer: 811218 9876', '811218 9876'],
  ['spaces round the dash, after the word', 'Personnr 811218 - 9876', '811218 - 9876'],
  ['at the end of a sentence', 'Det är 640823-3234.', '640823-3234'],
  ['a leap day', 'född 20000229-0005', '20000229-0005'],
])('finds %s', ([, text = '', number]) => {
  expect(written(text)).toEqual([number])
})

test('finds each of several', () => {
  expect(written('811218-9876 och 640823-3234')).toEqual(['811218-9876', '640823-3234'])
})

test.for([
  ['a wrong check digit', '811218-9875'],
  ['a date that does not exist', '640230-3237'],
  ['an organisation number', '556036-0793'],
  ['a mobile number in one', 'Ring 0701233452'],
  ['a mobile number', '070-123 45 67'],
  ['a coordinate', '57.8112189876, 12.027932'],
  ['an id in an address', 'https://exempel.se/foto/8112189876'],
  ['a case number', 'ärende #8112189876'],
  ['a time in one', 'IMG 202401151435'],
  ['a date and a time', '2024-01-15 14.35'],
  ['an account', 'SE45 5000 0000 0583 9825 7466'],
  ['an account in one', 'SE4550000000058398257466'],
  ['a longer number', '18112189876'],
  ['a date beside four digits', '811218 9876'],
  ['a lamp post', 'stolpe 811218-98761'],
])('leaves %s alone', ([, text = '']) => {
  expect(written(text)).toEqual([])
})

test('says where it stands', () => {
  expect(findPersonalNumbers('x 811218-9876')).toEqual([{ start: 2, end: 13, text: '811218-9876' }])
})

test('a long row of digits takes no time', () => {
  expect(written('1'.repeat(100_000))).toEqual([])
  expect(written('811218 '.repeat(20_000))).toEqual([])
})
