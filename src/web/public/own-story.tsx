import { randomUUID } from 'node:crypto'
import { foreign } from '#i18n/foreign.ts'
import { paths } from '#paths.ts'
import { type ContributionKind, reporterKinds } from '#reports/contributions/contribution.ts'
import type { OwnReport as Own } from '#reports/own-report.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Foreign } from '../foreign.tsx'
import { History } from '../history.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { AnswerForm } from './answering/answer-form.tsx'
import { Confirmed } from './contributing/confirmed.tsx'
import { HowIsItNow } from './contributing/ways-to-add.tsx'
import type { OwnAct, Tried } from './own-acts.ts'
import { Duplicate, ReportHeading } from './report.tsx'
import { type PhotoAt, saidPhotos } from './report-photos.tsx'
import { ReportPictures } from './report-pictures.tsx'

type Props = { ask: Ask; own: Own; tried: Tried | undefined }

/** The reporter's side of the page: how it stands, what they can do, and what has been said. */
export function OwnStory({ ask, own, tried }: Props) {
  const { report, acts, happenings } = own
  const { own: words, report: reportWords } = ask.say.pages.following
  const isPublic = report.visibility === 'public'
  return (
    <>
      <Summary ask={ask} tried={tried} />
      <ReportHeading ask={ask} report={report}>
        <Foreign ask={ask} language={report.language} words={report.title} />
      </ReportHeading>
      <Duplicate ask={ask} report={report} />
      <Confirmed ask={ask} report={report} />
      <ReportPictures ask={ask} report={report} photos={own.photos} happenings={happenings} at={ownAt(ask)} />
      <p class="muted">{words.only}</p>
      {isPublic ? (
        <p>
          <a href={to(ask, paths.report(report.number))}>{words.public}</a>
        </p>
      ) : (
        <p>{words.hidden}</p>
      )}
      {isPublic && report.isTextHeld && <Notice title={words.textHeld} />}
      <div class="said" {...foreign(report.language, ask.language)}>
        {report.description}
      </div>
      {acts.includes('supply') && <Supply ask={ask} own={own} />}
      {isPublic && <OwnWays ask={ask} own={own} />}
      <h2>{reportWords.history}</h2>
      <History language={ask.language} happenings={happenings} photos={saidPhotos(ask, report, ownAt(ask))} />
      {acts.includes('reopen') && <Reopen ask={ask} tried={tried} />}
      {acts.includes('withdraw') && <Withdraw ask={ask} />}
    </>
  )
}

/** Where the case can be opened again, that is the way to say that the problem is still there. */
function OwnWays({ ask, own: { report, acts } }: Pick<Props, 'ask' | 'own'>) {
  const kinds = reporterKinds.filter((kind) => kind !== 'still' || !acts.includes('reopen'))
  const at = (kind: ContributionKind) => paths.ownContribution(ask.c.req.param('token') ?? '', kind)
  return <HowIsItNow ask={ask} report={report} kinds={kinds} at={at} />
}

const ownAt =
  (ask: Ask): PhotoAt =>
  ({ id }, size) =>
    paths.ownPhoto(ask.c.req.param('token') ?? '', id, size)

type FormProps = { ask: Ask; tried?: Tried | undefined }

function Supply({ ask, own: { question } }: Pick<Props, 'ask' | 'own'>) {
  if (!question) return null
  return (
    <Card>
      <h2>{ask.say.pages.following.own.supply}</h2>
      <AnswerForm ask={{ ...ask, fields: {} }} question={question} />
    </Card>
  )
}

function Reopen({ ask, tried }: FormProps) {
  const { own } = ask.say.pages.following
  return (
    <Card>
      <h2>{own.reopen}</h2>
      <form class="flow" method="post" action={actionOf(ask, 'ateroppna')} noValidate>
        <HiddenField name="key" value={randomUUID()} />
        <TextArea {...wordsField(ask, tried, 'ateroppna')} label={own.reopenWords} hint={own.reopenHint} />
        <Button kind="primary">{own.reopenButton}</Button>
      </form>
    </Card>
  )
}

function Withdraw({ ask }: FormProps) {
  const { own } = ask.say.pages.following
  return (
    <details class="fold">
      <summary>{own.withdraw}</summary>
      <form class="flow" method="post" action={actionOf(ask, 'aterkalla')}>
        <HiddenField name="key" value={randomUUID()} />
        <p>{own.withdrawHint}</p>
        <Button kind="danger">{own.withdrawButton}</Button>
      </form>
    </details>
  )
}

const actionOf = (ask: Ask, act: OwnAct): string =>
  to(ask, paths.ownReportAct(ask.c.req.param('token') ?? '', act))

const wordsField = (ask: Ask, tried: Tried | undefined, act: OwnAct) => ({
  id: `${act}-words`,
  name: 'words',
  value: tried?.tried === act ? ask.fields['words'] : undefined,
  error: tried?.tried === act ? mistakeOf(ask, tried) : undefined,
})

function mistakeOf({ say }: Ask, { mistakes }: Tried): string | undefined {
  const sentences: Record<string, string> = say.pages.following.mistakes
  return sentences[mistakes?.['words'] ?? '']
}

function Summary({ ask, tried }: FormProps) {
  const message = tried && mistakeOf(ask, tried)
  if (!message) return null
  const title = ask.say.pages.reporting.form.mistakes(1)
  return <ErrorSummary title={title} mistakes={[{ field: `${tried.tried}-words`, message }]} />
}
