import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { bodyOf, tokenOf } from '../integrations/console.ts'
import { answerOwnCases } from './answer-own-cases.tsx'
import { titleOf } from './own-case-facts.tsx'
import { listOwnCases, OwnCaseList } from './own-case-list.tsx'
import { SendLink } from './send-link.tsx'

/** Everything a body has for itself alone, the newest first. */
export async function ownCasesPage(ask: Ask, link: Link): Promise<Response> {
  const body = bodyOf(link)
  const at = (...parts: string[]) => to(ask, paths.ownCases(tokenOf(ask), ...parts))
  return answerOwnCases(ask, {
    ...{ body, title: ask.say.pages.ownCases.title, isFirst: true },
    children: (
      <OwnCaseList
        ask={ask}
        listed={await listOwnCases(ask, body)}
        here={at()}
        head={(one, id) => (
          <h2 id={id}>
            <a href={at(String(one.number))}>{titleOf(ask, one)}</a>
          </h2>
        )}
        acts={({ number }, id) => <SendLink ask={ask} action={at(String(number), 'lank')} about={id} />}
      />
    ),
  })
}
