import type { ComponentChildren } from 'preact'
import { categoryName } from '#bodies/catalogue.ts'
import { type SaidAnswer, sayAnswers } from '#bodies/questions/say-answers.ts'
import { mapUrl } from '#geo/browser/point.ts'
import { foreign } from '#i18n/foreign.ts'
import { formatPlannedDay, formatRecent, formatTime } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { type ContributionKind, isContribution } from '#reports/contributions/contribution.ts'
import { forecastFor } from '#reports/nearby/forecast.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { type PublicReport, publicReport } from '#reports/public-report.ts'
import { masked } from '#reports/publish-text.ts'
import { sayReason } from '#responsibility/explain-recipient.ts'
import { answerKept, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Foreign } from '../foreign.tsx'
import { History } from '../history.tsx'
import { LiveNews } from '../live/live-news.tsx'
import { sayPlace } from '../place-words.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Card } from '../ui/card.tsx'
import { Columns } from '../ui/columns.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { PhotoDialog } from '../ui/photo-dialog.tsx'
import { ShareBox } from '../ui/share-box.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { AllOfHolder } from './bodies/all-of-holder.tsx'
import { Confirmed } from './contributing/confirmed.tsx'
import { SeenBy } from './contributing/seen-by.tsx'
import { HowIsItNow, WaysToAdd } from './contributing/ways-to-add.tsx'
import { FeedLink } from './feeds/feed-link.tsx'
import { gonePage, notFoundPage } from './kind-pages.tsx'
import { pagesOf, photosOnPage } from './page-photos.ts'
import { Receipt } from './receipt.tsx'
import { addressOf, reportHead } from './report-head.ts'
import { AtThisPlace } from './report-map.tsx'
import { readNumber } from './report-number.ts'
import { publicAt, saidPhotos } from './report-photos.tsx'
import { ReportPictures } from './report-pictures.tsx'
import { SayThanks } from './thanks.tsx'

export async function reportPage(ask: Ask): Promise<Response> {
  const number = readNumber(ask.c.req.param('number'))
  const report = number === null ? null : await publicReport(ask.rooms.db, number)
  if (!report) return notFoundPage(ask)
  if (report === 'hidden') return gonePage(ask)
  const words = ask.say.pages.following.report
  const isThanked = ask.c.req.query('tack') !== undefined
  const klart = ask.c.req.query('klart')
  const added = isContribution(klart) ? klart : null
  const hasThanked = klart === 'tack'
  const forecast = isThanked ? await forecastFor(ask.rooms.db, report.holder.code, report.category) : null
  return answerKept(
    { ...ask, here: paths.report(report.number) },
    [report, isThanked, added, hasThanked, forecast, holderWords(ask, report), answersOf(ask, report)],
    () => ({
      title: words.titled(report.title, report.number),
      ...reportHead(ask, report),
      hasMap: !report.isApproximate,
      scripts: ['share.js', 'live.js', ...(hasPhotos(ask, report) ? ['lightbox.js'] : [])],
      feed: {
        path: paths.reportFeed(report.number, 'atom'),
        title: ask.say.pages.watching.feeds.report(report.title, report.number),
      },
      children: (
        <>
          {isThanked && <Receipt ask={ask} report={report} forecast={forecast} />}
          {added && <Added ask={ask} report={report} kind={added} />}
          {!isThanked && <LiveNews ask={ask} report={report} />}
          {hasThanked && <Notice tone="success" title={ask.say.pages.verdict.thanks.done} live />}
          <BackLink href={to(ask, paths.start())} label={words.home} />
          <Columns
            story={<Story ask={ask} report={report} />}
            after={<Past ask={ask} report={report} />}
            facts={
              <>
                <Card>
                  <ReportFacts ask={ask} report={report} />
                </Card>
                <AtThisPlace ask={ask} report={report} />
                <WaysToWatch ask={ask} report={report} />
              </>
            }
          />
          {hasPhotos(ask, report) && <PhotoDialog words={ask.say.pages.photos} />}
        </>
      ),
    }),
  )
}

const hasPhotos = (ask: Ask, report: PublicReport): boolean => photosOnPage(ask, report).length > 0

function Story({ ask, report }: { ask: Ask; report: PublicReport }) {
  return (
    <>
      <ReportHeading ask={ask} report={report}>
        <Foreign ask={ask} language={report.language} words={report.title} />
      </ReportHeading>
      <Duplicate ask={ask} report={report} />
      <Confirmed ask={ask} report={report} />
      <ReportPictures ask={ask} report={report} {...report} at={publicAt} link={pagesOf(ask, report)} />
      {report.isTextHeld ? (
        <Notice title={ask.say.pages.following.report.textHeld} />
      ) : (
        <div class="said" {...foreign(report.language, ask.language)}>
          {report.description}
        </div>
      )}
      {isMasked(report) && <p class="muted">{ask.say.words.masked}</p>}
      <SeenBy ask={ask} report={report} />
      <WaysToAdd ask={ask} report={report} kinds={['support', 'follow']} />
      <SayThanks ask={ask} report={report} />
      <HowIsItNow ask={ask} report={report} kinds={['fixed', 'still']} />
    </>
  )
}

/** What was added has been confirmed, just now. */
export function Added({ ask, report, kind }: { ask: Ask; report: PresentReport; kind: ContributionKind }) {
  const thanks: (count: number) => string = ask.say.pages.contributing.thanks[kind]
  return <Notice tone="success" title={thanks(report.supporters + 1)} live />
}

/** Letters of what is new around, and of what its holder has: the holder's name stands where it is not the municipality. */
function WaysToWatch({ ask, report }: { ask: Ask; report: PublicReport }) {
  const { link, linkBody, feeds } = ask.say.pages.watching
  const { lat, lon, holder, municipality, placeWords } = report
  return (
    <>
      <p>
        <a href={to(ask, paths.watch({ lat, lon, words: placeWords }))}>{link}</a>
      </p>
      {holder.code !== municipality.code && (
        <>
          <p>
            <a href={to(ask, paths.watch({ body: holder.code }))}>{linkBody(holder.name)}</a>
          </p>
          <FeedLink
            ask={ask}
            href={paths.feed('atom', { mottagare: holder.code })}
            words={feeds.linkOf(holder.name)}
          />
        </>
      )}
    </>
  )
}

const Past = ({ ask, report }: { ask: Ask; report: PublicReport }) => (
  <>
    <h2>{ask.say.pages.following.report.history}</h2>
    <History
      language={ask.language}
      happenings={report.happenings}
      photos={saidPhotos(ask, report, publicAt, pagesOf(ask, report))}
    />
    <WaysToAdd ask={ask} report={report} kinds={['update']} />
    <FeedLink ask={ask} href={paths.reportFeed(report.number, 'atom')} />
    <ShareBox words={ask.say.pages.sharing} title={report.title} address={addressOf(ask, report.number)} />
    <p class="printed">{addressOf(ask, report.number)}</p>
    <p class="unprinted">
      <a href={to(ask, paths.tellAbuse(report.number))}>{ask.say.pages.telling.abuse.link}</a>
    </p>
  </>
)

/** Number, heading and state: how things stand, before anything else is read. */
export function ReportHeading({
  ask,
  report,
  children,
}: {
  ask: Ask
  report: PresentReport
  children: ComponentChildren
}) {
  const words = ask.say.pages.following.report
  const since = formatRecent(report.stateSince, new Date(), ask.language)
  return (
    <>
      <p class="standing">
        <StateTag state={report.state} word={stateWord(ask, report)} /> <span class="muted">{since}</span>
        <span class="muted">{words.number(report.number)}</span>
      </p>
      <h1>{children}</h1>
    </>
  )
}

export function stateWord({ say }: Ask, { state, reopened }: PresentReport): string {
  const word = say.words.state[state]
  return state === 'new' && reopened > 0 ? `${word}, ${say.pages.following.report.reopened}` : word
}

export function Duplicate({ ask, report }: { ask: Ask; report: PresentReport }) {
  const { mainReport, isMainPublic } = report
  if (!mainReport) return null
  const words = ask.say.pages.following.report
  if (!isMainPublic)
    return (
      <Notice>
        <p>{words.duplicateUnshown}</p>
      </Notice>
    )
  return (
    <Notice>
      <p>
        {words.duplicate} <a href={to(ask, paths.report(mainReport))}>{words.number(mainReport)}</a>.
      </p>
    </Notice>
  )
}

export function ReportFacts({ ask, report }: { ask: Ask; report: PresentReport }) {
  const words = ask.say.pages.following.report
  const { plannedFor, confirmedAt } = report
  const facts: Fact[] = [
    { term: words.holder, detail: <HolderWords ask={ask} report={report} /> },
    { term: words.delivery, detail: deliveryWords(ask, report) },
    ...(plannedFor ? [{ term: words.planned, detail: formatPlannedDay(plannedFor, ask.language) }] : []),
    ...(report.supporters > 0 ? [{ term: words.supporters, detail: String(report.supporters) }] : []),
    { term: words.category, detail: categoryName(report.category, ask.language) },
    ...answersOf(ask, report).map((said) => answerFact(ask, report, said)),
    { term: words.place, detail: <PlaceWords ask={ask} report={report} /> },
    { term: words.reported, detail: formatTime(confirmedAt, ask.language) },
    { term: words.shownTo, detail: words.visibleTo[report.visibility] },
  ]
  return <Facts facts={facts} />
}

const answersOf = ({ rooms, language }: Ask, { answers }: PresentReport): SaidAnswer[] =>
  sayAnswers(rooms.tables().guidance.questions, answers, language)

export const answerFact = (ask: Ask, report: PresentReport, said: SaidAnswer): Fact => ({
  term: said.question,
  termLang: foreign(said.questionIn, ask.language).lang,
  detail: <Foreign ask={ask} language={said.answerIn ?? report.language} words={said.answer} />,
})

/** Who holds it and why; the names are those bodies have today. */
export function holderWords({ say, language, rooms }: Ask, report: PresentReport): string {
  const { holder, municipality, placedBy, reason, isHandedOver } = report
  const words = say.pages.following.report
  if (isHandedOver) return words.handedOver(holder.name)
  const nameOf = (code: string) => rooms.tables().receivers.body(code)?.name ?? code
  if (reason) return say.responsibility.held(holder.name, sayReason(language, reason, nameOf))
  const because = placedBy === 'resident' ? words.residentChose : say.words.because[placedBy]
  return words.heldBecause(holder.name, because(municipality.name))
}

const HolderWords = ({ ask, report }: { ask: Ask; report: PresentReport }) => (
  <>
    <p>{holderWords(ask, report)}</p>
    <p class="muted">
      {ask.say.pages.following.report.heldSince(formatTime(report.heldSince, ask.language))}
    </p>
    <AllOfHolder ask={ask} code={report.holder.code} />
  </>
)

/** What is known of its way there: that it was sent is not that anybody has read it. */
function deliveryWords({ say, language }: Ask, { delivery }: PresentReport): string {
  const words = say.pages.following.report
  if (delivery?.sentAt) {
    const said = delivery.state === 'received' ? words.arrived : words.sent
    return said(formatTime(delivery.sentAt, language))
  }
  if (delivery?.state === 'unknown') return words.unsure
  return delivery?.state === 'failed' ? words.stuck : words.waiting
}

function PlaceWords({ ask, report }: { ask: Ask; report: PresentReport }) {
  const words = ask.say.pages.following.report
  const { nearest, coordinates } = sayPlace(report, report.municipality.code)
  return (
    <>
      {report.placeWords && <p {...foreign(report.language, ask.language)}>{report.placeWords}</p>}
      <p>{words.near(nearest, report.municipality.name)}</p>
      <p class="muted">{report.isApproximate ? ask.say.pages.reporting.form.inTown : coordinates}</p>
      {!report.isApproximate && <a href={mapUrl(report)}>{words.openMap}</a>}
    </>
  )
}

const isMasked = ({ title, description, placeWords, happenings }: PublicReport): boolean =>
  [title, description, placeWords, ...happenings.map(({ words }) => words ?? '')].some((written) =>
    written.includes(masked),
  )
