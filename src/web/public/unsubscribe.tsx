import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { followAgain } from '#reports/follow-again.ts'
import { type FollowedReport, followedReport } from '#reports/followed-report.ts'
import { unsubscribe } from '#reports/unsubscribe.ts'
import { NotFound } from '../../errors.ts'
import { answerPage, goTo, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Narrow } from '../ui/columns.tsx'
import { Notice } from '../ui/notice.tsx'

export async function unsubscribePage(ask: Ask, link: Link): Promise<Response> {
  const { followed } = await followedBy(ask, link)
  if (followed.hasStopped) return stoppedPage(ask, followed)
  const words = ask.say.pages.following.unsubscribe
  return answerPage(ask, {
    title: words.title,
    children: (
      <Narrow>
        {ask.c.req.query('klart') === 'angra' && <Notice tone="success" title={words.againDone} live />}
        <h1>{words.title}</h1>
        <p class="lead">{words.words(followed.title, followed.number)}</p>
        <form method="post" action={ask.c.req.path}>
          <Button kind="primary">{words.button}</Button>
        </form>
      </Narrow>
    ),
  })
}

/** Mail programs post here without opening the page (RFC 8058), and may not be sent on: it answers at once. */
export async function stopLetters(ask: Ask, link: Link): Promise<Response> {
  const { followed, person } = await followedBy(ask, link)
  await unsubscribe(ask.rooms.db, { report: followed.number, person, door: 'web' })
  return stoppedPage(ask, followed)
}

export async function followOnceMore(ask: Ask, link: Link): Promise<Response> {
  const { followed, person } = await followedBy(ask, link)
  await followAgain(ask.rooms.db, { report: followed.number, person, door: 'web' })
  return goTo(ask, `${paths.unsubscribe(tokenOf(ask))}?klart=angra`)
}

const tokenOf = ({ c }: Ask): string => c.req.param('token') ?? ''

async function followedBy({ rooms }: Ask, { report, person }: Link) {
  const followed = report && person ? await followedReport(rooms.db, report, person) : undefined
  if (!followed || person === null) throw new NotFound('nobody follows by this link')
  return { followed, person }
}

function stoppedPage(ask: Ask, { title, number, isPublic }: FollowedReport): Response {
  const words = ask.say.pages.following.unsubscribe
  return answerPage(ask, {
    title: words.done,
    children: (
      <Narrow>
        <h1>{words.done}</h1>
        <p class="lead">{words.doneWords(title, number)}</p>
        {isPublic && <ButtonLink href={to(ask, paths.report(number))}>{words.toReport}</ButtonLink>}
        <h2>{words.mistaken}</h2>
        <form method="post" action={to(ask, paths.followAgain(tokenOf(ask)))}>
          <Button>{words.again}</Button>
        </form>
      </Narrow>
    ),
  })
}
