import { categoryName } from '#bodies/catalogue.ts'
import { sayAnswers } from '#bodies/questions/say-answers.ts'
import { formatPoint, mapUrl } from '#geo/browser/point.ts'
import { formatSweref99tm } from '#geo/sweref.ts'
import { foreign } from '#i18n/foreign.ts'
import { formatRecent, formatTime } from '#i18n/formats.ts'
import { asking } from '#i18n/sv/pages/asking.ts'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import { urgencyInWords } from '#i18n/urgency-in-words.ts'
import { paths } from '#paths.ts'
import type { HeldReport } from '#reports/held-report.ts'
import type { Contact } from '#reports/read-contact.ts'
import { sayStep } from '#responsibility/explain-recipient.ts'
import type { Ask } from '../ask.ts'
import { sayPlace } from '../place-words.ts'
import { Confirmed } from '../public/contributing/confirmed.tsx'
import { SaidNow } from '../public/contributing/said-now.tsx'
import { answerFact, holderWords, stateWord } from '../public/report.tsx'
import type { PhotoAt } from '../public/report-photos.tsx'
import { ReportPictures } from '../public/report-pictures.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { NumberedList } from '../ui/numbered-list.tsx'
import { StateTag } from '../ui/state-tag.tsx'

type Props = { ask: Ask; held: HeldReport; contact: Contact | null | undefined }

/** The case on top, like a letter: what, where, from whom. */
export function CaseLetter({ ask, held, contact }: Props) {
  const { report } = held
  const isHeld = held.held.is_present
  const urgency = urgencyInWords(report.urgent, asking.urgency, 'sv')
  return (
    <Card raised>
      <p class="muted">
        {words.title(report.number)} · {words.lead(report.holder.name)}
      </p>
      <h1 {...foreign(report.language, 'sv')}>{report.title}</h1>
      <p class="standing">
        <StateTag state={report.state} word={stateWord(ask, report)} />{' '}
        <span class="muted">{formatRecent(report.stateSince, new Date(), 'sv')}</span>
      </p>
      <Confirmed ask={ask} report={report} />
      {report.thanks > 0 && <p>{words.thanks(report.thanks)}</p>}
      <SaidNow ask={ask} report={report} />
      {urgency && <Notice tone="urgent" title={urgency} />}
      {isHeld && <p>{words.letter[whoHears(held)]}</p>}
      <ReportPictures
        ask={ask}
        report={report}
        photos={held.photos}
        happenings={held.happenings}
        at={caseAt(ask)}
      />
      {report.visibility === 'public' && report.isTextHeld && <Notice title={words.textHeld} />}
      <div class="said" {...foreign(report.language, 'sv')}>
        {report.description}
      </div>
      <Facts facts={factsOf(ask, held)} />
      {isHeld && <ContactDetails ask={ask} held={held} contact={contact} />}
      {report.visibility === 'public' && (
        <p>
          <a href={paths.report(report.number)}>{words.publicPage}</a>
        </p>
      )}
      <p class="muted">{words.capability}</p>
    </Card>
  )
}

/** Where the case's photos are for whoever has its link. */
export const caseAt =
  (ask: Ask): PhotoAt =>
  ({ id }, size) =>
    paths.casePhoto(ask.c.req.param('token') ?? '', id, size)

const whoHears = ({ held, hasReporter }: HeldReport) =>
  held.reporter_hears ? 'heard' : hasReporter ? 'unheard' : 'nobody'

function factsOf(ask: Ask, held: HeldReport): Fact[] {
  const { report } = held
  const { nearest } = sayPlace(report, report.municipality.code)
  return [
    { term: words.category, detail: categoryName(report.category, 'sv') },
    ...sayAnswers(ask.rooms.tables().guidance.questions, report.answers, 'sv').map((said) =>
      answerFact(ask, report, said),
    ),
    {
      term: words.place,
      detail: (
        <>
          {report.placeWords && <p {...foreign(report.language, 'sv')}>{report.placeWords}</p>}
          <p>{words.near(nearest, report.municipality.name)}</p>
          {report.isApproximate ? <p>{words.approximate}</p> : <a href={mapUrl(report)}>{words.openMap}</a>}
        </>
      ),
    },
    { term: words.wgs84, detail: formatPoint(report) },
    { term: words.sweref, detail: formatSweref99tm(report) },
    { term: words.because, detail: <Because ask={ask} held={held} /> },
    { term: words.reported, detail: formatTime(report.confirmedAt, 'sv') },
  ]
}

/** Why it came here, and how that was found out. */
function Because({ ask, held: { report, steps } }: { ask: Ask; held: HeldReport }) {
  const nameOf = (code: string) => ask.rooms.tables().receivers.body(code)?.name ?? code
  return (
    <>
      <p>{holderWords(ask, report)}</p>
      {steps.length > 0 && (
        <Disclosure title={words.steps}>
          <NumberedList items={steps.map((step) => sayStep('sv', step, nameOf))} />
        </Disclosure>
      )}
    </>
  )
}

/** Shown only when asked for, by a POST, because each reading is written down. */
function ContactDetails({ ask, held, contact }: Props) {
  const { token = '' } = ask.c.req.param()
  return (
    <Disclosure title={words.contact.title} open={contact !== undefined || hasLeft(held)}>
      {contact && <Facts facts={contactFacts(contact)} />}
      {!held.hasReporter && <p>{hasLeft(held) ? words.contact.erased : words.contact.none}</p>}
      {held.held.at_contractor && <p>{words.contact.withheld}</p>}
      {held.hasReporter && !contact && !held.held.at_contractor && (
        <form class="flow" method="post" action={paths.caseAct(token, 'kontakt')}>
          <p class="hint">{words.contact.hint}</p>
          <Button>{words.contact.button}</Button>
        </form>
      )}
    </Disclosure>
  )
}

const hasLeft = ({ happenings }: HeldReport): boolean => happenings.some(({ act }) => act === 'erase_person')

const contactFacts = ({ name, email }: Contact): Fact[] => [
  { term: words.contact.name, detail: name ?? words.contact.noName },
  { term: words.contact.email, detail: <a href={`mailto:${email}`}>{email}</a> },
]
