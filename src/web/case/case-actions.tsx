import { randomUUID } from 'node:crypto'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import { paths } from '#paths.ts'
import type { HeldReport } from '#reports/held-report.ts'
import { nationalInbox } from '#reports/passing/way.ts'
import { PhotosSection } from '../public/reporting/photos-section.tsx'
import { ActionCard, ActionCards } from '../ui/action-card.tsx'
import { Button } from '../ui/button.tsx'
import { CardLink } from '../ui/card-link.tsx'
import { DefaultButton } from '../ui/default-button.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { cardFields, type Wired } from './card-fields.tsx'
import { type CaseActName, caseActNames, caseActs, firstActs } from './case-acts.ts'
import { sentenceOf } from './mistakes.ts'
import { PhraseField } from './phrase-field.tsx'
import { phrasesOf } from './phrases.ts'
import { cardWords } from './sent-here.tsx'
import { type ShownCase, tokenOf } from './shown-case.ts'
import { whoHears } from './who-hears.ts'

/** The common things that the body can do now, each a button that unfolds. */
export const FirstActions = ({ shown }: { shown: ShownCase }) => (
  <>
    <h2>{words.act}</h2>
    <Cards shown={shown} names={offered(shown).filter((name) => isFirst(shown, name))} />
  </>
)

/** And the rest of it. */
export function MoreActions({ shown }: { shown: ShownCase }) {
  const names = offered(shown).filter((name) => !isFirst(shown, name))
  const maySendOn = shown.held.acts.includes('hand_over')
  if (names.length === 0 && !maySendOn) return null
  return (
    <>
      <h2>{words.more}</h2>
      <Cards shown={shown} names={names} />
      {maySendOn && (
        <CardLink
          href={paths.caseAct(tokenOf(shown.ask), 'skicka-vidare')}
          title={words.forward.title}
          detail={words.forward.card}
          sign="forward"
        />
      )}
    </>
  )
}

/** What has been sent here can be given back as readily as it is taken. */
const isFirst = ({ held }: ShownCase, name: CaseActName): boolean =>
  firstActs.includes(name) || (name === 'inte-vart' && held.backTo !== null)

const offered = ({ held }: ShownCase) => caseActNames.filter((name) => isOffered(held, name))

/** To undo stands at the state, not among what is new. */
function isOffered(shown: HeldReport, name: CaseActName): boolean {
  const { acts, held, report } = shown
  const { act } = caseActs[name]
  if (act === 'answer' || act === 'note' || act === 'order') return true
  if (act === 'publish') return report.visibility === 'internal'
  if (act === 'undo' || (act === 'return' && held.holder === nationalInbox)) return false
  return acts.includes(act)
}

type CardsProps = { shown: ShownCase; names: readonly CaseActName[] }

const Cards = ({ shown, names }: CardsProps) => (
  <ActionCards>
    {names.map((name) => (
      <Card key={name} shown={shown} name={name} />
    ))}
  </ActionCards>
)

const grave: readonly CaseActName[] = ['atgardas-inte', 'inte-vart', 'dublett']

function Card({ shown, name }: { shown: ShownCase; name: CaseActName }) {
  const { ask, held, besides } = shown
  const { title, hint, button } = cardWords(held, name)
  const { looks, takesPhotos } = caseActs[name]
  const isTried = besides.tried === name
  // Photos that are kept already lie under the key they came with.
  const key = (isTried && takesPhotos && ask.fields['key']) || randomUUID()
  const { photos = [], mistakes = {} } = isTried ? besides : {}
  const action = paths.caseAct(tokenOf(ask), name)
  const fields = cardFields[name]
  const wires = wired(shown, name)
  const phrases = phrasesOf(shown.phrases, name)
  return (
    <ActionCard
      title={title}
      hint={hint}
      looks={looks}
      id={`kort-${name}`}
      action={action}
      open={isTried}
      takesFiles={takesPhotos}
    >
      <DefaultButton>{button}</DefaultButton>
      <HiddenField name="key" value={key} />
      {fields.before?.(wires)}
      {fields.words && phrases.length > 0 && <PhraseField name={name} phrases={phrases} action={action} />}
      {fields.words?.(wires, held)}
      {takesPhotos && <PhotosSection ask={ask} form={{ key, photos, mistakes }} of={name} />}
      {fields.after?.(wires, held)}
      <p class="hint">{whoHears(held, name)}</p>
      <Button kind={grave.includes(name) ? 'danger' : 'primary'}>{button}</Button>
    </ActionCard>
  )
}

/** Names stand once in each form but many times on the page, so ids carry the act before them. */
const wired =
  ({ ask: { fields }, besides: { tried, mistakes } }: ShownCase, name: CaseActName): Wired =>
  (field) => {
    const isTried = tried === name
    const value = isTried ? fields[field] : undefined
    const error = isTried ? sentenceOf(mistakes?.[field]) : undefined
    return { id: `${name}-${field}`, name: field, ...(value && { value }), ...(error && { error }) }
  }
