import { isPace } from '#alerts/watch.ts'
import { foreign } from '#i18n/foreign.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { confirmContribution } from '#reports/contributions/confirm-contribution.ts'
import { takes } from '#reports/contributions/contribution.ts'
import { standingReport } from '#reports/contributions/standing-report.ts'
import { type WaitingContribution, waitingContribution } from '#reports/contributions/waiting-contribution.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import type { Photo } from '#reports/photos/photo.ts'
import { photosOfContribution } from '#reports/photos/photos-of-contribution.ts'
import { publishedByResident } from '#reports/publish-text.ts'
import { Gone } from '../../../errors.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask, ClosedLink } from '../../ask.ts'
import { Quoting } from '../../foreign.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { badLinkPage, kindPage } from '../kind-pages.tsx'
import { FormPhotoTiles } from '../reporting/form-photo-tiles.tsx'
import { hasBroken } from '../reporting/photos-section.tsx'
import { PaceField } from '../watching/pace-field.tsx'
import { closedPage } from './closed.tsx'
import { ReportBox } from './report-box.tsx'

/** What the button will do, shown first. */
export async function contributionConfirmationPage(ask: Ask, link: Link): Promise<Response> {
  const waiting = await openWaiting(ask, link)
  if (waiting instanceof Response) return waiting
  const report = await standingReport(ask.rooms.db, waiting.report)
  if (!takes(report.state, waiting.kind)) return closedPage(ask, report, 200)
  const { kinds, confirmation } = ask.say.pages.contributing
  const title = kinds[waiting.kind].confirm
  const photos = await photosOfContribution(ask.rooms.db, waiting.id)
  const shows = waiting.words !== '' || photos.length > 0
  const published = publishedByResident(waiting.words)
  return answerPage(ask, {
    title,
    children: (
      <Narrow>
        <h1>{title}</h1>
        <p class="lead">
          <Quoting
            ask={ask}
            sentence={confirmation.lead(report.title, report.number)}
            quoted={report.title}
            language={report.language}
          />
        </p>
        <ReportBox ask={ask} report={report} />
        {shows && <p>{confirmation.words}</p>}
        {waiting.words && (
          <p class="said" {...foreign(waiting.language, ask.language)}>
            {published}
          </p>
        )}
        {published !== waiting.words && <p class="muted">{confirmation.masked}</p>}
        <WaitingPhotos ask={ask} photos={photos} />
        <p>{waiting.wantsLetters ? confirmation.follows : confirmation.followsNot}</p>
        <form class="flow" method="post" action={ask.c.req.path}>
          {waiting.wantsLetters && <PaceField ask={ask} />}
          <Button kind="primary" wide>
            {confirmation.button}
          </Button>
        </form>
      </Narrow>
    ),
  })
}

/** As they came; what could not be read is said, and holds nothing up. */
function WaitingPhotos({ ask, photos }: { ask: Ask; photos: readonly Photo[] }) {
  const { token = '' } = ask.c.req.param()
  const tiles = photos.map((photo) => ({ ...photo, src: paths.contributionPhoto(token, photo.id) }))
  return (
    <>
      {hasBroken(photos) && (
        <Notice tone="warning">
          <p>{ask.say.pages.photos.brokenSent}</p>
        </Notice>
      )}
      <FormPhotoTiles ask={ask} photos={tiles} />
    </>
  )
}

export async function confirmWaiting(ask: Ask, link: Link): Promise<Response> {
  const { db } = ask.rooms
  if (!link.support) return badLinkPage(ask)
  try {
    const { pace } = ask.fields
    const chosen = isPace(pace) ? pace : undefined
    const confirming = { contribution: link.support, link: link.id, door: 'web', pace: chosen } as const
    const { report, kind } = await confirmContribution(db, confirming)
    return goTo(ask, `${paths.report(report)}?klart=${kind}`)
  } catch (refusal) {
    // Ended, or its address changed, since the page was shown.
    if (refusal instanceof MoveRefused) return contributionConfirmationPage(ask, link)
    if (refusal instanceof Gone) return endedPage(ask, 'expired')
    throw refusal
  }
}

/** A link that was replaced because the address changed, or that is too old; what it confirmed stays confirmed. */
export async function closedContribution(ask: Ask, { why, link }: ClosedLink): Promise<Response> {
  const waiting = link.support ? await waitingContribution(ask.rooms.db, link.support) : undefined
  return waiting?.confirmedFor ? alreadyPage(ask, waiting.confirmedFor) : endedPage(ask, why)
}

async function openWaiting(ask: Ask, link: Link): Promise<WaitingContribution | Response> {
  const waiting = link.support ? await waitingContribution(ask.rooms.db, link.support) : undefined
  if (!waiting) return badLinkPage(ask)
  if (waiting.confirmedFor) return alreadyPage(ask, waiting.confirmedFor)
  return waiting.hasExpired ? endedPage(ask, 'expired') : waiting
}

function endedPage(ask: Ask, why: ClosedLink['why']): Response {
  const { confirmation } = ask.say.pages.contributing
  const title = why === 'revoked' ? confirmation.revoked : confirmation.expired
  const words = why === 'revoked' ? confirmation.revokedWords : confirmation.expiredWords
  return kindPage(ask, 410, { title, words })
}

function alreadyPage(ask: Ask, report: number): Response {
  const { confirmation, toReport } = ask.say.pages.contributing
  return kindPage(
    ask,
    200,
    { title: confirmation.already, words: confirmation.alreadyWords },
    <ButtonLink kind="primary" href={to(ask, paths.report(report))}>
      {toReport}
    </ButtonLink>,
  )
}
