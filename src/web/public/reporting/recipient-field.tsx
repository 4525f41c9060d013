import { categoryByCode } from '#bodies/catalogue.ts'
import { paths } from '#paths.ts'
import type { Answer } from '#responsibility/answer.ts'
import { explainRecipient } from '#responsibility/explain-recipient.ts'
import { type ShownRecipient, shownRecipient } from '#responsibility/shown-recipient.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { FieldError } from '../../ui/field.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RecipientBox, type RecipientWords } from '../../ui/recipient-box.tsx'
import { chosenHome } from './form-place.ts'
import type { FormToShow } from './form-to-show.ts'
import { allAnswers, answerFor } from './recipient.ts'

type Props = { ask: Ask; form: FormToShow; error: string | undefined }

/** Who gets the report and why, told before it is sent: by the island as soon as it is known, else by a button. */
export function RecipientField({ ask, form, error }: Props) {
  const words = ask.say.pages.reporting.recipient
  const told = toldIn(ask, form)
  return (
    <>
      <div
        id="recipient"
        class="flow"
        tabIndex={-1}
        aria-live="polite"
        data-api={paths.apiResponsibility(form.place.point, {
          language: ask.language,
          isTown: form.place.isTown,
        })}
        data-words={JSON.stringify(recipientWords(ask))}
        data-shown={'shown' in told ? JSON.stringify(told.shown) : undefined}
      >
        <FieldError id="recipient">{error}</FieldError>
        {'shown' in told ? (
          <Box ask={ask} shown={told.shown} wanted={form.fields} />
        ) : (
          told.possible.length > 0 && <Possible ask={ask} answers={told.possible} />
        )}
      </div>
      <div id="show-recipient" class="without-script">
        <Button name="show" value="recipient" formaction={`${form.action}#recipient`}>
          {words.show}
        </Button>
      </div>
    </>
  )
}

/** What the box around a recipient says, whoever it is. */
export function recipientWords(ask: Ask): RecipientWords {
  const { say } = ask
  const { show: _, ...words } = say.pages.reporting.recipient
  const { keeper, told, other } = say.responsibility.objections
  const whys = Object.entries({ keeper, told, other }).map(([value, label]) => ({ value, label }))
  return { ...words, whys, privacyPage: to(ask, paths.privacy()) }
}

type Told = { shown: ShownRecipient } | { possible: readonly Answer[] }

/** Before the category is known, everybody it may be. */
function toldIn(ask: Ask, { fields, place }: FormToShow): Told {
  const { municipality } = chosenHome(place, fields) ?? { municipality: place.candidates[0] }
  const category = categoryByCode(fields['category'] ?? '')?.code
  const tables = ask.rooms.tables()
  const answer = category && answerFor(ask, { place, municipality, category, chosen: undefined })
  if (category && answer) return { shown: shownRecipient(ask.language, { answer, category }, tables) }
  const possible = onePerRecipient(allAnswers(ask, place, municipality))
  const [only, another] = possible
  return only && !another
    ? { shown: shownRecipient(ask.language, { answer: only, category: null }, tables) }
    : { possible }
}

function Box({ ask, shown, wanted }: { ask: Ask; shown: ShownRecipient; wanted: FormToShow['fields'] }) {
  const { recipient, objection } = wanted
  return <RecipientBox shown={shown} words={recipientWords(ask)} wanted={{ recipient, objection }} />
}

const Possible = ({ ask, answers }: { ask: Ask; answers: readonly Answer[] }) => (
  <>
    <Notice title={ask.say.responsibility.dependsOnCategory}>
      <ul>
        {answers.map((one) => (
          <li key={one.recipient.body}>{explainRecipient(ask.language, one, ask.rooms.tables()).sentence}</li>
        ))}
      </ul>
    </Notice>
    <HiddenField name="told" value="" />
  </>
)

/** Of many categories with one recipient, the first says why. */
function onePerRecipient(answers: readonly Answer[]): Answer[] {
  const keyOf = ({ recipient }: Answer) => recipient.body ?? recipient.name ?? ''
  const keys = answers.map(keyOf)
  return answers.filter((answer, place) => keys.indexOf(keyOf(answer)) === place)
}
