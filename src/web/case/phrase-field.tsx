import { handling } from '#i18n/sv/pages/handling.ts'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/select-field.tsx'
import type { CaseActName } from './case-acts.ts'
import type { Phrase } from './phrases.ts'

const words = handling.phrases

type Props = { name: CaseActName; phrases: readonly Phrase[]; action: string }

/** Something written beforehand, put among the words at a press: without script the page comes back with it. */
export const PhraseField = ({ name, phrases, action }: Props) => (
  <div
    class="phrases"
    data-phrases={JSON.stringify(phrases.map((phrase) => phrase.words))}
    data-into={`${name}-words`}
    data-inserted={words.inserted}
  >
    <SelectField
      name="phrase"
      id={`${name}-phrase`}
      label={words.label}
      hint={phrases.some((phrase) => phrase.words.includes('{dag}')) ? words.dayHint : undefined}
      empty={words.none}
      options={phrases.map(({ title }, place) => ({ value: String(place), label: title }))}
    />
    <Button name="insert" value="1" formaction={`${action}#kort-${name}`}>
      {words.button}
    </Button>
    <p class="live-status calm" role="status" />
  </div>
)
