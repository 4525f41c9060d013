import { categoryGroups } from '#bodies/catalogue.ts'
import { paths } from '#paths.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { firstChoice, type ListChoice, listAddress } from './list-choice.ts'

type Props = { ask: Ask; slug: string; choice: ListChoice }

/** What more can be chosen, as a form that asks for the same page; open where something is. */
export function ListFilter({ ask, slug, choice }: Props) {
  const { of } = ask.say.pages.municipalities
  const { shown, group, since, hasPhoto, order } = choice
  const isChosen =
    listAddress(slug, { ...choice, from: null }) !== listAddress(slug, { ...firstChoice, shown })
  const spans = (['7', '30', '365', 'alla'] as const).map((value) => ({ value, label: of.sinces[value] }))
  const orders = (['nyast', 'aldst'] as const).map((value) => ({ value, label: of.orders[value] }))
  const groups = categoryGroups.map((one) => ({ value: one.code, label: one[ask.language] }))
  return (
    <Disclosure title={of.filter} open={isChosen}>
      <form class="flow" method="get" action={to(ask, paths.municipality(slug))}>
        {shown !== firstChoice.shown && <HiddenField name="visa" value={shown} />}
        <SelectField name="grupp" label={of.group} options={groups} value={group} empty={of.allGroups} />
        <SelectField name="sedan" label={of.since} options={spans} value={since} />
        <SelectField name="ordning" label={of.order} options={orders} value={order} />
        <CheckField name="foto" value="1" label={of.photo} checked={hasPhoto} />
        <div class="buttons">
          <Button>{of.show}</Button>
          {isChosen && (
            <ButtonLink href={to(ask, listAddress(slug, { ...firstChoice, shown }))}>{of.clear}</ButtonLink>
          )}
        </div>
      </form>
    </Disclosure>
  )
}
