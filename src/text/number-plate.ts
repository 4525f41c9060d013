import { type Found, findAll, follows, replaceFound } from './found.ts'

/** Swedish number plates: three letters, two digits, and a digit or a letter. Tuned for precision. */
export function findNumberPlates(text: string): Found[] {
  return mayHoldPlate.test(text) ? findAll(text, shape).filter((found) => isPlate(text, found)) : []
}

export const maskNumberPlates = (text: string, mask: string): string =>
  replaceFound(text, findNumberPlates(text), mask)

// Most texts hold none, and this tells so for a tenth of what looking costs.
const mayHoldPlate = /\d\d/

// I, Q and V are never used, nor O as the last letter.
const shape = /(?<![\p{L}\d_/-]|\d\.)[A-HJ-PR-UW-Z]{3}[ -]?\d{2}[\dA-HJ-NPR-UW-Z](?![\p{L}\d]|[-./:]\d)/giu
const cue =
  /(?:reg(?:\.|istrering)?(?:s?\s?-?(?:nr|nummer|skylt(?:en)?))?|nummerplåt|(?:bil|skylt)nummer|plate)[\s:.]*$/iu

// Short words that stand before a number in ordinary, shouted or technical writing.
const wordsBeforeNumbers = new Set(
  'SEK EUR USD NOK DKK GBP LED DIN RAL TEL BOX LGH HUS BUS BRO RUM SAL MAX KWH SOS LSS SFS TFS NTF GBG STO RSK PCB HSB CAT ART REF MED OCH DEN DET FEM SEX TUR'.split(
    ' ',
  ),
)

function isPlate(text: string, { start, text: written }: Found): boolean {
  if (follows(text, start, cue)) return true
  const letters = written.slice(0, 3)
  if (wordsBeforeNumbers.has(letters.toUpperCase())) return false
  const asPainted = written === written.toUpperCase()
  const inOneWord = written.length === 6 && written === written.toLowerCase()
  return asPainted || inOneWord
}
