import { foreign } from '#i18n/foreign.ts'
import { formatRecent } from '#i18n/formats.ts'
import { asking } from '#i18n/sv/pages/asking.ts'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import { urgencyInWords } from '#i18n/urgency-in-words.ts'
import { paths } from '#paths.ts'
import type { HeldReport } from '#reports/held-report.ts'
import type { Ask } from '../ask.ts'
import { Confirmed } from '../public/contributing/confirmed.tsx'
import { SaidNow } from '../public/contributing/said-now.tsx'
import { stateWord } from '../public/report.tsx'
import type { PhotoAt } from '../public/report-photos.tsx'
import { ReportPictures } from '../public/report-pictures.tsx'
import { Notice } from '../ui/notice.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { SentHere } from './sent-here.tsx'
import type { ShownCase } from './shown-case.ts'
import { UndoBox } from './undo-box.tsx'
import { WaitingBox } from './waiting-box.tsx'
import { WaitsForAnswer } from './waits-for-answer.tsx'

/** The case on top, like a letter: where it stands and what it is about, before anything else. */
export function CaseLetter({ shown }: { shown: ShownCase }) {
  const { ask, held } = shown
  const { report } = held
  const isHeld = held.held.is_present
  const urgency = urgencyInWords(report.urgent, asking.urgency, 'sv')
  return (
    <>
      <p class="muted">
        {words.title(report.number)} · {words.lead(report.holder.name)}
      </p>
      <h1 {...foreign(report.language, 'sv')}>{report.title}</h1>
      <p class="standing">
        <StateTag state={report.state} word={stateWord(ask, report)} />{' '}
        <span class="muted">{formatRecent(report.stateSince, new Date(), 'sv')}</span>
      </p>
      {urgency && <Notice tone="urgent" title={urgency} />}
      {isHeld && <UndoBox shown={shown} />}
      <SentHere held={held} />
      <WaitsForAnswer held={held} />
      <WaitingBox shown={shown} />
      <Confirmed ask={ask} report={report} />
      {report.thanks > 0 && <p>{words.thanks(report.thanks)}</p>}
      <SaidNow ask={ask} report={report} />
      {report.visibility === 'public' && report.isTextHeld && <Notice title={words.textHeld} />}
      <div class="said" {...foreign(report.language, 'sv')}>
        {report.description}
      </div>
      <ReportPictures
        ask={ask}
        report={report}
        photos={held.photos}
        happenings={held.happenings}
        at={caseAt(ask)}
      />
      {isHeld && <p>{words.letter[whoReported(held)]}</p>}
    </>
  )
}

/** Where the case's photos are for whoever has its link. */
export const caseAt =
  (ask: Ask): PhotoAt =>
  ({ id }, size) =>
    paths.casePhoto(ask.c.req.param('token') ?? '', id, size)

const whoReported = ({ held, hasReporter }: HeldReport) =>
  held.reporter_hears ? 'heard' : hasReporter ? 'unheard' : 'nobody'
