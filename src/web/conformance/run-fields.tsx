import type { Fields, Mistakes } from '#http/form.ts'
import { paths } from '#paths.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { tokenOf } from '../integrations/console.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextField } from '../ui/text-field.tsx'

type Props = { ask: Ask; typed: Fields; mistakes: Mistakes }

/** What a run is asked for with. Keys that were typed are never shown again. */
export function RunFields({ ask, typed, mistakes }: Props) {
  const words = ask.say.pages.trying.form
  const field = (name: 'address' | 'jurisdiction' | 'service' | 'place') => ({
    ...{ name, label: words[name], value: typed[name], error: mistakes[name], autocomplete: 'off' as const },
  })
  return (
    <FormSection id="new" title={words.title}>
      <form class="flow" method="post" action={to(ask, paths.trying(tokenOf(ask)))} noValidate>
        <TextField {...field('address')} hint={words.addressHint} type="url" required />
        <TextField {...field('jurisdiction')} hint={words.optional} short />
        <RadioGroup
          name="level"
          label={words.level}
          options={optionsOf(words.levels)}
          value={typed['level'] ?? 'both'}
          error={mistakes['level']}
        />
        <Writing ask={ask} typed={typed} mistakes={mistakes} />
        <TextField {...field('service')} hint={words.serviceHint} short />
        <TextField {...field('place')} hint={words.placeHint} />
        <MoreChoices ask={ask} typed={typed} mistakes={mistakes} />
        <div class="buttons">
          <Button kind="primary">{words.begin}</Button>
        </div>
      </form>
    </FormSection>
  )
}

function Writing({ ask, typed, mistakes }: Props) {
  const words = ask.say.pages.trying.form
  return (
    <>
      <h3>{words.writing}</h3>
      <Notice tone="warning" title={words.warning}>
        <p>{words.warningWords}</p>
      </Notice>
      <CheckField
        name="writes"
        label={words.writes}
        hint={words.writesHint}
        checked={typed['writes'] !== undefined}
        error={mistakes['writes']}
      />
      <TextField
        name="key"
        label={words.key}
        hint={words.keyHint}
        error={mistakes['key']}
        autocomplete="off"
      />
      <RadioGroup
        name="updates"
        label={words.updates}
        options={optionsOf(words.updatesOf)}
        value={typed['updates'] ?? 'move'}
        error={mistakes['updates']}
      />
    </>
  )
}

const more = ['discovery', 'readsByKey', 'batchService', 'batchKey', 'only'] as const

/** What few need; open where something is written in it. */
function MoreChoices({ ask, typed, mistakes }: Props) {
  const words = ask.say.pages.trying.form
  const field = (name: 'discovery' | 'batchService' | 'only') => ({
    ...{ name, label: words[name], value: typed[name], error: mistakes[name], autocomplete: 'off' as const },
  })
  return (
    <Disclosure title={words.more} open={more.some((name) => typed[name] || mistakes[name])}>
      <TextField {...field('discovery')} hint={words.discoveryHint} type="url" />
      <CheckField
        name="readsByKey"
        label={words.readsByKey}
        hint={words.readsByKeyHint}
        checked={typed['readsByKey'] !== undefined}
        error={mistakes['readsByKey']}
      />
      <TextField {...field('batchService')} hint={words.optional} short />
      <TextField
        name="batchKey"
        label={words.batchKey}
        hint={words.batchKeyHint}
        error={mistakes['batchKey']}
        autocomplete="off"
      />
      <TextField {...field('only')} hint={words.onlyHint} />
    </Disclosure>
  )
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
