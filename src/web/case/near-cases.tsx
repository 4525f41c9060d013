import { categoryName } from '#bodies/catalogue.ts'
import { foreign } from '#i18n/foreign.ts'
import { formatDistance, swedishDay } from '#i18n/formats.ts'
import { handling } from '#i18n/sv/pages/handling.ts'
import { paths } from '#paths.ts'
import type { NearCase } from '#reports/nearby/cases-near.ts'
import { Button } from '../ui/button.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { type ShownCase, tokenOf } from './shown-case.ts'

const words = handling.nearby

/** What the body has open nearby: the same thing told twice, or work that can be done on the same way. */
export function NearCases({ shown }: { shown: ShownCase }) {
  if (shown.near.length === 0) return null
  return (
    <>
      <h2>{words.title}</h2>
      <p class="muted">{words.hint}</p>
      <ul class="near">
        {shown.near.map((near) => (
          <Near key={near.number} shown={shown} near={near} />
        ))}
      </ul>
    </>
  )
}

function Near({ shown: { ask, held }, near }: { shown: ShownCase; near: NearCase }) {
  const { number, title, language, category, state, metres, openedAt } = near
  const id = `nara-${number}`
  const facts = [
    words.number(number),
    formatDistance(metres),
    words.days(daysSince(openedAt)),
    category === held.report.category ? words.same : categoryName(category, 'sv'),
  ]
  return (
    <li>
      <p id={id}>
        {title === null ? (
          <strong>{words.unshown}</strong>
        ) : (
          <a href={paths.report(number)} {...foreign(language, 'sv')}>
            {title}
          </a>
        )}
      </p>
      <p class="standing near-facts">
        <StateTag state={state} word={ask.say.words.state[state]} /> {facts.join(' · ')}
      </p>
      <div class="buttons">
        <Press ask={ask} act="skicka-lank" number={number} about={id} button={words.send} />
        {held.acts.includes('mark_duplicate') && (
          <Press ask={ask} act="dublett" number={number} about={id} button={words.merge} />
        )}
      </div>
    </li>
  )
}

type Pressed = Pick<ShownCase, 'ask'> & { act: string; number: number; about: string; button: string }

const Press = ({ ask, act, number, about, button }: Pressed) => (
  <form method="post" action={paths.caseAct(tokenOf(ask), act)}>
    <HiddenField name="number" value={String(number)} />
    <Button kind="quiet" describedBy={about}>
      {button}
    </Button>
  </form>
)

/** By the calendar, as people count. */
const daysSince = (at: Date): number =>
  Math.round((Date.parse(swedishDay(new Date())) - Date.parse(swedishDay(at))) / 86_400_000)
