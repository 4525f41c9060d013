import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import type { Photo } from '#reports/photos/photo.ts'
import { photosOfSupport } from '#reports/photos/photos-of-support.ts'
import { supportReport } from '#reports/supports/support-report.ts'
import { supportedReport } from '#reports/supports/supported-report.ts'
import { type WaitingSupport, waitingSupport } from '#reports/supports/waiting-support.ts'
import { Gone } from '../../../errors.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask, ClosedLink } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { badLinkPage, kindPage } from '../kind-pages.tsx'
import { FormPhotoTiles } from '../reporting/form-photo-tiles.tsx'
import { hasBroken } from '../reporting/photos-section.tsx'
import { closedPage } from './closed.tsx'
import { SupportedBox } from './supported-box.tsx'

/** What the button will do, shown first. */
export async function supportConfirmationPage(ask: Ask, link: Link): Promise<Response> {
  const support = await openSupport(ask, link)
  if (support instanceof Response) return support
  const { report, isOpen } = await supportedReport(ask.rooms.db, support.report)
  if (!isOpen) return closedPage(ask, report, 200)
  const { confirmation } = ask.say.pages.supporting
  const photos = await photosOfSupport(ask.rooms.db, support.id)
  const shows = support.words !== '' || photos.length > 0
  return answerPage(ask, {
    title: confirmation.title,
    children: (
      <Narrow>
        <h1>{confirmation.title}</h1>
        <p class="lead">{confirmation.lead(report.title, report.number)}</p>
        <SupportedBox ask={ask} report={report} />
        {shows && <p>{confirmation.words}</p>}
        {support.words && <p class="said">{support.words}</p>}
        <WaitingPhotos ask={ask} photos={photos} />
        <p>{support.wantsLetters ? confirmation.follows : confirmation.followsNot}</p>
        <form method="post" action={ask.c.req.path}>
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
  const tiles = photos.map((photo) => ({ ...photo, src: paths.supportPhoto(token, photo.id) }))
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

export async function confirmSupport(ask: Ask, link: Link): Promise<Response> {
  const { db } = ask.rooms
  if (!link.support) return badLinkPage(ask)
  try {
    const { report } = await supportReport(db, { support: link.support, link: link.id, door: 'web' })
    return goTo(ask, `${paths.report(report)}?stott=1`)
  } catch (refusal) {
    // Ended, or its address changed, since the page was shown.
    if (refusal instanceof MoveRefused) return supportConfirmationPage(ask, link)
    if (refusal instanceof Gone) return endedPage(ask, 'expired')
    throw refusal
  }
}

/** A link that was replaced because the address changed, or that is too old; what it confirmed stays confirmed. */
export async function closedSupport(ask: Ask, { why, link }: ClosedLink): Promise<Response> {
  const support = link.support ? await waitingSupport(ask.rooms.db, link.support) : undefined
  return support?.confirmedFor ? alreadyPage(ask, support.confirmedFor) : endedPage(ask, why)
}

async function openSupport(ask: Ask, link: Link): Promise<WaitingSupport | Response> {
  const support = link.support ? await waitingSupport(ask.rooms.db, link.support) : undefined
  if (!support) return badLinkPage(ask)
  if (support.confirmedFor) return alreadyPage(ask, support.confirmedFor)
  return support.hasExpired ? endedPage(ask, 'expired') : support
}

function endedPage(ask: Ask, why: ClosedLink['why']): Response {
  const { confirmation } = ask.say.pages.supporting
  const title = why === 'revoked' ? confirmation.revoked : confirmation.expired
  const words = why === 'revoked' ? confirmation.revokedWords : confirmation.expiredWords
  return kindPage(ask, 410, { title, words })
}

function alreadyPage(ask: Ask, report: number): Response {
  const { confirmation, toReport } = ask.say.pages.supporting
  return kindPage(
    ask,
    200,
    { title: confirmation.already, words: confirmation.alreadyWords },
    <ButtonLink kind="primary" href={to(ask, paths.report(report))}>
      {toReport}
    </ButtonLink>,
  )
}
