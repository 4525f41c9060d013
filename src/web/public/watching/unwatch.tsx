import { sayWatch } from '#alerts/say-watch.ts'
import { stopWatches } from '#alerts/stop-watches.ts'
import { watchAgain } from '#alerts/watch-again.ts'
import { type StoredWatch, watchById, watchesOf } from '#alerts/watch-queries.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { NotFound } from '../../../errors.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'

/** What a letter's link ends: one watch, or all of them. */
type Leaving = { person: number; watch: StoredWatch | null }

export async function unwatchPage(ask: Ask, link: Link): Promise<Response> {
  const leaving = await leavingBy(ask, link)
  const { person, watch } = leaving
  const all = watch ? [] : await watchesOf(ask.rooms.db, person)
  if (watch ? watch.isStopped : all.length === 0) return stoppedPage(ask, leaving)
  const words = ask.say.pages.watching.unwatch
  return answerPage(ask, {
    title: words.title,
    children: (
      <Narrow>
        {ask.c.req.query('klart') === 'angra' && <Notice tone="success" title={words.againDone} live />}
        <h1>{words.title}</h1>
        <p class="lead">{watch ? words.words(sayWatch(watch, ask.language)) : words.wordsAll(all.length)}</p>
        <form method="post" action={ask.c.req.path}>
          <Button kind="primary">{words.button}</Button>
        </form>
      </Narrow>
    ),
  })
}

/** Mail programs post here without opening the page (RFC 8058), and may not be sent on: it answers at once. */
export async function stopWatching(ask: Ask, link: Link): Promise<Response> {
  const leaving = await leavingBy(ask, link)
  await stopWatches(ask.rooms.db, { watch: link.watch, person: leaving.person, door: 'web' })
  return stoppedPage(ask, leaving)
}

export async function watchOnceMore(ask: Ask, link: Link): Promise<Response> {
  const { person } = await leavingBy(ask, link)
  await watchAgain(ask.rooms.db, { watch: link.watch, person, door: 'web' })
  return goTo(ask, `${paths.unwatch(tokenOf(ask))}?klart=angra`)
}

const tokenOf = ({ c }: Ask): string => c.req.param('token') ?? ''

async function leavingBy({ rooms }: Ask, { person, watch: id }: Link): Promise<Leaving> {
  const watch = id ? ((await watchById(rooms.db, id)) ?? null) : null
  if (person === null) throw new NotFound('nobody watches by this link')
  return { person, watch }
}

function stoppedPage(ask: Ask, { watch }: Leaving): Response {
  const words = ask.say.pages.watching.unwatch
  return answerPage(ask, {
    title: words.done,
    children: (
      <Narrow>
        <h1>{words.done}</h1>
        <p class="lead">{watch ? words.doneWords(sayWatch(watch, ask.language)) : words.doneAll}</p>
        <h2>{words.mistaken}</h2>
        <form method="post" action={to(ask, paths.watchAgain(tokenOf(ask)))}>
          <Button>{words.again}</Button>
        </form>
      </Narrow>
    ),
  })
}
