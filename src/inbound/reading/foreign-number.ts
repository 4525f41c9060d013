/** What another system calls a case, where it is plainly said: "Ärendenummer: KS-2026-00123". */
export function foreignNumberIn(text: string): string | null {
  for (const [, , number = ''] of text.matchAll(named)) {
    const found = number.replace(/[.,:;\])]+$/, '')
    if (/\d/.test(found) && !isOurNumber(found) && !isDay(found)) return found
  }
  return null
}

const named =
  /(?<!\p{L})(ärende(?:nummer|nr|id|-id)?|diarienummer|diarie(?:nr)?|dnr|referens(?:nummer|nr)?|ref(?:\.nr)?|case (?:number|id|no)|request (?:number|id)|ticket (?:number|id|no)?|arbetsorder)\.?(?: (?:är|is|har(?: fått)?(?: nummer(?:et)?)?|med nummer|nr|nummer))?\s{0,3}[:#=]?\s{0,3}[#[(]?((?=[\p{Lu}\d./_-]{0,24}\d)[\p{Lu}\d][\p{Lu}\d./:_-]{2,24}(?: \d{1,5}[-/]\d{2,8})?)/giu

// Seven digits and up: the one in the subject that they answer.
const isOurNumber = (number: string): boolean => /^1\d{6}$/.test(number)

const isDay = (number: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(number)
