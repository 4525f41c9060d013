import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ComponentChildren } from 'preact'
import { paths } from '#paths.ts'
import { currentTrace } from '../../log.ts'
import { answerPage, to } from '../answer.tsx'
import type { Ask, ClosedLink } from '../ask.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Narrow } from '../ui/columns.tsx'
import { Drawing, type DrawingName } from '../ui/drawing.tsx'
import { Kept } from './kept.tsx'
import { SendAgain } from './send-again.tsx'

type Saying = {
  title: string
  words: string
  help?: string
  /** What can be done with what was typed, if anything was. */
  kept?: string
  drawing?: DrawingName
}

/** A page that says no, kindly: what is wrong, what helps, a way on, and what was typed: none of that is lost. */
export const kindPage = (
  ask: Ask,
  status: ContentfulStatusCode,
  { title, words, help, kept, drawing }: Saying,
  more?: ComponentChildren,
) =>
  answerPage(ask, {
    title,
    status,
    children: (
      <Narrow>
        {drawing && <Drawing name={drawing} />}
        <h1>{title}</h1>
        <p class="lead">{words}</p>
        {help && <p>{help}</p>}
        {more || <ButtonLink href={to(ask, paths.start())}>{ask.say.pages.house.toStart}</ButtonLink>}
        <Kept ask={ask} words={kept} />
      </Narrow>
    ),
  })

export const notFoundPage = (ask: Ask) =>
  kindPage(ask, 404, { ...ask.say.pages.house.notFound, drawing: 'lost' })
export const badLinkPage = (ask: Ask) =>
  kindPage(ask, 404, { ...ask.say.pages.house.badLink, drawing: 'lost' })
export const gonePage = (ask: Ask) => kindPage(ask, 410, ask.say.pages.house.gone)
export const refusedPage = (ask: Ask) => kindPage(ask, 409, ask.say.pages.house.refused)
export const closedLinkPage = (ask: Ask, { why }: ClosedLink) => kindPage(ask, 410, ask.say.pages.house[why])

export const brokenPage = (ask: Ask) => {
  const { broken } = ask.say.pages.house
  return kindPage(
    ask,
    500,
    { ...broken, help: broken.trace(currentTrace() ?? '') },
    isPosted(ask) && <SendAgain ask={ask} label={broken.again} />,
  )
}

/** The database restarts: a matter of seconds. The same page is asked for again, or the same form sent. */
export const awayPage = (ask: Ask) => {
  const { away } = ask.say.pages.house
  ask.c.header('Retry-After', '5')
  const again = isPosted(ask) ? (
    <SendAgain ask={ask} label={away.again} />
  ) : (
    <ButtonLink href={to(ask, ask.here)}>{away.again}</ButtonLink>
  )
  return kindPage(ask, 503, away, again)
}

const isPosted = ({ c }: Ask): boolean => c.req.method === 'POST'
