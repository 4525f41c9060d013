import { randomUUID } from 'node:crypto'
import { sayAnswers } from '#bodies/questions/say-answers.ts'
import type { Mistakes } from '#http/form.ts'
import { reviewing as words } from '#i18n/sv/pages/reviewing.ts'
import { moderationReasons } from '#moderation/remark.ts'
import { markOf, type ReviewedReport } from '#moderation/reviewed-report.ts'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { DefaultButton } from '../ui/default-button.tsx'
import { Facts } from '../ui/facts.tsx'
import { FieldError } from '../ui/field.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { sentenceOf } from './mistakes.ts'
import { reviewAddress } from './review-address.ts'
import { ReviewedEntries } from './reviewed-entries.tsx'
import { ReviewedPhotos } from './reviewed-photos.tsx'
import { typed } from './typed.ts'

type Props = { ask: Ask; report: ReviewedReport; mistakes: Mistakes }

/** All that everybody can read of the report, to change or hide, and what to do with the whole. */
export function ReviewForm({ ask, report, mistakes }: Props) {
  const { texts } = report
  const photos = report.photos.filter(({ entry }) => entry === null)
  return (
    <form class="flow" method="post" action={reviewAddress(ask)} noValidate>
      <DefaultButton name="act" value="change">
        {labelsOf(report).change}
      </DefaultButton>
      <HiddenField name="key" value={ask.fields['key'] || randomUUID()} />
      <HiddenField name="mark" value={ask.fields['mark'] ?? markOf(texts)} />
      <FormSection id="texts" title={report.held ? words.held.proposed : words.texts}>
        <p class="muted">{report.held ? words.held.proposedHint : words.textsHint}</p>
        <TextField {...typed(ask, mistakes, 'title', texts.title)} label={words.heading} required />
        <TextArea
          {...typed(ask, mistakes, 'description', texts.description)}
          label={words.description}
          rows={6}
        />
        <TextField {...typed(ask, mistakes, 'place', texts.placeWords)} label={words.place} />
        <Answers ask={ask} report={report} />
      </FormSection>
      {photos.length > 0 && (
        <FormSection id="photos" title={words.photos}>
          <ReviewedPhotos ask={ask} photos={photos} all={report.photos} />
        </FormSection>
      )}
      {report.entries.length > 0 && (
        <FormSection id="entries" title={words.entries}>
          <ReviewedEntries ask={ask} report={report} mistakes={mistakes} />
        </FormSection>
      )}
      <Decision ask={ask} report={report} mistakes={mistakes} />
    </form>
  )
}

/** What the buttons do to a text that nobody has read yet is another thing. */
const labelsOf = ({ held }: ReviewedReport) => (held ? { ...words.act, ...words.held } : words.act)

function Answers({ ask, report: { answers } }: Omit<Props, 'mistakes'>) {
  const said = sayAnswers(ask.rooms.tables().guidance.questions, answers, 'sv')
  if (said.length === 0) return null
  return (
    <>
      <Facts facts={said.map(({ question, answer }) => ({ term: question, detail: answer }))} />
      <CheckField
        name="answers"
        label={words.dropAnswers}
        value="drop"
        checked={ask.fields['answers'] !== undefined}
      />
    </>
  )
}

const Decision = ({ ask, report, mistakes }: Props) => (
  <FormSection id="act" title={words.decision}>
    <FieldError id="act">{sentenceOf(mistakes['act'])}</FieldError>
    <SelectField
      {...typed(ask, mistakes, 'reason', report.held ? 'person' : '')}
      label={words.why}
      hint={words.whyHint}
      empty={words.chooseWhy}
      options={moderationReasons.map((value) => ({ value, label: words.reasons[value] }))}
    />
    <div class="buttons">
      <Button kind="primary" name="act" value="change">
        {labelsOf(report).change}
      </Button>
      {report.visibility === 'hidden' ? (
        <Button name="act" value="show">
          {words.act.show}
        </Button>
      ) : (
        <Button kind="danger" name="act" value="hide">
          {words.act.hide}
        </Button>
      )}
      <Button name="act" value="stand">
        {labelsOf(report).stand}
      </Button>
    </div>
  </FormSection>
)
