import { type Found, findAll, follows, replaceFound } from './found.ts'

type ContactDetail = Found & { readonly kind: 'email' | 'telephone' }

/** E-mail addresses and Swedish telephone numbers, in the order they stand. */
export function findContactDetails(text: string): ContactDetail[] {
  const emails = (mayHoldEmail.test(text) ? findAll(text, email) : []).map((found) => ({
    ...found,
    kind: 'email' as const,
  }))
  const telephones = (mayHoldTelephone.test(text) ? findAll(text, digitsAndGaps) : [])
    .filter((found) => isTelephone(text, found))
    .map((found) => ({ ...found, kind: 'telephone' as const }))
  return [...emails, ...telephones].sort((a, b) => a.start - b.start)
}

export function maskContactDetails(text: string, mask: string): string {
  return replaceFound(text, findContactDetails(text), mask)
}

// Also as people hide them from machines: anna (at) exempel.se, anna snabel-a exempel.se.
const email =
  /(?<![\p{L}\d.!#$%&'*+/=?^_`{|}~-])[\p{L}\d.!#$%&'*+/=?^_`{|}~-]{1,64}(?:@|\s?[([](?:at|a|snabel-?a)[)\]]\s?|\ssnabel-?a\s)(?:[\p{L}\d-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\d])/giu

// Most texts hold neither, and what tells so is a tenth of what looking costs.
const mayHoldEmail = /@|[([](?:at|a|snabel)|\ssnabel/i
const mayHoldTelephone = /\d\d/

const digitsAndGaps =
  /(?<![\p{L}\d]|\d[-.,:/]|[.,/#=_])(?:(?:\+|00)46[\s-]?(?:\(0\)\s?)?(?:0)?[1-9]|\(?0[1-9])(?:[\s()/\u2010-\u2013-]{0,2}\d){5,8}(?![\p{L}\d]|[-.,:/]\d)/gu

const otherNumberBefore =
  /(?:ärende|diarie|dnr|stolp|ref|faktura|ocr|konto|kund|order|inventarie|case|report|rapport)\p{L}*[\s:.#-]*(?:nr|nummer|number|no)?[\s:.#-]*$/iu

function isTelephone(text: string, { start, end, text: written }: Found): boolean {
  const national = written.replace(/^(?:\+|00)46[\s-]?(?:\(0\))?[\s-]?0?/, '0').replace(/^\((0\d+)\)/, '$1-')
  const digits = national.replace(/\D/g, '')
  const areaCode = areaCodeOf(digits)
  if (!hasRightLength(digits, areaCode) || /^\d{2}[-/\s]\d{2}[-/\s]\d{4}$/.test(national)) return false
  if (/^(?:\+|00)46/.test(written)) return true
  if (/^[-/\u2010-\u2013]/.test(national.slice(areaCode.length))) return true
  if (/^\d+$/.test(written) && follows(text, start, otherNumberBefore)) return false
  return isMobile(areaCode) || (digits.length >= 9 && standsAlone(text, start, end))
}

const isMobile = (areaCode: string) => /^07[02369]$/.test(areaCode)

// Spaced digits beside other digits are a timetable, an account or a measurement.
const standsAlone = (text: string, start: number, end: number) =>
  !/\d\s$/.test(text.slice(0, start)) && !/^\s\d/.test(text.slice(end))

function hasRightLength(digits: string, areaCode: string): boolean {
  if (isMobile(areaCode)) return digits.length === 10
  return digits.length <= 10 && digits.length >= (areaCode.length === 4 ? 9 : 8)
}

const threeDigitAreaCodes = new Set(
  '010 011 013 016 018 019 020 021 023 026 031 033 035 036 040 042 044 046 054 060 063 070 072 073 076 079 090'.split(
    ' ',
  ),
)

function areaCodeOf(digits: string): string {
  if (digits.startsWith('08')) return '08'
  return threeDigitAreaCodes.has(digits.slice(0, 3)) ? digits.slice(0, 3) : digits.slice(0, 4)
}
