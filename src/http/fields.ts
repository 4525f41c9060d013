import { z } from 'zod'
import { findPersonalNumbers } from '#text/personal-number.ts'
import { cleanLine, cleanText, lengthOf } from '#text/plain-text.ts'

type Rules<Mistake extends string> = {
  limit: number
  tooLong: Mistake
  /** Given when the field may not be empty. */
  missing?: Mistake
  /** Given where a personal number is refused. */
  personalNumber?: Mistake
}

/** A field of one line. What it complains with are names of sentences in the page's catalogue. */
export const line = <Mistake extends string>(rules: Rules<Mistake>) => cleaned(cleanLine, rules)

/** A field of several lines. */
export const text = <Mistake extends string>(rules: Rules<Mistake>) => cleaned(cleanText, rules)

function cleaned<Mistake extends string>(
  clean: (typed: string) => string,
  { limit, tooLong, missing, personalNumber }: Rules<Mistake>,
) {
  return z
    .string()
    .default('')
    .transform(clean)
    .superRefine((typed, { addIssue }) => {
      const complain = (message: Mistake) => addIssue({ code: 'custom', message })
      if (missing && typed === '') complain(missing)
      else if (lengthOf(typed) > limit) complain(tooLong)
      else if (personalNumber && findPersonalNumbers(typed).length > 0) complain(personalNumber)
    })
}

const address =
  /^[a-z\d!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z\d!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z\dåäöéü](?:[a-z\dåäöéü-]{0,61}[a-z\dåäöéü])?\.)+[a-z]{2,63}$/

/** An e-mail address, in lower case: people write their own in different ways. Without `missing` it may be empty. */
export const email = <Mistake extends string>(rules: { limit: number; missing?: Mistake; wrong: Mistake }) =>
  z
    .string()
    .default('')
    .transform((typed) => cleanLine(typed).toLowerCase())
    .superRefine((typed, { addIssue }) => {
      if (typed === '') {
        if (rules.missing) addIssue({ code: 'custom', message: rules.missing })
      } else if (typed.length > rules.limit || !address.test(typed))
        addIssue({ code: 'custom', message: rules.wrong })
    })
