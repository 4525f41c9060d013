import { confirmWatch } from '#alerts/confirm-watch.ts'
import { sayWatch } from '#alerts/say-watch.ts'
import { watchById } from '#alerts/watch-queries.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { Gone, NotFound } from '../../../errors.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Facts } from '../../ui/facts.tsx'
import { kindPage } from '../kind-pages.tsx'

/** What the button will do, shown first: mail scanners open links, people press buttons. */
export async function watchConfirmationPage(ask: Ask, { watch: id }: Link): Promise<Response> {
  const watch = id ? await watchById(ask.rooms.db, id) : undefined
  if (!watch) throw new NotFound('no such watch')
  if (!watch.isConfirmed && watch.hasExpired) return expiredPage(ask)
  const { confirm } = ask.say.pages.watching
  return answerPage(ask, {
    title: confirm.title,
    children: (
      <Narrow>
        <h1>{confirm.title}</h1>
        <p class="lead">{confirm.lead}</p>
        <Facts
          facts={[
            { term: confirm.what, detail: sayWatch(watch, ask.language) },
            { term: confirm.pace, detail: ask.say.words.watch.paces[watch.pace] },
          ]}
        />
        <form method="post" action={ask.c.req.path}>
          <Button kind="primary" wide>
            {confirm.button}
          </Button>
        </form>
      </Narrow>
    ),
  })
}

export async function confirmWatching(ask: Ask, link: Link): Promise<Response> {
  const { db, links } = ask.rooms
  if (!link.watch) throw new NotFound('the link names no watch')
  try {
    const mine = await confirmWatch(db, { watch: link.watch, link: link.id, door: 'web' })
    return goTo(ask, `${paths.watches(links.token('watches', mine))}?klart=bekraftad`)
  } catch (refusal) {
    if (refusal instanceof Gone) return expiredPage(ask)
    throw refusal
  }
}

function expiredPage(ask: Ask): Response {
  const { confirm, title } = ask.say.pages.watching
  return kindPage(
    ask,
    410,
    { title: confirm.expired, words: confirm.expiredWords },
    <ButtonLink href={to(ask, paths.watch())}>{title}</ButtonLink>,
  )
}
