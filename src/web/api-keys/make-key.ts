import { z } from 'zod'
import { createKey } from '#bodies/keys/create-key.ts'
import { mostKeysInUse, open311KeysInUse } from '#bodies/keys/list-keys.ts'
import { line } from '#http/fields.ts'
import { parseForm } from '#http/form.ts'
import type { Messages } from '#i18n/messages.ts'
import type { Link } from '#people/links/links.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { NotAllowed } from '../../errors.ts'
import type { Ask } from '../ask.ts'
import { bodyOf } from '../integrations/console.ts'
import { inWords } from '../integrations/sentences.ts'
import { answerAllKeys } from './keys-page.tsx'
import { answerNewKey } from './new-key.tsx'

type Mistake = keyof Messages['pages']['apiKeys']['make']['mistakes']
const [name, trusted, days] = ['name', 'trusted', 'days'] as const satisfies readonly Mistake[]

/** What those who run the service let a program do where nothing else is agreed. */
const perMinute = 60
const longestDays = 3650

const form = z.object({
  name: line<Mistake>({ limit: 80, tooLong: name, missing: name }),
  trusted: z.enum(['yes', 'no'], trusted),
  /** Left empty: for good. */
  days: z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .refine((typed) => typed === '' || (/^[1-9]\d{0,3}$/.test(typed) && Number(typed) <= longestDays), days)
    .transform((typed) => (typed === '' ? undefined : Number(typed))),
})

/** Makes a key of the body's own, and shows it on the answer. */
export async function makeKey(ask: Ask, link: Link): Promise<Response> {
  const body = bodyOf(link)
  const read = parseForm(form, ask.fields)
  if (!read.ok) return answerAllKeys(ask, body, inWords(read.mistakes, ask.say.pages.apiKeys.make.mistakes))
  const typed = read.value
  return answerNewKey(ask, link, {
    async make(tx) {
      if ((await open311KeysInUse(tx, body)) >= mostKeysInUse) throw new NotAllowed('too many keys in use')
      const made = await createKey(tx, {
        ...{ body, scope: 'open311', perMinute, name: typed.name, days: typed.days },
        isTrusted: typed.trusted === 'yes',
      })
      const facts = { key: made.id, trusted: typed.trusted }
      await recordConsoleAct(tx, { act: 'make_api_key', by: { link: link.id, body }, facts })
      return made
    },
  })
}
