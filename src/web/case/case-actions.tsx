import { randomUUID } from 'node:crypto'
import { swedishDay } from '#i18n/formats.ts'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import { paths } from '#paths.ts'
import type { HeldReport } from '#reports/held-report.ts'
import { nationalInbox } from '#reports/passing/way.ts'
import type { Ask } from '../ask.ts'
import { PhotosSection } from '../public/reporting/photos-section.tsx'
import { ActionCard, ActionCards } from '../ui/action-card.tsx'
import { Button } from '../ui/button.tsx'
import { CardLink } from '../ui/card-link.tsx'
import { DateField } from '../ui/date-field.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { Besides } from './besides.ts'
import { type CaseActName, caseActNames, caseActs, firstActs } from './case-acts.ts'
import { sentenceOf } from './mistakes.ts'
import { cardWords } from './sent-here.tsx'

type Props = { ask: Ask; held: HeldReport; besides: Besides }

/** What the body can do now, each a button that unfolds: the common things first. */
export function CaseActions({ ask, held, besides }: Props) {
  const offered = caseActNames.filter((name) => isOffered(held, name))
  const isFirst = (name: CaseActName) =>
    firstActs.includes(name) || (name === 'inte-vart' && held.backTo !== null)
  const first = offered.filter(isFirst)
  const others = offered.filter((name) => !isFirst(name))
  return (
    <>
      <h2>{words.act}</h2>
      <Cards ask={ask} held={held} besides={besides} names={first} />
      {others.length > 0 && <h3>{words.more}</h3>}
      <Cards ask={ask} held={held} besides={besides} names={others} />
      {held.acts.includes('hand_over') && (
        <CardLink
          href={paths.caseAct(ask.c.req.param('token') ?? '', 'skicka-vidare')}
          title={words.forward.title}
          detail={words.forward.card}
          sign="forward"
        />
      )}
    </>
  )
}

function isOffered({ acts, held }: HeldReport, name: CaseActName): boolean {
  const { act } = caseActs[name]
  if (act === 'answer') return true
  if (act === 'return' && held.holder === nationalInbox) return false
  return acts.includes(act)
}

type CardsProps = Props & { names: readonly CaseActName[] }

const Cards = ({ ask, held, besides, names }: CardsProps) => (
  <ActionCards>
    {names.map((name) => (
      <Card key={name} ask={ask} held={held} besides={besides} name={name} />
    ))}
  </ActionCards>
)

type CardProps = Props & { name: CaseActName }

function Card({ ask, held, besides, name }: CardProps) {
  const { title, hint, button } = cardWords(held, name)
  const { looks, takesPhotos } = caseActs[name]
  const isTried = besides.tried === name
  // Photos that are kept already lie under the key they came with.
  const key = (isTried && takesPhotos && ask.fields['key']) || randomUUID()
  const { photos = [], mistakes = {} } = isTried ? besides : {}
  return (
    <ActionCard
      title={title}
      hint={hint}
      state={looks}
      action={paths.caseAct(ask.c.req.param('token') ?? '', name)}
      open={isTried}
      takesFiles={takesPhotos}
    >
      <HiddenField name="key" value={key} />
      {fieldsOf[name](wired(ask, besides, name), held)}
      {takesPhotos && <PhotosSection ask={ask} form={{ key, photos, mistakes }} />}
      <Button kind={name === 'atgardas-inte' || name === 'inte-vart' ? 'danger' : 'primary'}>{button}</Button>
    </ActionCard>
  )
}

type Wired = (field: string) => { id: string; name: string; value?: string; error?: string }

/** Names stand once in each form but many times on the page, so ids carry the act before them. */
const wired =
  ({ fields }: Ask, { tried, mistakes }: Besides, name: CaseActName): Wired =>
  (field) => {
    const isTried = tried === name
    const value = isTried ? fields[field] : undefined
    const error = isTried ? sentenceOf(mistakes?.[field]) : undefined
    return { id: `${name}-${field}`, name: field, ...(value && { value }), ...(error && { error }) }
  }

const someWords = (label: string) => (wires: Wired) => <TextArea {...wires('words')} label={label} rows={3} />

const fieldsOf = {
  mottagen: someWords(words.words),
  utredning: someWords(words.words),
  fraga: someWords(words.question),
  planerad: (wires: Wired) => (
    <>
      <DateField {...wires('day')} label={words.day} min={swedishDay(new Date())} />
      <TextArea {...wires('words')} label={words.words} rows={3} />
    </>
  ),
  pagar: someWords(words.words),
  atgardad: someWords(words.words),
  'atgardas-inte': someWords(words.reason),
  svara: (wires: Wired) => (
    <>
      <TextArea {...wires('words')} label={words.answer} />
      <RadioGroup
        {...wires('audience')}
        label={words.audience}
        options={[
          { value: 'update', label: words.everybody },
          { value: 'message', label: words.onlyReporter },
        ]}
      />
    </>
  ),
  'inte-vart': (wires: Wired, { backTo }: HeldReport) =>
    someWords(backTo ? words.sentHere.why : words.why)(wires),
  ateroppna: someWords(words.words),
  angra: () => null,
} as const satisfies Record<CaseActName, (wires: Wired, held: HeldReport) => unknown>
