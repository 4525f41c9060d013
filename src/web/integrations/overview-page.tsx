import { bodyByCode } from '#bodies/body-queries.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { type Standing, standings } from '#reports/connections/standing.ts'
import { NotFound } from '../../errors.ts'
import { answerPage, to } from '../answer.tsx'
import type { Ask, ClosedLink } from '../ask.ts'
import { kindPage } from '../public/kind-pages.tsx'
import { Card } from '../ui/card.tsx'
import { CardLink } from '../ui/card-link.tsx'
import { Narrow } from '../ui/columns.tsx'
import { Empty } from '../ui/empty.tsx'
import { Facts } from '../ui/facts.tsx'
import { ConnectionTag } from './connection-tag.tsx'
import { bodyOf, tokenOf } from './console.ts'
import { Alarms, standingFacts } from './standing-words.tsx'

/** More than this no body has. */
const mostShown = 100

/** All connections of a body, each as it does. No account; the link is the key. */
export async function overviewPage(ask: Ask, link: Link): Promise<Response> {
  const { db } = ask.rooms
  const words = ask.say.pages.integrating
  const body = await bodyByCode(db, bodyOf(link))
  if (!body) throw new NotFound('no such body')
  const all = await standings(db, body.code, mostShown)
  return answerPage(ask, {
    title: words.title(body.name),
    children: (
      <Narrow>
        <h1>{words.title(body.name)}</h1>
        <p class="lead">{words.lead}</p>
        {all.length === 0 && (
          <Empty title={words.none} sign="letter">
            <p>{words.noneWords}</p>
          </Empty>
        )}
        {all.map((standing) => (
          <OneConnection key={standing.id} ask={ask} standing={standing} />
        ))}
        <CardLink
          href={to(ask, paths.ownCases(tokenOf(ask)))}
          title={ask.say.pages.ownCases.title}
          detail={ask.say.pages.ownCases.cardDetail}
          sign="list"
        />
        <CardLink
          href={to(ask, paths.trying(tokenOf(ask)))}
          title={ask.say.pages.trying.title}
          detail={ask.say.pages.trying.cardDetail}
          sign="list"
        />
        <CardLink
          href={to(ask, paths.apiKeys(tokenOf(ask)))}
          title={ask.say.pages.apiKeys.title}
          detail={ask.say.pages.apiKeys.detail}
          sign="lock"
        />
        <p class="muted">
          {link.sees_persons ? words.seesPersons : words.masked} {words.capability}
        </p>
      </Narrow>
    ),
  })
}

const OneConnection = ({ ask, standing }: { ask: Ask; standing: Standing }) => (
  <Card>
    <h2>
      <a href={to(ask, paths.consoleOf(tokenOf(ask), standing.id))}>{standing.name}</a>
    </h2>
    <p>
      <ConnectionTag ask={ask} state={standing.state} />
    </p>
    <Alarms ask={ask} standing={standing} />
    <Facts facts={standingFacts(ask, standing)} />
  </Card>
)

/** Only those who run the service make a new one. */
export const closedConsole = (ask: Ask, { why }: ClosedLink): Response =>
  kindPage(ask, 410, ask.say.pages.integrating.closed[why])
