import { categoryGroups } from '#bodies/catalogue.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ordersOf } from './list-choice.ts'
import type { Listing } from './listing.ts'

/** Words to search for, and what more can be chosen, as a form that asks for the same page; open where something is. */
export function ListFilter({ ask, listing }: { ask: Ask; listing: Listing }) {
  const { of } = ask.say.pages.municipalities
  const { choice, first, at, kept = {} } = listing
  const { shown, words } = choice
  const cleared = { ...first, shown }
  const isChosen = at({ ...choice, words: '', from: null }) !== at(cleared)
  const held = Object.entries({ ...kept, ...(shown !== first.shown && { visa: shown }) })
  return (
    <form id="filter" class="flow" method="get" action={to(ask, listing.page)}>
      {held.map(
        ([name, value]) => value !== undefined && <HiddenField key={name} name={name} value={value} />,
      )}
      <Words ask={ask} words={words} />
      <Disclosure title={of.filter} open={isChosen}>
        <Choices ask={ask} listing={listing} />
        <div class="buttons">
          <Button>{of.show}</Button>
          {(isChosen || words !== '') && <ButtonLink href={to(ask, at(cleared))}>{of.clear}</ButtonLink>}
        </div>
      </Disclosure>
    </form>
  )
}

function Words({ ask, words }: { ask: Ask; words: string }) {
  const { field, hint, button } = ask.say.pages.listing
  return <SearchField name="ord" label={field} hint={hint} button={button} value={words} autocomplete="off" />
}

function Choices({ ask, listing: { choice, first } }: { ask: Ask; listing: Listing }) {
  const { of } = ask.say.pages.municipalities
  const spans = (['7', '30', '365', 'alla'] as const).map((value) => ({ value, label: of.sinces[value] }))
  const orders = ordersOf(first).map((value) => ({ value, label: of.orders[value] }))
  const groups = categoryGroups.map((one) => ({ value: one.code, label: one[ask.language] }))
  return (
    <>
      <SelectField name="grupp" label={of.group} options={groups} value={choice.group} empty={of.allGroups} />
      <SelectField name="sedan" label={of.since} options={spans} value={choice.since} />
      <SelectField name="ordning" label={of.order} options={orders} value={choice.order} />
      <CheckField name="foto" value="1" label={of.photo} checked={choice.hasPhoto} />
    </>
  )
}
