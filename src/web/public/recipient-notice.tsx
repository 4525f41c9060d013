import { categoryByCode } from '#bodies/catalogue.ts'
import type { Answer } from '#responsibility/answer.ts'
import { explainRecipient } from '#responsibility/explain-recipient.ts'
import type { Ask } from '../ask.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { FormToShow } from './form-to-show.ts'
import { readObjection } from './objection.ts'
import { allAnswers, answerFor } from './recipient.ts'

/** Who gets the report and why; before the category is known, everybody it may be. */
export function RecipientNotice({ ask, form: { fields, place } }: { ask: Ask; form: FormToShow }) {
  const [municipality] = place.candidates
  const category = categoryByCode(fields['category'] ?? '')?.code
  const meant = { place: place.point, municipality, chosen: readObjection(fields) }
  const answer = category && answerFor(ask, { ...meant, category })
  if (answer) return <Because ask={ask} answer={answer} />
  const possible = onePerRecipient(allAnswers(ask, place.point, municipality))
  const [only, ...others] = possible
  if (only && others.length === 0) return <Because ask={ask} answer={only} />
  return (
    <Notice title={ask.say.responsibility.dependsOnCategory}>
      <ul>
        {possible.map((one) => (
          <li key={one.recipient.body}>{explain(ask, one).sentence}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** "Går till X, därför att …", and what one should know about X. */
export function Because({ ask, answer }: { ask: Ask; answer: Answer }) {
  const { sentence, urgent, meaning } = explain(ask, answer)
  const { recipient } = answer
  const ownPage = recipient.takes ? null : recipient.ownPage
  return (
    <Notice title={sentence}>
      {meaning && <p>{meaning}</p>}
      {urgent && <p>{urgent}</p>}
      {ownPage && (
        <ButtonLink href={ownPage}>
          {ask.say.pages.reporting.refusal.ownPage(recipient.name ?? '')}
        </ButtonLink>
      )}
    </Notice>
  )
}

const explain = ({ rooms, language }: Ask, answer: Answer) =>
  explainRecipient(language, answer, rooms.tables())

/** Of many categories with one recipient, the first says why. */
function onePerRecipient(answers: readonly Answer[]): Answer[] {
  const keyOf = ({ recipient }: Answer) => recipient.body ?? recipient.name ?? ''
  const keys = answers.map(keyOf)
  return answers.filter((answer, place) => keys.indexOf(keyOf(answer)) === place)
}
