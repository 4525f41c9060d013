import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Fields, Mistakes } from '#http/form.ts'
import { paths } from '#paths.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { DefaultButton } from '../../ui/default-button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { shownName, TellPeopleApart, trapName } from '../automatic.tsx'
import type { ShownPhoto } from '../reporting/form-photos.ts'
import { PhotosSection } from '../reporting/photos-section.tsx'
import { SupportedBox } from './supported-box.tsx'

type Shown = {
  fields: Fields
  photos: readonly ShownPhoto[]
  mistakes: Mistakes
  status?: ContentfulStatusCode
}
type Props = { ask: Ask; report: PresentReport; shown: Shown }

/** The form of "Jag ser också detta", with what was typed; on the way from a report's form it carries all of that. */
export async function answerSupport(ask: Ask, report: PresentReport, shown: Shown): Promise<Response> {
  const words = ask.say.pages.supporting
  const page = paths.support(report.number)
  return answerPage(
    { ...ask, here: page },
    {
      title: words.title,
      status: shown.status ?? 200,
      scripts: ['support-form.js'],
      children: (
        <Narrow>
          <Summary ask={ask} report={report} shown={shown} />
          {!isFromForm(shown) && (
            <BackLink href={to(ask, paths.report(report.number))} label={words.toReport} />
          )}
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          <SupportedBox ask={ask} report={report} />
          <SupportForm ask={ask} report={report} shown={shown} />
        </Narrow>
      ),
    },
  )
}

function SupportForm({ ask, report, shown }: Props) {
  const words = ask.say.pages.supporting
  const { fields, photos, mistakes } = shown
  const { key = '' } = fields
  const field = (name: string) => ({ name, value: fields[name], error: mistakeAt(ask, mistakes, name) })
  return (
    <form
      class="flow"
      id="form"
      method="post"
      action={to(ask, paths.support(report.number))}
      enctype="multipart/form-data"
      noValidate
    >
      <DefaultButton>{words.send}</DefaultButton>
      <HiddenField name="key" value={key} />
      {carried(shown).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <PhotosSection ask={ask} form={{ key, photos, mistakes }} />
      <TextArea
        {...field('words')}
        label={words.words}
        hint={isFromForm(shown) && fields['words'] ? words.wordsFromForm : words.wordsHint}
        rows={3}
      />
      <TextField
        {...field('email')}
        label={words.email}
        hint={words.emailHint}
        type="email"
        autocomplete="email"
        required
      />
      <CheckField
        name="follow"
        label={words.follow}
        hint={words.followHint}
        checked={fields['follow'] !== undefined}
      />
      <TellPeopleApart ask={ask} shown={shown} />
      <Button kind="primary" wide>
        {words.send}
      </Button>
      {isFromForm(shown) && (
        <Button name="show" value="form" formaction={to(ask, paths.form())} wide>
          {words.back}
        </Button>
      )}
      <div id="sending" class="flow" />
    </form>
  )
}

const own = ['key', 'words', 'email', 'follow', 'removePhoto', shownName, trapName]

/** Fields of the report's form that this one has not. */
const carried = ({ fields }: Shown): [string, string][] =>
  isFromFormFields(fields) ? Object.entries(fields).filter(([name]) => !own.includes(name)) : []

const isFromForm = ({ fields }: Shown): boolean => isFromFormFields(fields)
const isFromFormFields = (fields: Fields): boolean => fields['lat'] !== undefined

function Summary({ ask, shown: { mistakes } }: Props) {
  const said = Object.keys(mistakes).map((field) => ({
    field,
    message: mistakeAt(ask, mistakes, field) ?? '',
  }))
  if (said.length === 0) return null
  return <ErrorSummary title={ask.say.pages.reporting.form.mistakes(said.length)} mistakes={said} />
}

function mistakeAt({ say }: Ask, mistakes: Mistakes, field: string): string | undefined {
  const { photos, supporting } = say.pages
  const sentences: Record<string, string> = { ...photos.mistakes, ...supporting.mistakes }
  return sentences[mistakes[field] ?? '']
}
