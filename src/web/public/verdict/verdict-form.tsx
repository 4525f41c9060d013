import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Fields, Mistakes } from '#http/form.ts'
import { formatRecent } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { isVerdict, verdictKinds } from '#reports/verdicts/verdict.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { DefaultButton } from '../../ui/default-button.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { ReportBox } from '../contributing/report-box.tsx'
import { MistakeSummary } from '../mistake-summary.tsx'
import type { ShownPhoto } from '../reporting/form-photos.ts'
import { PhotosSection } from '../reporting/photos-section.tsx'
import { type AskedOf, isPrivate } from './asked-of.ts'

type Shown = {
  fields: Fields
  photos: readonly ShownPhoto[]
  mistakes: Mistakes
  status?: ContentfulStatusCode
}
type Props = { ask: Ask; asked: AskedOf; shown: Shown }

/** Asks whether a fix holds, of somebody whose address the link has proven. */
export function answerVerdictForm(ask: Ask, asked: AskedOf, shown: Shown): Response {
  const words = ask.say.pages.verdict
  const { report, page, says, isAnew } = asked
  return answerPage(
    { ...ask, here: paths.verdict(asked.token) },
    {
      title: words.title,
      status: shown.status ?? 200,
      scripts: ['contribution-form.js'],
      children: (
        <Narrow>
          <MistakeSummary
            ask={ask}
            mistakes={shown.mistakes}
            sentenceFor={(field) => mistakeAt(ask, shown.mistakes, field)}
          />
          <h1>{words.title}</h1>
          <p class="lead">
            {words.lead(report.holder.name, formatRecent(report.stateSince, new Date(), ask.language))}
          </p>
          {says && !isAnew && (
            <Notice>
              <p>{words.answered(words.answers[says])}</p>
            </Notice>
          )}
          <ReportBox ask={ask} report={report} page={page} />
          <VerdictForm ask={ask} asked={asked} shown={shown} />
        </Narrow>
      ),
    },
  )
}

function VerdictForm({ ask, asked, shown }: Props) {
  const words = ask.say.pages.verdict
  const { fields, photos, mistakes } = shown
  const key = fields['key'] ?? ''
  return (
    <form
      class="flow"
      id="form"
      method="post"
      action={to(ask, paths.verdict(asked.token))}
      enctype="multipart/form-data"
      noValidate
    >
      <DefaultButton>{words.send}</DefaultButton>
      <HiddenField name="key" value={key} />
      <RadioGroup
        name="says"
        label={words.question}
        options={optionsFor(ask, asked)}
        value={isVerdict(fields['says']) ? fields['says'] : undefined}
        error={mistakeAt(ask, mistakes, 'says')}
        required
      />
      <TextArea
        name="words"
        label={words.words}
        hint={isPrivate(asked) ? words.privately.hint : words.hint}
        value={fields['words']}
        error={mistakeAt(ask, mistakes, 'words')}
        rows={2}
      />
      <PhotosSection ask={ask} form={{ key, photos, mistakes }} />
      <Button kind="primary" wide>
        {words.send}
      </Button>
      <div id="sending" class="flow" />
    </form>
  )
}

/** What comes of saying that it is still there is said before it is sent. */
function optionsFor(ask: Ask, asked: AskedOf) {
  const { answers, reopens, counts, privately } = ask.say.pages.verdict
  const counted = isPrivate(asked) ? privately.counts : counts
  const still = asked.mayReopen ? reopens : counted
  return verdictKinds.map((value) => ({
    value,
    label: answers[value],
    detail: value === 'still' ? still : undefined,
  }))
}

function mistakeAt({ say }: Ask, mistakes: Mistakes, field: string): string | undefined {
  const sentences: Record<string, string> = { ...say.pages.photos.mistakes, ...say.pages.verdict.mistakes }
  return sentences[mistakes[field] ?? '']
}
