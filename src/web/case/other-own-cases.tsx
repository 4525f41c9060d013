import { handling } from '#i18n/sv/pages/handling.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { standingCase } from '#reports/open-acts.ts'
import { answerPage, goTo } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { titleOf } from '../own-cases/own-case-facts.tsx'
import { listOwnCases, OwnCaseList } from '../own-cases/own-case-list.tsx'
import { SendLink } from '../own-cases/send-link.tsx'
import { BackLink } from '../ui/back-link.tsx'
import { Narrow } from '../ui/columns.tsx'
import { caseAddress, caseOf } from './case-page.tsx'
import { tokenOf } from './shown-case.ts'

/**
 * What else the holder of a case has for itself alone, for as long as it holds it; a contractor is told of none. Whoever has
 * the link of one case is shown no other's words: the link to it goes to the mailbox.
 */
export async function otherOwnCasesPage(ask: Ask, link: Link): Promise<Response> {
  const held = await standingCase(ask.rooms.db, caseOf(link))
  if (!held.is_present || held.at_contractor || held.holder !== link.body) return goTo(ask, caseAddress(ask))
  const token = tokenOf(ask)
  const { title } = ask.say.pages.ownCases
  return answerPage(ask, {
    title,
    children: (
      <Narrow>
        <BackLink href={paths.case(token)} label={handling.title(held.report)} />
        <h1>{title}</h1>
        <OwnCaseList
          ask={ask}
          listed={await listOwnCases(ask, held.holder)}
          here={paths.caseAct(token, 'egna-arenden')}
          head={(one, id) => <h2 id={id}>{titleOf(ask, one)}</h2>}
          acts={({ number }, id) => (
            <SendLink ask={ask} action={paths.caseAct(token, 'skicka-lank')} about={id} number={number} />
          )}
        />
      </Narrow>
    ),
  })
}
