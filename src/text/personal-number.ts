import { type Found, findAll, follows } from './found.ts'

/**
 * Swedish personal numbers and co-ordination numbers (day + 60), with 10 or 12 digits.
 * Tuned for precision: a number is only refused when its date exists and its check digit is right.
 */
export function findPersonalNumbers(text: string): Found[] {
  return findAll(text, shape).filter((found) => isPersonalNumber(text, found))
}

// Phones write a dash as any of these. Spaces around it count only after a word like "personnummer".
const shape =
  /(?<![\p{L}\d]|\d[-.,:/+])(?:19|20)?\d{6}(?:\s?[-+\u2010-\u2013\u2212]\s?|\s)?\d{4}(?![\p{L}\d]|[-.,:/]\d)/gu
const cue = /(?:person(?:nummer|nr)?|samordnings(?:nummer|nr)|p(?:ers)?\.?nr|född|born)[\s:.]*$/iu

function isPersonalNumber(text: string, { start, text: written }: Found): boolean {
  const digits = written.replace(/\D/g, '')
  if (!hasBirthDate(digits) || !hasCheckDigit(digits.slice(-10))) return false
  if (follows(text, start, cue)) return true
  if (/\s/.test(written)) return false
  return written !== digits || !looksLikeAnotherNumber(text, start, digits)
}

function hasBirthDate(digits: string): boolean {
  const month = Number(digits.slice(-8, -6))
  const numberedDay = Number(digits.slice(-6, -4))
  const day = numberedDay > 60 ? numberedDay - 60 : numberedDay
  if (digits.length === 12) return isDate(Number(digits.slice(0, 4)), month, day)
  const year = Number(digits.slice(0, 2))
  return isDate(1900 + year, month, day) || isDate(2000 + year, month, day)
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function hasCheckDigit(tenDigits: string): boolean {
  let sum = 0
  for (const [place, digit] of [...tenDigits].entries()) {
    const weighed = Number(digit) * (place % 2 === 0 ? 2 : 1)
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}

// Without a dash, 0701234567 may be a telephone, 202401151430 a time, and digits after # / = an address or a case.
function looksLikeAnotherNumber(text: string, start: number, digits: string): boolean {
  if (/[#/=_]$/.test(text.slice(0, start))) return true
  if (digits.length === 10) return digits.startsWith('0')
  return digits.startsWith('20') && /(?:[01]\d|2[0-3])[0-5]\d$/.test(digits)
}
