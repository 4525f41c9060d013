import { readAnswers } from '#bodies/questions/read-answers.ts'
import type { Fields } from '#http/form.ts'
import { type Urgency, urgencyOf } from '#reports/urgency.ts'
import { questionsAsked } from '#responsibility/shown-guidance.ts'
import type { Ask } from '../../ask.ts'
import type { FormPlace } from './form-place.ts'
import { meantBy } from './guidance.ts'

/** What was answered to the questions of whoever would get it, and why it may be urgent. */
export function readAsked({ rooms }: Ask, filled: { fields: Fields; place: FormPlace }) {
  const meant = meantBy(filled)
  const asked = questionsAsked(meant, rooms.tables())
  const { answers, mistakes } = readAnswers(asked, filled.fields)
  const urgent: Urgency[] = urgencyOf({
    words: wordsIn(filled.fields),
    category: meant.category,
    answers,
    asked,
  })
  return { answers, mistakes, urgent }
}

const wordsIn = ({ title = '', description = '', place = '' }: Fields): string =>
  [title, description, place].join('\n')
