import { type Answer, fieldOf } from './question.ts'

/** Answers as the fields of a form, to be changed. */
export const answeredFields = (answers: readonly Answer[]): Record<string, string> =>
  Object.fromEntries(
    answers.flatMap(({ code, value }) =>
      Array.isArray(value)
        ? value.map((option): [string, string] => [fieldOf({ code }, option), '1'])
        : [[fieldOf({ code }), String(value)] as [string, string]],
    ),
  )
