import { paths } from '#paths.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { kindPage } from './kind-pages.tsx'
import type { Recipient } from './recipient.ts'

type Refusal = NonNullable<Recipient['refusal']>

/** Who doesn't take reports from here: nothing is stored, and the way to the body's own page is shown. */
export function refusalPage(ask: Ask, { body, why }: Refusal): Response {
  const words = ask.say.pages.reporting.refusal
  const reason = why === 'refuses' ? words.refuses(body.name) : words.noAddress(body.name)
  return kindPage(
    ask,
    422,
    { title: words.title(body.name), words: reason, kept: words.kept },
    <>
      <p>{words.nothing}</p>
      {!body.own_page && <p>{words.find}</p>}
      <div class="buttons">
        {body.own_page && (
          <ButtonLink kind="primary" href={body.own_page}>
            {words.ownPage(body.name)}
          </ButtonLink>
        )}
        {body.telephone && (
          <ButtonLink href={telephoneLink(body.telephone)}>{words.telephone(body.telephone)}</ButtonLink>
        )}
      </div>
    </>,
  )
}

const telephoneLink = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`

/** The sea and other countries: said in a sentence of their own. */
export function outsidePage(ask: Ask, where: 'sea' | 'abroad'): Response {
  const { outside } = ask.say.pages.reporting
  return kindPage(
    ask,
    422,
    outside[where],
    <div class="buttons">
      <ButtonLink kind="primary" sign="search" href={to(ask, paths.search())}>
        {outside.again}
      </ButtonLink>
    </div>,
  )
}

/** Said once more above what somebody typed, for places nobody can read. */
export const badPlacePage = (ask: Ask): Response =>
  kindPage(
    ask,
    422,
    { title: ask.say.pages.finding.search.title, words: ask.say.pages.finding.search.badPlace },
    <>
      <Notice>
        <p>{ask.say.pages.finding.search.help}</p>
      </Notice>
      <div class="buttons">
        <ButtonLink kind="primary" sign="search" href={to(ask, paths.search())}>
          {ask.say.pages.reporting.outside.again}
        </ButtonLink>
      </div>
    </>,
  )
