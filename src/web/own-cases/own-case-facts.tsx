import { categoryName } from '#bodies/catalogue.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { formatRecent } from '#i18n/formats.ts'
import type { OwnCase } from '#reports/own-cases/own-cases.ts'
import type { Ask } from '../ask.ts'
import { type Fact, Facts } from '../ui/facts.tsx'
import { StateTag } from '../ui/state-tag.tsx'

/** "Ärende 1000123: Hål i gatan". What it is called is for those alone who open it. */
export const titleOf = ({ say, language }: Ask, { number, category }: OwnCase): string =>
  say.pages.ownCases.titled(number, categoryName(category, language))

/** Where it is, how it stands, and whether an order has gone out. */
export function OwnCaseFacts({ ask, one }: { ask: Ask; one: OwnCase }) {
  const { state, stateSince } = one
  return (
    <>
      <p>
        <StateTag state={state} word={ask.say.words.state[state]} />{' '}
        {ask.say.pages.ownCases.stateSince(recent(ask, stateSince))}
      </p>
      <Facts facts={factsOf(ask, one)} />
    </>
  )
}

function factsOf(ask: Ask, { placeWords, municipality, since, orders, ...one }: OwnCase): Fact[] {
  const words = ask.say.pages.ownCases
  const place = [placeWords, municipalityByCode(municipality)?.name].filter(Boolean).join(', ')
  return [
    { term: words.place, detail: place },
    { term: words.since, detail: recent(ask, since) },
    { term: words.order, detail: orderWords(ask, one) },
    ...(orders.length > 0 ? [{ term: words.orders, detail: orders.join(', ') }] : []),
  ]
}

const orderWords = ({ say }: Ask, { isTheirs, deliveries }: Pick<OwnCase, 'isTheirs' | 'deliveries'>) =>
  isTheirs ? say.pages.ownCases.begun : deliveries.map((delivery) => say.words.delivery[delivery]).join(', ')

const recent = ({ language }: Ask, at: Date): string => formatRecent(at, new Date(), language)
