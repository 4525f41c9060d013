import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isPace } from '#alerts/watch.ts'
import type { Fields, Mistakes } from '#http/form.ts'
import { paths } from '#paths.ts'
import { groupOf } from '#reports/states.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { DefaultButton } from '../../ui/default-button.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { shownName, TellPeopleApart, trapName } from '../automatic.tsx'
import { SignedInAs } from '../mine/signed-in-as.tsx'
import { MistakeSummary } from '../mistake-summary.tsx'
import type { ShownPhoto } from '../reporting/form-photos.ts'
import { PhotosSection } from '../reporting/photos-section.tsx'
import { PaceField } from '../watching/pace-field.tsx'
import type { Adding } from './adding.ts'
import { ReportBox } from './report-box.tsx'

type Shown = {
  fields: Fields
  photos: readonly ShownPhoto[]
  mistakes: Mistakes
  status?: ContentfulStatusCode
}
type Props = { ask: Ask; adding: Adding; shown: Shown }

/** The form for what is added, with what was typed; on the way from a report's form it carries all of that. */
export async function answerContribution(ask: Ask, adding: Adding, shown: Shown): Promise<Response> {
  const words = ask.say.pages.contributing
  const { kind, report, back, isOwn } = adding
  const { title, lead } = words.kinds[kind]
  return answerPage(
    { ...ask, here: adding.page },
    {
      title,
      status: shown.status ?? 200,
      scripts: kind === 'follow' ? [] : ['contribution-form.js'],
      children: (
        <Narrow>
          <MistakeSummary
            ask={ask}
            mistakes={shown.mistakes}
            sentenceFor={(field) => mistakeAt(ask, shown.mistakes, field)}
          />
          {!isFromForm(shown) && (
            <BackLink href={to(ask, back)} label={isOwn ? words.toOwn : words.toReport} />
          )}
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
          {kind === 'still' && groupOf[report.state] !== 'open' && <p>{words.reopens}</p>}
          <ReportBox ask={ask} report={report} />
          <ContributionForm ask={ask} adding={adding} shown={shown} />
        </Narrow>
      ),
    },
  )
}

function ContributionForm({ ask, adding, shown }: Props) {
  const words = ask.say.pages.contributing
  const { fields } = shown
  return (
    <form
      class="flow"
      id="form"
      method="post"
      action={to(ask, adding.page)}
      enctype="multipart/form-data"
      noValidate
    >
      <DefaultButton>{words.send}</DefaultButton>
      <HiddenField name="key" value={fields['key'] ?? ''} />
      {carried(shown).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <SaidFields ask={ask} adding={adding} shown={shown} />
      {!adding.isOwn && <WhoFields ask={ask} adding={adding} shown={shown} />}
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

/** Photos and words, where there is something to say. */
function SaidFields({ ask, adding: { kind }, shown }: Props) {
  if (kind === 'follow') return null
  const { said, wordsFromForm } = ask.say.pages.contributing
  const { fields, photos, mistakes } = shown
  return (
    <>
      <PhotosSection ask={ask} form={{ key: fields['key'] ?? '', photos, mistakes }} />
      <TextArea
        {...fieldOf(ask, shown, 'words')}
        label={said[kind].words}
        hint={isFromForm(shown) && fields['words'] ? wordsFromForm : said[kind].hint}
        rows={3}
      />
    </>
  )
}

/** Whose address it is, and whether letters go there. */
function WhoFields({ ask, adding: { kind, page, signedInAs }, shown }: Props) {
  const words = ask.say.pages.contributing
  return (
    <>
      {signedInAs === null ? (
        <TextField
          {...fieldOf(ask, shown, 'email')}
          label={words.email}
          hint={words.emailHint}
          type="email"
          autocomplete="email"
          required
        />
      ) : (
        <SignedInAs ask={ask} email={signedInAs} here={page} />
      )}
      {kind !== 'follow' && (
        <CheckField
          name="follow"
          label={words.follow}
          hint={words.followHint}
          checked={shown.fields['follow'] !== undefined}
        />
      )}
      {signedInAs === null ? <TellPeopleApart ask={ask} shown={shown} /> : <PaceOf ask={ask} shown={shown} />}
    </>
  )
}

/** Who has to confirm chooses it then. */
function PaceOf({ ask, shown: { fields } }: Pick<Props, 'ask' | 'shown'>) {
  const { pace } = fields
  return <PaceField ask={ask} {...(isPace(pace) && { pace })} />
}

const fieldOf = (ask: Ask, { fields, mistakes }: Shown, name: string) => ({
  name,
  value: fields[name],
  error: mistakeAt(ask, mistakes, name),
})

const own = ['key', 'words', 'email', 'follow', 'removePhoto', shownName, trapName]

/** Fields of the report's form that this one has not. */
const carried = (shown: Shown): [string, string][] =>
  isFromForm(shown) ? Object.entries(shown.fields).filter(([name]) => !own.includes(name)) : []

const isFromForm = ({ fields }: Shown): boolean => fields['lat'] !== undefined

function mistakeAt({ say }: Ask, mistakes: Mistakes, field: string): string | undefined {
  const { photos, contributing } = say.pages
  const sentences: Record<string, string> = { ...photos.mistakes, ...contributing.mistakes }
  return sentences[mistakes[field] ?? '']
}
