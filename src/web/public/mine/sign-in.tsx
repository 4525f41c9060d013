import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { signIn } from '#people/sign-in.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask, ClosedLink } from '../../ask.ts'
import { keepSession, sessionOf } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { badLinkPage, kindPage } from '../kind-pages.tsx'

/** Opened from the letter; scanners open links too, so it takes a press of a button. */
export function signInPage(ask: Ask, { person }: Link): Response {
  if (person === null) return badLinkPage(ask)
  const { open } = ask.say.pages.mine
  return answerPage(ask, {
    title: open.title,
    children: (
      <Narrow>
        <h1>{open.title}</h1>
        <p class="lead">{open.lead}</p>
        <form method="post" action={ask.c.req.path}>
          <Button kind="primary">{open.button}</Button>
        </form>
        <p class="muted">{open.until}</p>
      </Narrow>
    ),
  })
}

export async function openMine(ask: Ask, link: Link): Promise<Response> {
  const before = await sessionOf(ask)
  const session = await signIn(ask.rooms.db, { link: link.id, before: before?.id ?? null })
  if (session === null) return usedLinkPage(ask, { why: 'revoked', link })
  keepSession(ask, session)
  return goTo(ask, paths.mine())
}

/** A link that has done its work, or was left lying: a new one is a press away. */
export function usedLinkPage(ask: Ask, { why }: ClosedLink): Response {
  const { open } = ask.say.pages.mine
  const said =
    why === 'expired'
      ? { title: open.expired, words: open.expiredWords }
      : { title: open.used, words: open.usedWords }
  return kindPage(
    ask,
    410,
    said,
    <ButtonLink kind="primary" href={to(ask, paths.mine())}>
      {open.again}
    </ButtonLink>,
  )
}
