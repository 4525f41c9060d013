import type { Mistakes } from '#http/form.ts'
import { Button } from '../ui/button.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ChangedNotice, Seen } from './changed-notice.tsx'
import { type Console, pageOf } from './console.ts'
import { FormKey } from './console-page.tsx'

/** When what waits is told by mail, and whom trouble is mailed to. */
export function SettingsForm({ at, mistakes }: { at: Console; mistakes: Mistakes }) {
  const { ask, connection } = at
  const words = ask.say.pages.integrating.settings
  return (
    <FormSection id="settings" title={words.title}>
      <form class="flow" method="post" action={pageOf(at, 'installning')} noValidate>
        <FormKey ask={ask} />
        <Seen at={at} part="telling" />
        <TextField
          name="notice"
          label={words.notice}
          hint={words.noticeHint}
          error={mistakes['notice']}
          value={ask.fields['notice'] ?? String(connection.noticeAfterMinutes)}
          inputmode="numeric"
          short
        />
        <TextField
          name="alarms"
          label={words.alarmsTo}
          hint={words.alarmsToHint}
          error={mistakes['alarms']}
          value={ask.fields['alarms'] ?? connection.alarmsTo ?? ''}
          type="email"
          autocomplete="off"
        />
        <div class="buttons">
          <Button>{words.save}</Button>
        </div>
      </form>
    </FormSection>
  )
}

/** Somebody else has saved them meanwhile. */
export function SettingsChanged({ at }: { at: Console }) {
  const { ask, connection } = at
  const { settings: words, changed } = ask.say.pages.integrating
  const inForce = [
    { field: 'notice', term: words.notice, value: String(connection.noticeAfterMinutes) },
    { field: 'alarms', term: words.alarmsTo, value: connection.alarmsTo ?? '' },
  ]
  const otherwise = inForce.filter(
    ({ field, value }) => value !== (ask.fields[field] ?? '').trim().toLowerCase(),
  )
  return (
    <ChangedNotice
      ask={ask}
      href={pageOf(at)}
      inForce={otherwise.map(({ term, value }) => ({ term, detail: value || changed.nothing }))}
    />
  )
}
