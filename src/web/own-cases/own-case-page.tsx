import { foreign } from '#i18n/foreign.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { type AsPublished, asPublished } from '#reports/own-cases/as-published.ts'
import { type OwnCase, ownCase } from '#reports/own-cases/own-cases.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { bodyOf, tokenOf } from '../integrations/console.ts'
import { FormKey } from '../integrations/console-page.tsx'
import { Button } from '../ui/button.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { Notice } from '../ui/notice.tsx'
import { answerOwnCases } from './answer-own-cases.tsx'
import { goneCase, numberIn } from './own-case-answers.ts'
import { OwnCaseFacts, titleOf } from './own-case-facts.tsx'
import { SendLink } from './send-link.tsx'

/** One case: how it stands, and what everybody would read of it; no more is shown to whoever has this link. */
export async function ownCasePage(ask: Ask, link: Link): Promise<Response> {
  const body = bodyOf(link)
  const one = await ownCase(ask.rooms.db, body, numberIn(ask))
  if (!one) return goneCase(ask)
  const shown = await asPublished(ask.rooms.db, body, one.number)
  return answerOwnCases(ask, { body, title: titleOf(ask, one), children: <Story {...{ ask, one, shown }} /> })
}

function Story({ ask, one, shown }: { ask: Ask; one: OwnCase; shown: AsPublished }) {
  const words = ask.say.pages.ownCases
  const at = (...parts: string[]) => to(ask, paths.ownCases(tokenOf(ask), String(one.number), ...parts))
  return (
    <>
      <OwnCaseFacts ask={ask} one={one} />
      <p>{words.sendHint}</p>
      <SendLink ask={ask} action={at('lank')} />
      <FormSection id="publicera" title={words.read}>
        {shown.isPrivate && <Notice tone="warning" title={words.private} />}
        {shown.isHeld && <Notice tone="warning" title={words.held} />}
        <Facts facts={factsOf(ask, shown)} />
        {shown.photos > 0 && <p>{words.photosFirst}</p>}
        <form method="post" action={at('publicera')}>
          <FormKey ask={ask} />
          <div class="buttons">
            <Button kind="primary" sign="people">
              {words.publish}
            </Button>
          </div>
        </form>
      </FormSection>
    </>
  )
}

function factsOf(
  { say, language }: Ask,
  { title, description, placeWords, photos, ...shown }: AsPublished,
): Fact[] {
  const words = say.pages.ownCases
  const said = (text: string) =>
    text === '' ? words.nothing : <span {...foreign(shown.language, language)}>{text}</span>
  if (shown.isPrivate) return [{ term: words.heading, detail: said(title) }]
  return [
    { term: words.heading, detail: said(title) },
    { term: words.description, detail: said(description) },
    { term: words.place, detail: said(placeWords) },
    ...(photos > 0 ? [{ term: words.photos, detail: String(photos) }] : []),
    ...(shown.updates > 0 ? [{ term: words.updates, detail: String(shown.updates) }] : []),
  ]
}
