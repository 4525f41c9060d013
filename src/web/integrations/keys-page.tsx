import { z } from 'zod'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { certificateUntil, ownCertificate } from '#bodies/connections/own-certificate.ts'
import { type KnownSecret, secretNames } from '#bodies/connections/secret-names.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import { formatDay, formatTime } from '#i18n/formats.ts'
import type { Messages } from '#i18n/messages.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { NotFound } from '../../errors.ts'
import { Button } from '../ui/button.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { act, type Console, pageOf } from './console.ts'
import { answerConsole, FormKey } from './console-page.tsx'
import { inWords } from './sentences.ts'

type Mistake = keyof Messages['pages']['integrating']['keys']['mistakes']
const [value, days, certificate] = ['value', 'days', 'certificate'] satisfies Mistake[]
const usualDays = '7'

/** Anything that is written; keys of several lines too. */
const fit = /^(?:\P{Cc}|[\n\t])+$/u

const form = z.object({
  value: z
    .string(value)
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .refine((typed) => typed.length <= 20_000 && fit.test(typed), value),
  days: z
    .string(days)
    .trim()
    .regex(/^\d{1,2}$/, days)
    .transform(Number)
    .refine((count) => count <= 90, days),
})

const formOf = (name: string) =>
  name === ownCertificate
    ? form.extend({
        value: form.shape.value.refine((typed) => certificateUntil(typed) !== null, certificate),
      })
    : form

/** The keys a connection is opened with: when each was set, and a form to exchange it. What they are is never shown. */
export const keysPage = (at: Console): Promise<Response> => answerKeys(at, {})

async function answerKeys(at: Console, mistakes: Mistakes): Promise<Response> {
  const { ask, connection, kind } = at
  const words = ask.say.pages.integrating.keys
  const known = await secretNames(ask.rooms.db, connection.id)
  const names = kind?.secrets ?? []
  return answerConsole(at, {
    title: words.title,
    mistakes,
    children: (
      <>
        <p>{names.length === 0 ? words.none : words.lead}</p>
        {names.map((name) => (
          <OneKey
            key={name}
            at={at}
            name={name}
            known={known.find((one) => one.name === name)}
            mistakes={mistakes}
          />
        ))}
      </>
    ),
  })
}

type KeyProps = { at: Console; name: string; known: KnownSecret | undefined; mistakes: Mistakes }

function OneKey({ at, name, known, mistakes }: KeyProps) {
  const { ask, connection } = at
  const words = ask.say.pages.integrating.keys
  const names: Readonly<Record<string, string>> = words.names
  const isTyped = ask.fields['name'] === name
  const idOf = (field: string) => (isTyped ? field : `${field}-${name}`)
  return (
    <FormSection id={`key-${name}`} title={names[name] ?? name}>
      <form class="flow" method="post" action={pageOf(at, 'nycklar')} noValidate>
        <p class="muted">
          {known ? words.set(formatTime(known.changedAt, ask.language)) : words.unset}
          {known?.certificateUntil && `. ${words.until(formatDay(known.certificateUntil, ask.language))}`}
          {known?.formerUntil && `. ${words.former(formatDay(known.formerUntil, ask.language))}`}
        </p>
        {connection.state !== 'ended' && (
          <>
            <FormKey ask={ask} />
            <HiddenField name="name" value={name} />
            <TextArea
              name="value"
              id={idOf('value')}
              label={words.value}
              rows={2}
              error={isTyped ? mistakes['value'] : undefined}
            />
            <TextField
              name="days"
              id={idOf('days')}
              label={words.days}
              value={(isTyped && ask.fields['days']) || usualDays}
              error={isTyped ? mistakes['days'] : undefined}
              inputmode="numeric"
              short
            />
            <div class="buttons">
              <Button describedBy={`key-${name}`}>{words.save}</Button>
            </div>
          </>
        )}
      </form>
    </FormSection>
  )
}

/** Exchanges a key. A key that was typed in a form that is refused is not shown again. */
export async function saveKey(at: Console): Promise<Response> {
  const { ask, connection, kind, by } = at
  const name = kind?.secrets.find((one) => one === ask.fields['name'])
  if (!name) throw new NotFound('no key of that name')
  const read = parseForm(formOf(name), ask.fields)
  if (!read.ok) return answerKeys(at, inWords(read.mistakes, ask.say.pages.integrating.keys.mistakes))
  const { value: typed, days: overlapDays } = read.value
  return act(at, {
    ...{ done: 'secret', page: ['nycklar'] },
    async work(tx) {
      await setSecret(tx, { connection: connection.id, name, value: typed, overlapDays })
      await recordConsoleAct(tx, {
        connection: connection.id,
        by,
        act: 'set_connection_secret',
        facts: { name },
      })
    },
  })
}
