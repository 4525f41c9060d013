import { z } from 'zod'
import { rotateKey } from '#bodies/keys/rotate-key.ts'
import type { Db } from '#database/database.ts'
import { parseForm } from '#http/form.ts'
import type { Messages } from '#i18n/messages.ts'
import type { Link } from '#people/links/links.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { Conflict, Refused } from '../../errors.ts'
import type { Ask } from '../ask.ts'
import { bodyOf } from '../integrations/console.ts'
import { inWords } from '../integrations/sentences.ts'
import { askedKey, pathOfKey } from './asked-key.ts'
import { answerKey } from './key-page.tsx'
import { answerNewKey } from './new-key.tsx'

const days: keyof Messages['pages']['apiKeys']['exchange']['mistakes'] = 'days'

const form = z.object({
  days: z
    .string(days)
    .trim()
    .regex(/^\d{1,2}$/, days)
    .transform(Number)
    .refine((count) => count <= 90, days),
})

/** A new key in place of one, which is good too for some days; shown on the answer. */
export async function exchangeKey(ask: Ask, link: Link): Promise<Response> {
  const body = bodyOf(link)
  const key = await askedKey(ask, link)
  const read = parseForm(form, ask.fields)
  if (!read.ok) {
    const mistakes = inWords(read.mistakes, ask.say.pages.apiKeys.exchange.mistakes)
    return answerKey(ask, body, { key, mistakes })
  }
  return answerNewKey({ ...ask, here: pathOfKey(ask, key) }, link, {
    former: key.id,
    async make(tx) {
      const made = await rotate(tx, key.id, read.value.days)
      const facts = { key: key.id, new_key: made.id }
      await recordConsoleAct(tx, { act: 'exchange_api_key', by: { link: link.id, body }, facts })
      return made
    },
  })
}

/** One that somebody has ended meanwhile has no successor. */
async function rotate(tx: Db, id: number, overlapDays: number) {
  try {
    return await rotateKey(tx, { id, overlapDays })
  } catch (error) {
    throw error instanceof Refused ? new Conflict(error.message) : error
  }
}
