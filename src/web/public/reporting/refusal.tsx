import { paths } from '#paths.ts'
import type { Unreachable } from '#responsibility/answer.ts'
import { sayUnreachable } from '#responsibility/explain-recipient.ts'
import { telephoneLink } from '#responsibility/shown-recipient.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { kindPage } from '../kind-pages.tsx'

/** Who doesn't take reports from here: nothing is stored, and the way to the body's own page is shown. */
export function refusalPage(ask: Ask, refusal: Unreachable): Response {
  const { name, ownPage, telephone } = refusal
  const words = ask.say.pages.reporting.refusal
  const isPrivate = refusal.why === 'unknown-association'
  return kindPage(
    ask,
    422,
    {
      title: isPrivate ? words.privateTitle : words.title(name ?? ''),
      words: sayUnreachable(ask.language, refusal),
      kept: isPrivate ? words.keptPrivate : words.kept,
    },
    <>
      <p>{words.nothing}</p>
      {isPrivate && <p>{ask.say.responsibility.privateRoad}</p>}
      {!ownPage && <p>{isPrivate ? words.findPrivate : words.find}</p>}
      <div class="buttons">
        {ownPage && (
          <ButtonLink kind="primary" href={ownPage}>
            {words.ownPage(name ?? '')}
          </ButtonLink>
        )}
        {telephone && <ButtonLink href={telephoneLink(telephone)}>{words.telephone(telephone)}</ButtonLink>}
      </div>
    </>,
  )
}

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
