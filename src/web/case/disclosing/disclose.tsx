import { disclosing as words } from '#i18n/sv/pages/disclosing.ts'
import { handling } from '#i18n/sv/pages/handling.ts'
import { discloseReport, whyNotDisclosed } from '#moderation/disclosing/disclose-report.ts'
import { paths } from '#paths.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { standingCase } from '#reports/open-acts.ts'
import { answerPage, goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { answerCase, caseAddress, caseOf } from '../case-page.tsx'
import { doerBy, refusedAs } from '../do-case-act.ts'
import { writeCopy } from './write-copy.ts'

/** Where a holder takes out what may be handed to whoever asks to read a report: what is masked is said first. */
export async function disclosurePage(ask: Ask, link: Link): Promise<Response> {
  const held = await standingCase(ask.rooms.db, caseOf(link))
  if (whyNotDisclosed(held, doerBy(link))) return goTo(ask, caseAddress(ask))
  const token = ask.c.req.param('token') ?? ''
  return answerPage(ask, {
    title: words.title,
    children: (
      <Narrow>
        <BackLink href={paths.case(token)} label={handling.title(held.report)} />
        <h1>{words.title}</h1>
        <p>{words.masked}</p>
        <p>{words.without}</p>
        <p>{words.decide}</p>
        <form class="flow" method="post" action={paths.caseAct(token, 'utlamnande')}>
          <p class="hint">{words.logged}</p>
          <Button kind="primary">{words.button}</Button>
        </form>
      </Narrow>
    ),
  })
}

/** The copy as a file. A POST, since that it was taken out is written down, and no scanner or prefetch may cause it. */
export async function takeCopy(ask: Ask, link: Link): Promise<Response> {
  const { db } = ask.rooms
  try {
    const copy = await discloseReport(db, { caseId: caseOf(link), by: doerBy(link) })
    await noteUse(db, link.id)
    const file = await writeCopy(ask, copy)
    ask.c.header('Content-Type', 'application/pdf')
    ask.c.header('Content-Disposition', `attachment; filename="anmalan-${copy.number}-maskerad.pdf"`)
    return ask.c.body(new Uint8Array(file))
  } catch (refusal) {
    return answerCase(ask, link, refusedAs(refusal))
  }
}
