import type { ShownRecipient } from '#responsibility/shown-recipient.ts'
import { Disclosure } from './disclosure.tsx'
import { HiddenField } from './hidden-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { RecipientNotice } from './recipient-notice.tsx'

/** What the box says whoever gets the report. */
export type RecipientWords = {
  notRight: string
  instead: string
  right: string
  unknown: string
  why: string
  whys: readonly { value: string; label: string }[]
  cannotSend: string
  isPrivate: string
  /** To the page of how a body handles what it gets: its address is this with the body after it. */
  privacy: string
  privacyPage: string
}

type Wanted = { recipient?: string | undefined; objection?: string | undefined }

type RecipientBoxProps = { shown: ShownRecipient; words: RecipientWords; wanted?: Wanted }

/** Who gets the report and why, and the way to say that it is somebody else's. Carries whom it has told of. */
export const RecipientBox = ({ shown, words, wanted = {} }: RecipientBoxProps) => (
  <>
    <RecipientNotice shown={shown} cannotSend={words.cannotSend} isPrivate={words.isPrivate} />
    {shown.body && (
      <p>
        <a href={`${words.privacyPage}/${shown.body}`}>{words.privacy}</a>
      </p>
    )}
    <HiddenField name="told" value={shown.body ?? ''} />
    {shown.alternatives.length > 0 && <Others shown={shown} words={words} wanted={wanted} />}
  </>
)

const Others = ({ shown, words, wanted }: Required<RecipientBoxProps>) =>
  shown.question ? (
    <>
      <HiddenField name="objection" value="keeper" />
      <Choice label={shown.question} none={words.unknown} shown={shown} wanted={wanted} />
    </>
  ) : (
    <Disclosure title={words.notRight} open={Boolean(wanted.recipient)}>
      <Choice label={words.instead} none={words.right} shown={shown} wanted={wanted} />
      <RadioGroup name="objection" label={words.why} options={words.whys} value={wanted.objection} />
    </Disclosure>
  )

type ChoiceProps = { label: string; none: string; shown: ShownRecipient; wanted: Wanted }

const Choice = ({ label, none, shown: { name, alternatives }, wanted }: ChoiceProps) => (
  <RadioGroup
    id="recipient-choice"
    name="recipient"
    label={label}
    options={[
      { value: '', label: none, detail: name },
      ...alternatives.map((other) => ({ value: other.body, label: other.name, detail: other.because })),
    ]}
    value={wanted.recipient ?? ''}
  />
)
