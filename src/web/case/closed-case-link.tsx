import type { ComponentChildren } from 'preact'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import { paths } from '#paths.ts'
import { caseMailbox } from '#reports/case-mailbox.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import { renewCaseLink } from '#reports/renew-case-link.ts'
import { maskMailbox } from '#text/mask-mailbox.ts'
import { goTo } from '../answer.tsx'
import type { Ask, ClosedLink } from '../ask.ts'
import { kindPage } from '../public/kind-pages.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { caseAddress, caseOf } from './case-page.tsx'
import { doerBy } from './do-case-act.ts'

/** A link that nothing can be done by any more still lets one ask for one that works, which only the mailbox gets. */
export async function closedCaseLink(ask: Ask, { why, link }: ClosedLink): Promise<Response> {
  const said = words[why]
  if (ask.c.req.query('skickad') !== undefined) return closedPage(ask, said, <Sent />)
  const mailbox = await caseMailbox(ask.rooms.db, caseOf(link), link.body)
  if (!mailbox) return closedPage(ask, { title: said.title, words: words.renew.elsewhere })
  if (mailbox.address === null)
    return closedPage(ask, { ...said, help: words.renew.noMailbox(ask.rooms.operatorEmail) })
  return closedPage(
    ask,
    { ...said, help: words.renew.mailbox(maskMailbox(mailbox.address)) },
    <form method="post" action={paths.caseAct(ask.c.req.param('token') ?? '', 'ny-lank')}>
      <Button kind="primary" sign="letter">
        {words.renew.button}
      </Button>
    </form>,
  )
}

export async function sendNewLink(ask: Ask, { why, link }: ClosedLink): Promise<Response> {
  try {
    const renewed = await renewCaseLink(ask.rooms.db, { caseId: caseOf(link), by: doerBy(link) })
    if (renewed === 'too_soon')
      return kindPage(ask, 429, { title: words[why].title, words: words.renew.tooSoon })
  } catch (refusal) {
    if (!(refusal instanceof MoveRefused)) throw refusal
    return kindPage(ask, 409, { title: words[why].title, words: words.refused[refusal.why] })
  }
  return goTo(ask, `${caseAddress(ask)}?skickad=1`)
}

/** A link that still works needs no other; of a report that has come back, the case it works for is another. */
export async function keepLink(ask: Ask, link: ClosedLink['link']): Promise<Response> {
  const mailbox = await caseMailbox(ask.rooms.db, caseOf(link), link.body)
  if (!mailbox || mailbox.caseId === link.case_id) return goTo(ask, caseAddress(ask))
  return sendNewLink(ask, { why: 'revoked', link })
}

type Saying = { title: string; words: string; help?: string }

const closedPage = (ask: Ask, said: Saying, more?: ComponentChildren): Response =>
  kindPage(ask, 410, said, more)

const Sent = () => <Notice tone="success" title={words.renew.sent} live />
