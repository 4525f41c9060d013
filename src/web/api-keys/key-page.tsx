import type { ListedKey } from '#bodies/keys/list-keys.ts'
import type { Mistakes } from '#http/form.ts'
import type { Link } from '#people/links/links.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { bodyOf } from '../integrations/console.ts'
import { FormKey } from '../integrations/console-page.tsx'
import { Button } from '../ui/button.tsx'
import { CardLink } from '../ui/card-link.tsx'
import { Facts } from '../ui/facts.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { TextField } from '../ui/text-field.tsx'
import { answerKeys } from './answer-keys.tsx'
import { askedKey, pathOfKey } from './asked-key.ts'
import { keyFacts } from './key-facts.ts'

const usualDays = '7'

/** One key: how it stands, a form to exchange it, and the way to end it. */
export const keyPage = async (ask: Ask, link: Link): Promise<Response> =>
  answerKey(ask, bodyOf(link), { key: await askedKey(ask, link), mistakes: {} })

type Shown = { key: ListedKey; mistakes: Mistakes }

export function answerKey(asked: Ask, body: string, { key, mistakes }: Shown): Promise<Response> {
  const ask = { ...asked, here: pathOfKey(asked, key) }
  const words = ask.say.pages.apiKeys
  return answerKeys(ask, {
    ...{ body, title: words.named(key.name, key.id), mistakes },
    children: (
      <>
        <Facts facts={keyFacts(ask, key)} />
        <CardLink
          href={to(ask, pathOfKey(ask, key, 'logg'))}
          title={words.log.way}
          detail={words.log.wayDetail}
          sign="list"
        />
        {key.isOver ? (
          <p>{words.over}</p>
        ) : (
          <>
            <Exchange ask={ask} one={key} mistakes={mistakes} />
            <CardLink
              href={to(ask, pathOfKey(ask, key, 'avsluta'))}
              title={words.end.way}
              detail={words.end.wayDetail}
              sign="lock"
            />
          </>
        )}
      </>
    ),
  })
}

function Exchange({ ask, one, mistakes }: { ask: Ask; one: ListedKey; mistakes: Mistakes }) {
  const words = ask.say.pages.apiKeys.exchange
  return (
    <FormSection id="exchange" title={words.title}>
      <form class="flow" method="post" action={to(ask, pathOfKey(ask, one, 'byt'))} noValidate>
        <p>{words.lead}</p>
        <FormKey ask={ask} />
        <TextField
          name="days"
          label={words.days}
          error={mistakes['days']}
          value={ask.fields['days'] ?? usualDays}
          inputmode="numeric"
          short
        />
        <div class="buttons">
          <Button kind="primary">{words.exchange}</Button>
        </div>
      </form>
    </FormSection>
  )
}
