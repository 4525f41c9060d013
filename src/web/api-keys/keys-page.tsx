import { type ListedKey, mostKeysInUse, open311KeysOf } from '#bodies/keys/list-keys.ts'
import type { Mistakes } from '#http/form.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { bodyOf, tokenOf } from '../integrations/console.ts'
import { FormKey } from '../integrations/console-page.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Facts } from '../ui/facts.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextField } from '../ui/text-field.tsx'
import { answerKeys } from './answer-keys.tsx'
import { keyFacts } from './key-facts.ts'

/** Those in use, and the latest of those that are over. */
const mostShown = 300

/** All keys of a body's own, and a form to make one. */
export const keysPage = (ask: Ask, link: Link): Promise<Response> => answerAllKeys(ask, bodyOf(link), {})

export async function answerAllKeys(ask: Ask, body: string, mistakes: Mistakes): Promise<Response> {
  const words = ask.say.pages.apiKeys
  const keys = await open311KeysOf(ask.rooms.db, body, mostShown)
  const inUse = keys.filter(({ isOver }) => !isOver).length
  return answerKeys(ask, {
    ...{ body, title: words.title, isFirst: true, mistakes },
    children: (
      <>
        <p class="lead">{words.lead}</p>
        {keys.length === 0 && (
          <Empty title={words.none} sign="lock">
            <p>{words.noneWords}</p>
          </Empty>
        )}
        {keys.map((key) => (
          <OneKey key={key.id} ask={ask} one={key} />
        ))}
        {inUse < mostKeysInUse ? (
          <MakeKey ask={ask} mistakes={mistakes} />
        ) : (
          <p>{words.make.full(mostKeysInUse)}</p>
        )}
      </>
    ),
  })
}

const OneKey = ({ ask, one }: { ask: Ask; one: ListedKey }) => (
  <Card>
    <h2>
      <a href={to(ask, paths.apiKeys(tokenOf(ask), String(one.id)))}>
        {ask.say.pages.apiKeys.named(one.name, one.id)}
      </a>
    </h2>
    <Facts facts={keyFacts(ask, one)} />
  </Card>
)

function MakeKey({ ask, mistakes }: { ask: Ask; mistakes: Mistakes }) {
  const words = ask.say.pages.apiKeys.make
  return (
    <FormSection id="make" title={words.title}>
      <form class="flow" method="post" action={to(ask, paths.apiKeys(tokenOf(ask)))} noValidate>
        <FormKey ask={ask} />
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          error={mistakes['name']}
          value={ask.fields['name']}
          autocomplete="off"
        />
        <RadioGroup
          name="trusted"
          label={words.trusted}
          error={mistakes['trusted']}
          value={ask.fields['trusted'] ?? 'no'}
          options={[
            { value: 'no', label: words.no, detail: words.noDetail },
            { value: 'yes', label: words.yes, detail: words.yesDetail },
          ]}
        />
        <TextField
          name="days"
          label={words.days}
          hint={words.daysHint}
          error={mistakes['days']}
          value={ask.fields['days']}
          inputmode="numeric"
          short
        />
        <div class="buttons">
          <Button kind="primary">{words.make}</Button>
        </div>
      </form>
    </FormSection>
  )
}
