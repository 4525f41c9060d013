import { handling as words } from '#i18n/sv/pages/handling.ts'
import { paths } from '#paths.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import { renewCaseLink } from '#reports/renew-case-link.ts'
import { goTo } from '../answer.tsx'
import type { Ask, ClosedLink } from '../ask.ts'
import { kindPage } from '../public/kind-pages.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { caseAddress, caseOf } from './case-page.tsx'
import { doerBy } from './do-case-act.ts'

/** A link too old to act by still lets one ask for a new one, which only its mailbox gets. */
export function closedCaseLink(ask: Ask, { why }: ClosedLink): Response {
  if (why === 'revoked') return revokedPage(ask)
  const { token = '' } = ask.c.req.param()
  return kindPage(
    ask,
    410,
    words.expired,
    <form method="post" action={paths.caseAct(token, 'ny-lank')}>
      <Button kind="primary" sign="letter">
        {words.expired.button}
      </Button>
    </form>,
  )
}

export async function sendNewLink(ask: Ask, closed: ClosedLink): Promise<Response> {
  if (closed.why === 'revoked') return revokedPage(ask)
  try {
    const renewed = await renewCaseLink(ask.rooms.db, {
      caseId: caseOf(closed.link),
      by: doerBy(closed.link),
    })
    if (renewed === 'too_soon')
      return kindPage(ask, 429, { title: words.expired.title, words: words.expired.tooSoon })
  } catch (refusal) {
    if (!(refusal instanceof MoveRefused)) throw refusal
    return kindPage(ask, 409, { title: words.refused.title, words: words.refused[refusal.why] })
  }
  return goTo(ask, `${caseAddress(ask)}?skickad=1`)
}

/** A link that still works needs no other. */
export const keepLink = (ask: Ask): Response => goTo(ask, caseAddress(ask))

const revokedPage = (ask: Ask): Response => {
  const isSent = ask.c.req.query('skickad') !== undefined
  return kindPage(
    ask,
    410,
    words.revoked,
    isSent ? <Notice tone="success" title={words.revoked.sent} live /> : undefined,
  )
}
