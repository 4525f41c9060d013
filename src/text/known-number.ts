import { type Found, findAll } from './found.ts'

/** So many digits at its end tell a number from all others, with whichever prefix it is written. */
const telling = 7

/** Where a text has a telephone number that is known, however it is written. */
export function findKnownNumber(text: string, number: string): Found[] {
  const digits = number.replace(/\D/g, '').slice(-telling)
  if (digits.length < telling) return []
  const pattern = [...digits].join('[\\s()/.\\u2010-\\u2013-]{0,3}')
  const before = '(?:[+(]{0,2}\\d[\\d\\s()/.\\u2010-\\u2013-]{0,12})?'
  return findAll(text, new RegExp(`${before}${pattern}(?!\\d)`, 'gu'))
}
